"""A disk that is full or fails, a file that may not grow: told in one line, and nothing is lost."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import IndexingError, NoRoom
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.failing_disk import FailingDisk, between, is_there
from tests.embeddings.library.library_checks import assert_sound, contents, opened
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of this kind"),
]

PROCESSES: Any = get_context("forkserver" if sys.platform != "win32" else "spawn")
ROOM = 3 * 2**20
FREE = (0, 4_096, 20_000, 60_000, 120_000, 200_000, 300_000, 420_000)
"""Bytes that are left on the disk."""

GROWTH = [0, 1_000, *range(4_096, 420_000, 40_960)]
"""Bytes to which a file may grow: each fails at another write."""

LOG_INDEX_BYTES = 33_000
"""Enough for what SQLite needs beside a library to open it."""

CALLS = 10
"""Calls, of all that reach the disk, at which it fails; drawn between the first and the last."""

FAILURES: dict[str, dict[str, bool]] = {
    "one write fails": {"for_good": False},
    "no write works any more": {"for_good": True},
    "there is no room any more": {"for_good": True, "full": True},
    "one read fails": {"for_good": False, "reads": True},
}


def write_articles(folder: Path, month: str) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(12):
        lines = [f"In {month} the boat {number} carried {n} crates to Lenhaven." for n in range(60)]
        (folder / f"boat{number:02}.txt").write_text("\n\n".join([f"Boat {number}", *lines]))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A library, a folder that has changed since, and what the library becomes."""
    folder = tmp_path_factory.mktemp("scene")
    news, library, after = folder / "news", folder / "library", folder / "after"
    write_articles(news, "March")
    with opened(library) as store:
        rebuild(store, WordHashEncoder(), [news])
    write_articles(news, "April")
    with opened(after) as store:
        rebuild(store, WordHashEncoder(), [news])
    return library, news, after


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(words, check=False).returncode:
        pytest.skip("no disk may be mounted; the limit on files stands for it")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes on a disk."""
    left = shutil.disk_usage(disk).free - free
    (disk / "filler").write_bytes(b"x" * max(0, left))


def answers(library: Path) -> int:
    """How many passages are found; each is what is written."""
    with opened(library, read_only=True) as store:
        encoder = WordHashEncoder()
        index = ArticleIndex(store, encoder)
        hits = index.hits(index.nearest(encoder.encode_query("the boat carried crates"), 10_000))
        assert all("boat" in hit.passage.article.text for hit in hits)
        return len(hits)


def tried(library: Path, news: Path, work: str, limit: int, tell: Connection) -> None:
    """Do a work where no file may grow beyond a limit; tell the error, or that there was none."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    tell.send(attempt(library, news, work))


def attempt(library: Path, news: Path, work: str) -> IndexingError | None:
    """The error of a work, or None."""
    try:
        with opened(library) as store:
            do(store, news, work)
    except IndexingError as error:
        return error
    return None


def do(store: Store, news: Path, work: str) -> None:
    if work == "rebuild":
        rebuild(store, WordHashEncoder(), [news])
        ArticleIndex(store, WordHashEncoder()).save_cache()
    elif work == "vectors":
        ArticleIndex(store, WordHashEncoder()).save_cache()
    else:
        rebuild_all(store, WordHashEncoder())


def limited(library: Path, news: Path, work: str, limit: int) -> IndexingError | None:
    """The error of a work in a process whose files may not grow beyond a limit."""
    hear, tell = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=tried, args=(library, news, work, limit, tell))
    child.start()
    tell.close()
    error: IndexingError | None = hear.recv()
    child.join()
    return error


def assert_goes_on(library: Path, scene: tuple[Path, Path, Path]) -> None:
    """Nothing is lost, and a rebuild can be done now."""
    old, news, after = scene
    whole = [*contents(old).articles, *contents(after).articles]
    assert all(article in whole for article in contents(library).articles)
    assert len(contents(library).articles) == 12
    assert_sound(library)
    assert attempt(library, news, "rebuild") is None
    assert contents(library).spans == contents(after).spans


def assert_told(error: IndexingError) -> None:
    assert isinstance(error, NoRoom), error
    assert "bytes" in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("work", ["rebuild", "full"])
@pytest.mark.parametrize("free", FREE)
def test_a_full_disk_is_told_and_the_library_answers_as_before(
    scene: tuple[Path, Path, Path], small_disk: Path, free: int, work: str
) -> None:
    library = shutil.copytree(scene[0], small_disk / "library")
    fill(small_disk, free)
    error = attempt(library, scene[1], work)
    assert error or free > 200_000
    if error:
        assert_told(error)
    assert answers(library)
    (small_disk / "filler").unlink()
    assert_goes_on(library, scene)


@pytest.mark.parametrize("work", ["rebuild", "full"])
def test_a_write_that_fails_is_told_and_nothing_is_lost(
    scene: tuple[Path, Path, Path], tmp_path: Path, work: str
) -> None:
    errors = 0
    for limit in GROWTH:
        library = shutil.copytree(scene[0], tmp_path / str(limit))
        error = limited(library, scene[1], work, limit)
        if error:
            errors += 1
            assert_told(error)
        assert answers(library)
        assert_goes_on(library, scene)
    assert errors >= 6


@pytest.mark.skipif(not is_there(), reason="Python has an SQLite of its own, without a door")
@pytest.mark.parametrize("work", ["rebuild", "full"])
@pytest.mark.parametrize("failure", FAILURES)
def test_a_disk_that_fails_is_told_and_nothing_is_lost(
    scene: tuple[Path, Path, Path], tmp_path: Path, failure: str, work: str
) -> None:
    how = FAILURES[failure]
    healthy = FailingDisk(sys.maxsize, **how)
    with between(healthy):
        assert attempt(shutil.copytree(scene[0], tmp_path / "healthy"), scene[1], work) is None
    errors = 0
    for moment in range(CALLS):
        at = int(1 + (healthy.calls - 1) * (moment + random.random()) / CALLS)
        library = shutil.copytree(scene[0], tmp_path / str(moment))
        with between(FailingDisk(at, **how)):
            error = attempt(library, scene[1], work)
        if error:
            errors += 1
            assert "\n" not in str(error)
            # SQLite calls it an I/O error where there is no room for what it rather would not write
            told = "make room" if "full" in how else "check the disk"
            assert told in str(error).casefold(), at
        assert answers(library)
        assert_goes_on(library, scene)
    assert errors


def test_vectors_that_find_no_room_beside_the_library_fail_nothing(
    scene: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    library = shutil.copytree(scene[0], tmp_path / "library")
    assert limited(library, scene[1], "vectors", LOG_INDEX_BYTES) is None
    assert not list(library.glob("vectors*"))
    assert answers(library)
    assert attempt(library, scene[1], "vectors") is None
    assert (library / "vectors.faiss").stat().st_size > LOG_INDEX_BYTES
