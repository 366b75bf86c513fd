"""References: the list of cited works at an article's end is not read for answers.

The reader finds answers in their titles that the article does not give, as in "Vaccines in the
young: side effects". `search` finds these lists all the same.
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
"""Not "bibliography": that heads a writer's own works, which users ask for."""

_ENTRY = re.compile(r"\^|\[?\d{1,3}[.\]]|.{0,400}\b(?:19|20)\d\d[a-z]?[.;:)\]]")
"""The beginning of an entry: a mark, or before long a year punctuated as it seldom is in prose."""

_LEAST_ENTRIES = 0.5
"""The least share of entries among the lines from the heading to the end: where prose goes on, as
in a book after each chapter, or nothing is listed, the text is read."""


def without_references(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without any text from the reference list of their article."""
    remaining = []
    for hit in hits:
        passage = hit.passage
        end = min(passage.end, _references_start(passage.article.text))
        if end > passage.start:
            remaining.append(Hit(Passage(passage.article, passage.start, end), hit.score))
    return remaining


@lru_cache(maxsize=256)
def _references_start(text: str) -> int:
    """The character at which the reference list begins; the text's length if it has none."""
    start, entries, lines = len(text), 0, 0
    if _HEADING.search(text) is None:
        return start
    for line in reversed(list(re.finditer(r"\S[^\n]*", text))):
        if _HEADING.fullmatch(line[0]):
            start = line.start() if lines and entries >= _LEAST_ENTRIES * lines else start
        else:
            lines += 1
            entries += _ENTRY.match(line[0]) is not None
    return start
