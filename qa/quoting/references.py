"""References: the works that an article lists at its end are named there, not what it says.

In their titles a reader finds answers that the article does not give: "Vaccines in the young: side
effects" is asked for in vain. They are found by `search`, and not quoted.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from embeddings.index import Hit
from embeddings.passages import Passage

_BEGIN = re.compile(
    r"^(?:(?:notes (?:and|&) )?references|bibliography|works cited|citations|footnotes"
    r"|einzelnachweise|literaturverzeichnis|referencias|références)\W*$"
    r"(?=[\s\S]{0,300}?\b(?:19|20)\d\d\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Their heading, with a year near: a page's own contents have such a line too."""


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
    found = _BEGIN.search(text)
    return found.start() if found else len(text)
