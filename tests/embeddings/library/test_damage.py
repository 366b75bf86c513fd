"""A damaged disk: what is derived is made again, what is not is told; never a wrong quote."""

import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from embeddings import followed, vector_file
from embeddings.article import Article
from embeddings.doctor import State, examine
from embeddings.errors import IndexingError, LibraryDamaged
from embeddings.index import ArticleIndex
from embeddings.library.edition import Edition
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import add_text, rebuild, remove
from embeddings.vector_file import read_index
from embeddings.vectors import VectorIndex
from tests.embeddings.library.damage import pages, settle, spoil_page
from tests.embeddings.library.library_checks import opened
from tests.embeddings.word_hash_encoder import WordHashEncoder

FLIPS = 200
WORKED_ON = 5  # of so many damaged pages, one is examined and written to
ENCODER = WordHashEncoder()


def write_articles(folder: Path) -> None:
    folder.mkdir()
    for number in range(30):
        lines = [f"Boat {number} carried {n} crates to Lenhaven in week {n}." for n in range(20)]
        (folder / f"boat{number:02}.txt").write_text("\n\n".join([f"Boat {number}", *lines]))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two editions, with its saved index."""
    folder = tmp_path_factory.mktemp("whole")
    write_articles(folder / "news")
    with opened(folder / "library") as store:
        rebuild(store, WordHashEncoder(), [folder / "news"])
        rebuild_all(store, WordHashEncoder())
        ArticleIndex(store, WordHashEncoder()).save_cache()
    settle(folder / "library")
    return folder / "library"


def nearest(library: Path) -> dict[int, float]:
    with opened(library, read_only=True) as store:
        encoder = WordHashEncoder()
        return ArticleIndex(store, encoder).nearest(encoder.encode_query("crates of boat 7"), 20)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """The editions whose vectors were read from the store, as often as they were."""
    editions: list[Edition] = []
    make = followed._index_from_store

    def counted(store: Store, edition: Edition) -> VectorIndex:
        editions.append(edition)
        return make(store, edition)

    monkeypatch.setattr(followed, "_index_from_store", counted)
    return editions


@pytest.mark.slow
def test_every_flipped_bit_of_the_saved_index_is_noticed_and_mended_once(
    whole: Path, tmp_path: Path, made: list[Edition]
) -> None:
    library = shutil.copytree(whole, tmp_path / "library")
    cache = library / CACHE_NAME
    good = cache.read_bytes()
    expected = nearest(library)
    assert not made
    source = random.Random(11)
    for times, place in enumerate(source.sample(range(len(good)), FLIPS), start=1):
        spoilt = bytearray(good)
        spoilt[place] ^= 1 << source.randrange(8)
        cache.write_bytes(spoilt)
        assert read_index(cache) is None, place
        assert nearest(library) == expected, place
        assert nearest(library) == expected, place
        assert len(made) == times  # the second opening believes the file again


def test_a_damaged_index_is_left_where_it_is_in_a_folder_that_may_not_be_written(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = shutil.copytree(whole, tmp_path / "library")
    expected = nearest(library)
    cache = library / CACHE_NAME
    cache.write_bytes(spoilt := cache.read_bytes()[:-1])
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may write anywhere
    assert nearest(library) == expected
    assert cache.read_bytes() == spoilt


def test_an_index_that_faiss_does_not_know_is_index_from_store_again(
    whole: Path, tmp_path: Path
) -> None:
    library = shutil.copytree(whole, tmp_path / "library")
    cache = library / CACHE_NAME
    found = read_index(cache)
    assert found
    body = b"IxXX of a later FAISS"  # which the checksum says to be as it was written
    cache.write_bytes(
        vector_file._head(found[0], vector_file._digest(found[0], BytesIO(body))) + body
    )
    assert read_index(cache) is None
    assert nearest(library)
    assert read_index(cache)


@pytest.mark.slow
def test_a_damaged_page_is_told_and_never_quoted(whole: Path, tmp_path: Path) -> None:
    with opened(whole, read_only=True) as store:
        known = list(store.articles())
    told = found = 0
    for page in range(pages(whole)):
        library = shutil.copytree(whole, tmp_path / "library")
        spoil_page(library, page, seed=page)
        told += tells(partial(ask, library, known))
        if page % WORKED_ON == 0:
            found += examined(library)
            news = whole.parent / "news"
            for work in works(news):
                tells(partial(write, library, work))
        shutil.rmtree(library)
    assert told > 10
    assert found > 5


def tells(work: Callable[[], object]) -> bool:
    """Whether a work tells of damage, in one line that says what to do, and in no other way."""
    try:
        work()
    except IndexingError as error:
        message = str(error)
    else:
        return False
    assert "\n" not in message
    assert "byline" in message or "library" in message
    return True


def ask(library: Path, known: list[Article]) -> None:
    """Ask, and look at all that is quoted: it is as it was written."""
    with opened(library, read_only=True) as store:
        index = ArticleIndex(store, ENCODER)
        scores = index.nearest(ENCODER.encode_query("crates of boat 7"), 40)
        scores |= index.matching(["crates", "lenhaven"], 40)
        for hit in index.hits(scores):
            article = hit.passage.article
            assert article in known
            assert hit.passage.text == article.text[hit.passage.start : hit.passage.end] != ""
        for article in store.articles():
            assert article in known
            assert all(one in known for one in index.copies(article))


def examined(library: Path) -> bool:
    """Whether the doctor finds damage, or what it is in cannot be opened."""
    try:
        with opened(library) as store:
            return any(one.state is not State.FINE for one in examine(store, lambda: ENCODER))
    except LibraryDamaged:
        return True


def write(library: Path, work: Callable[[Store], object]) -> None:
    with opened(library) as store:
        work(store)


def works(news: Path) -> list[Callable[[Store], object]]:
    return [
        lambda store: add_text(store, ENCODER, "A note", "The kettle is on."),
        lambda store: remove(store, str(news / "boat07.txt")),
        lambda store: rebuild(store, ENCODER, [news]),
        lambda store: rebuild_all(store, ENCODER),
    ]


@pytest.mark.parametrize("left", [CACHE_NAME, f"{FILE_NAME}-wal"])
@pytest.mark.parametrize("read_only", [False, True])
def test_an_emptied_library_is_not_begun_anew(left: str, read_only: bool, tmp_path: Path) -> None:
    file, beside = tmp_path / FILE_NAME, tmp_path / left
    file.touch()
    beside.write_bytes(b"of articles")
    with pytest.raises(LibraryDamaged, match="restore FILE"):
        Store(tmp_path, read_only=read_only)
    assert (file.read_bytes(), beside.read_bytes()) == (b"", b"of articles")
    beside.unlink()
    with opened(tmp_path) as begun:  # whoever was making it was stopped
        assert begun.article_count() == 0
