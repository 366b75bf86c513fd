"""The small library, once for each file of tests."""

from collections.abc import Iterator

import pytest

from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import rebuild
from qa.overview.about_articles import AboutArticles
from qa.retrieval.retriever import Retriever
from tests.embeddings.word_hash_encoder import WordHashEncoder
from tests.qa.overview.small_library import ARTICLES, HEAD


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AboutArticles]:
    folder = tmp_path_factory.mktemp("articles")
    for name, (title, author, date, text) in ARTICLES.items():
        (folder / name).write_text(HEAD.format(title=title, author=author, date=date, text=text))
    store = Store(tmp_path_factory.mktemp("library"))
    rebuild(store, WordHashEncoder(), [folder])
    index = ArticleIndex(store, WordHashEncoder())
    yield AboutArticles(index, Retriever(index).retrieve)
    store.close()
