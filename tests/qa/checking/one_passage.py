"""A text as an article's only passage, and as the sources of a written sentence."""

from embeddings.article import Article
from embeddings.passages import Passage
from qa.checking.grounds import Sources


def passage(text: str, title: str = "", published: str | None = None) -> Passage:
    """The whole of a text."""
    return Passage(Article("article.txt", title, text, published=published), 0, len(text))


def sources(text: str, title: str = "", published: str | None = None) -> Sources:
    """The same, to be compared with."""
    return Sources([passage(text, title, published)])
