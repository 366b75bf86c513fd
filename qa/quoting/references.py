"""References: the works that an article lists at its end are named there, not what it says.

In their titles a reader finds answers that the article does not give: "Vaccines in the young: side
effects" is asked for in vain. They are found by `search`, and not quoted.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from embeddings.index import Hit
from embeddings.passages import Passage

_HEADING = re.compile(
    r"^(?:(?:notes (?:and|&) )?references|works cited|citations|footnotes"
    r"|einzelnachweise|literaturverzeichnis|referencias|références)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""No "bibliography": under that stands what a writer wrote, which is asked for."""

_ENTRY = re.compile(r"\^|\[?\d{1,3}[.\]]|.{0,400}\b(?:19|20)\d\d[a-z]?[.;:)\]]")
"""How a line of such a list begins: with a mark, or soon with a year as prose has it seldom."""

_ENTRIES = 0.5
"""Share of the lines from the heading to the article's end that are such at least: where prose goes
on, as in a book after each chapter, or where nothing is listed, it is read."""


def without_references(hits: Sequence[Hit]) -> list[Hit]:
    """The hits as far as they stand before the references of their article."""
    kept = []
    for hit in hits:
        passage = hit.passage
        end = min(passage.end, _begin(passage.article.text))
        if end > passage.start:
            kept.append(Hit(Passage(passage.article, passage.start, end), hit.score))
    return kept


@lru_cache(maxsize=256)
def _begin(text: str) -> int:
    """Where the references begin, in characters; the text's length where it has none."""
    begin, entries, lines = len(text), 0, 0
    if _HEADING.search(text) is None:
        return begin
    for line in reversed(list(re.finditer(r"\S[^\n]*", text))):
        if _HEADING.fullmatch(line[0]):
            begin = line.start() if lines and entries >= _ENTRIES * lines else begin
        else:
            lines += 1
            entries += _ENTRY.match(line[0]) is not None
    return begin
