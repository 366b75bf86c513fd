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
from tests.embeddings.rebuilding.killed_work import work
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders are protected otherwise here"),
]

ROOT = Path(__file__).parents[3]
PROCESSES: Any = get_context("forkserver" if sys.platform != "win32" else "spawn")
ASK_AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

if os.getuid() == 0:
    os.setuid(65534)
try:
    (Path(sys.argv[1]) / "written").touch()
except OSError:
    pass
else:
    sys.exit("the folder is not protected")
store = Store(Path(sys.argv[1]), read_only=True)
encoder = WordHashEncoder()
index = ArticleIndex(store, encoder)
hits = index.hits(index.nearest(encoder.encode_query("the wind reached ninety knots"), 1))
assert index.matching(["knots"], 9)
index.save_cache()
print(store.article_count(), hits[0].passage.text)
store.close()
"""


COUNT_AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

if os.getuid() == 0:
    os.setuid(65534)
store = Store(Path(sys.argv[1]), read_only=True)
index = ArticleIndex(store, WordHashEncoder())
for again in range(2):
    found = index.nearest(index.encoder.encode_query("the wind"), 99)
    print(store.article_count(), len({hit.passage.article.source for hit in index.hits(found)}))
    sys.stdout.flush()
    sys.stdin.readline()
"""
OPEN_AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from embeddings.errors import IndexingError
from embeddings.library.store import Store

if os.getuid() == 0:
    os.setuid(65534)
for read_only in (True, False):
    try:
        Store(Path(sys.argv[1]), read_only=read_only)
    except IndexingError as error:
        assert "--library" in str(error), error
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


def answer(library: Path) -> str:
    words = [sys.executable, "-c", ASK_AS_SOMEBODY_ELSE, str(library)]
    done = subprocess.run(words, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_answers_after_a_clean_close(library: Path) -> None:
    protect(library)
    assert "ninety knots" in answer(library)


@pytest.mark.parametrize("lost", [(), ("library.sqlite3-shm",)])
def test_it_answers_after_a_kill(library: Path, news: Path, lost: tuple[str, ...]) -> None:
    kill_at_work(library, news)
    for name in lost:
        (library / name).unlink()
    before = {path.name: path.read_bytes() for path in library.iterdir()}
    protect(library)
    assert "ninety knots" in answer(library)
    assert {path.name: path.read_bytes() for path in library.iterdir()} == before


def test_what_its_owner_writes_is_seen(library: Path, news: Path) -> None:
    protect(library)
    words = [sys.executable, "-c", COUNT_AS_SOMEBODY_ELSE, str(library)]
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
    words = [sys.executable, "-c", OPEN_AS_SOMEBODY_ELSE, str(library)]
    subprocess.run(words, check=True, cwd=ROOT)


def test_it_answers_on_a_disk_that_is_mounted_to_be_read(library: Path) -> None:
    place = library.with_name("mounted")
    place.mkdir()
    words = ["mount", "--bind", str(library), str(place)]
    if not shutil.which("mount") or subprocess.run(words, check=False).returncode:
        pytest.skip("no disk may be mounted")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
        assert "ninety knots" in answer(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)
