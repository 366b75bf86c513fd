"""The evaluation paragraphs as a library: each paragraph an article under its article's title."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from tests.benchmarks.squad import Paragraph


@contextmanager
def paragraph_library(
    paragraphs: Sequence[Paragraph], encoder: Encoder, folder: Path
) -> Iterator[ArticleIndex]:
    """An index of the paragraphs; the library is made in ``folder`` and found there next time."""
    store = Store(folder)
    try:
        add_articles(
            store,
            encoder,
            (Article(source_of(i), each.title, each.text) for i, each in enumerate(paragraphs)),
        )
        yield ArticleIndex(store, encoder)
    finally:
        store.close()


def source_of(paragraph: int) -> str:
    """The source of a paragraph by its position."""
    return f"paragraph/{paragraph:05}"
