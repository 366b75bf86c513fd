"""Citation links: they name a span of an article, so they survive a reload and a rebuild."""

import re
from dataclasses import dataclass, replace

from embeddings.article import Article
from qa.byline import Byline

_LINK = re.compile(r"([0-9a-f]{12})-([0-9a-f]{8})-(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Link:
    """A span of one version of an article."""

    article_id: str
    digest: str  # the first 8 digits
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.article_id}-{self.digest}-{self.start}-{self.end}"

    def fits(self, article: Article) -> bool:
        """Whether the article still has the text that was cited."""
        return article.digest.startswith(self.digest) and self.start < self.end <= len(article.text)


def link_to(article: Article, start: int, end: int) -> Link:
    """The link to the characters ``start`` to ``end`` of an article."""
    return Link(article.id, article.digest[:8], start, end)


def parse_link(text: str) -> Link | None:
    """Parse a link that a page sent; None if it is not one of ours.

    >>> str(parse_link("5adf1781024b-0123abcd-10-25"))
    '5adf1781024b-0123abcd-10-25'
    >>> parse_link("../../etc/passwd") is None
    True
    """
    found = _LINK.fullmatch(text)
    if not found:
        return None
    return Link(found[1], found[2], int(found[3]), int(found[4]))


def linked_article(library: Byline, link: Link) -> Article | None:
    """The article that a link names; if its file was renamed or moved, one with the same text."""
    article = library.article(link.article_id)
    if article is None:
        same = map(library.article, library.catalogue().with_digest(link.digest))
        article = next((one for one in same if one and link.fits(one)), None)
    return article


def as_cited(library: Byline, article: Article, link: Link) -> tuple[Article, str]:
    """The earlier version that a link cites, and when it was replaced (ISO 8601).

    Where that version was not kept: the current article and "".
    """
    for one in library.versions(article.source):
        earlier = replace(
            article, title=one.title, text=one.text, published=one.published, updated=one.updated
        )
        if link.fits(earlier):
            return earlier, one.kept
    return article, ""
