"""The evaluation paragraphs as a library: each paragraph an article under its article's title."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from tests.benchmarks.squad import Paragraph


@contextmanager
def library_of(
    articles: Iterable[Article], encoder: Encoder, folder: Path
) -> Iterator[ArticleIndex]:
    """An index of some articles; the library is made in ``folder`` and found there next time."""
    store = Store(folder)
    try:
        add_articles(store, encoder, articles)
        yield ArticleIndex(store, encoder)
    finally:
        store.close()


def paragraph_library(
    paragraphs: Sequence[Paragraph], encoder: Encoder, folder: Path
) -> AbstractContextManager[ArticleIndex]:
    """An index of the paragraphs."""
    articles = (Article(source_of(i), each.title, each.text) for i, each in enumerate(paragraphs))
    return library_of(articles, encoder, folder)


def source_of(paragraph: int) -> str:
    """The source of a paragraph by its position."""
    return f"paragraph/{paragraph:05}"
