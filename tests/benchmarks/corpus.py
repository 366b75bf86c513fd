"""A temporary library of a benchmark's articles, and evaluation paragraphs as articles."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from tests.benchmarks.squad import Paragraph


@contextmanager
def library_of(articles: Iterable[Article], encoder: Encoder) -> Iterator[ArticleIndex]:
    """The index of a temporary library of some articles."""
    with TemporaryDirectory() as temporary, closing(Store(Path(temporary))) as store:
        add_articles(store, encoder, articles)
        yield ArticleIndex(store, encoder)


def paragraph_articles(paragraphs: Sequence[Paragraph]) -> Iterator[Article]:
    """Each paragraph as an article under its article's title."""
    return (Article(source_of(i), each.title, each.text) for i, each in enumerate(paragraphs))


def source_of(paragraph: int) -> str:
    """The source of a paragraph, made from its position."""
    return f"paragraph/{paragraph:05}"
