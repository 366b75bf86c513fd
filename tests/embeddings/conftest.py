"""Fixtures of the embeddings' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.word_hash_encoder import WordHashEncoder

NEWS = {
    "harbour.txt": (
        "The harbour opens again\n\nFishermen returned to Lenhaven on Monday. "
        "The breakwater had been closed for a year. Mayor Ilse Brandt cut a ribbon.\n\n"
        "The work cost nine million crowns, the council said. It had been planned at six."
    ),
    "library.txt": (
        "Reading rooms stay open late\n\nStudents asked for longer hours. "
        "The town library agreed and will close at ten.\n\n"
        "Two more guards were hired. The budget pays for them until June."
    ),
    "storm.txt": (
        "A storm takes the roof of the mill\n\nThe wind reached ninety knots on Tuesday night. "
        "Nobody was hurt. The miller slept in the village hall.\n\n"
        "Engineers will look at the walls tomorrow."
    ),
}


@pytest.fixture
def encoder() -> WordHashEncoder:
    return WordHashEncoder()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    opened = Store(library)
    yield opened
    opened.close()


@pytest.fixture
def built(store: Store, news: Path, encoder: WordHashEncoder) -> Store:
    """A library of the three articles."""
    rebuild(store, encoder, [news])
    return store
