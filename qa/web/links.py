"""Citation links: they name a stretch of an article, so they hold after a reload or a rebuild."""

import re
from dataclasses import dataclass

from embeddings.article import Article

_LINK = re.compile(r"([0-9a-f]{12})-([0-9a-f]{8})-(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of an article in one state of its text."""

    article_id: str
    digest: str  # the first 8 digits
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.article_id}-{self.digest}-{self.start}-{self.end}"

    def fits(self, article: Article) -> bool:
        """Whether the article's text is still the one that was cited."""
        return article.digest.startswith(self.digest) and self.start < self.end <= len(article.text)


def link_to(article: Article, start: int, end: int) -> Link:
    """The link to some characters of an article."""
    return Link(article.id, article.digest[:8], start, end)


def parse_link(text: str) -> Link | None:
    """Read what a page sent; None if it is no link of ours.

    >>> str(parse_link("5adf1781024b-0123abcd-10-25"))
    '5adf1781024b-0123abcd-10-25'
    >>> parse_link("../../etc/passwd") is None
    True
    """
    found = _LINK.fullmatch(text)
    if not found:
        return None
    return Link(found[1], found[2], int(found[3]), int(found[4]))
