"""Cited: the article that a citation's link names, as it was when it was cited."""

from dataclasses import replace

from embeddings.article import Article
from qa.byline import Byline
from qa.web.links import Link


def named(library: Byline, link: Link) -> Article | None:
    """The article of a link; where its file was renamed or moved since, one with the same text."""
    article = library.article(link.article_id)
    if article is None:
        same = map(library.article, library.catalogue().with_digest(link.digest))
        article = next((one for one in same if one and link.fits(one)), None)
    return article


def as_cited(library: Byline, article: Article, link: Link) -> tuple[Article, str]:
    """The earlier version that a link names, and until when it stood, as ISO 8601.

    Where none was kept: the article as it is now, and nothing.
    """
    for one in library.versions(article.source):
        earlier = replace(
            article, title=one.title, text=one.text, published=one.published, updated=one.updated
        )
        if link.fits(earlier):
            return earlier, one.kept
    return article, ""
