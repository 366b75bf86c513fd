"""A folder that may not be written: asked by somebody else, after a clean close or a kill."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.library_checks import opened
from tests.embeddings.library.somebody_else import AS_SOMEBODY_ELSE, ROOT, answers
from tests.embeddings.rebuilding.killed_work import work
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders are protected otherwise here"),
]

PROCESSES: Any = get_context("forkserver" if sys.platform != "win32" else "spawn")
COUNT = """
store = Store(Path(sys.argv[1]), read_only=True)
index = ArticleIndex(store, encoder)
for again in range(2):
    found = index.nearest(index.encoder.encode_query("the wind"), 99)
    print(store.article_count(), len({hit.passage.article.source for hit in index.hits(found)}))
    sys.stdout.flush()
    sys.stdin.readline()
"""
OPEN = """
for mode in sys.argv[2:]:
    try:
        Store(Path(sys.argv[1]), read_only=mode == "to read")
    except IndexingError as error:
        assert "--library" in str(error), error
        print(type(error).__name__)
    else:
        sys.exit("it was opened")
"""


@pytest.fixture
def library(news: Path) -> Iterator[Path]:
    """A library of three articles in a folder that anybody may reach."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        library = Path(folder) / "library"
        with opened(library) as store:
            rebuild(store, WordHashEncoder(), [news])
        yield library
        protect(library, protected=False)


def protect(library: Path, *, protected: bool = True) -> None:
    for path in library.iterdir():
        path.chmod(0o444 if protected else 0o644)
    library.chmod(0o555 if protected else 0o755)


def kill_at_work(library: Path, news: Path) -> None:
    """Let a writer die with a part of what it committed in the log alone."""
    (news / "whale.txt").write_text("A whale\n\nChildren saw a whale from the pier.")
    hear, tell = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=work, args=(library, news, "full", 60, tell, False))
    child.start()
    child.join()
    hear.close()
    assert child.exitcode == -9
    assert (library / "library.sqlite3-wal").stat().st_size


def refusals(library: Path, *modes: str) -> list[str]:
    """The errors of somebody who opens a library that they may not."""
    words = [sys.executable, "-c", AS_SOMEBODY_ELSE + OPEN, str(library), *modes]
    done = subprocess.run(words, check=True, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.split()


def test_it_answers_after_a_clean_close(library: Path) -> None:
    protect(library)
    assert "ninety knots" in answers(library)[0]
    assert refusals(library, "to write") == ["IndexingError"]  # it is not damaged


@pytest.mark.parametrize("lost", [(), ("library.sqlite3-shm",)])
def test_it_answers_after_a_kill(library: Path, news: Path, lost: tuple[str, ...]) -> None:
    kill_at_work(library, news)
    for name in lost:
        (library / name).unlink()
    before = {path.name: path.read_bytes() for path in library.iterdir()}
    protect(library)
    assert "ninety knots" in answers(library)[0]
    assert {path.name: path.read_bytes() for path in library.iterdir()} == before


def test_what_its_owner_writes_is_seen(library: Path, news: Path) -> None:
    protect(library)
    words = [sys.executable, "-c", AS_SOMEBODY_ELSE + COUNT, str(library)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, cwd=ROOT, **pipes) as child:  # type: ignore[call-overload]
        assert child.stdout.readline() == "3 3\n"
        (news / "whale.txt").write_text("A whale\n\nChildren saw a whale from the pier.")
        protect(library, protected=False)
        with opened(library) as store:
            rebuild(store, WordHashEncoder(), [news])
        protect(library)
        told, _ = child.communicate("again\n")
    assert told == "4 4\n"


def test_one_that_may_not_even_be_entered_is_told(library: Path) -> None:
    library.chmod(0o700)
    assert len(refusals(library, "to read", "to write")) == 2


def test_it_answers_on_a_disk_that_is_mounted_to_be_read(library: Path) -> None:
    place = library.with_name("mounted")
    place.mkdir()
    words = ["mount", "--bind", str(library), str(place)]
    if not shutil.which("mount") or subprocess.run(words, check=False).returncode:
        pytest.skip("no disk may be mounted")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
        assert "ninety knots" in answers(place)[0]
    finally:
        subprocess.run(["umount", str(place)], check=True)
