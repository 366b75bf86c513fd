"""The samples where nothing can be kept, as in a container whose file system is read-only."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from filelock import FileLock

from embeddings.errors import LibraryBusy, LibraryDamaged
from embeddings.rebuilding.report import RebuildReport
from qa.byline import Byline
from qa.libraries import Libraries
from qa.samples import ARTICLES
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the samples are kept; there is one of them, for all would take seconds."""
    monkeypatch.setattr("qa.libraries.ARTICLES", ARTICLES / "mill-bridge-reopens.txt")
    monkeypatch.setattr("qa.libraries.samples_folder", lambda _: tmp_path / "cache")
    return tmp_path / "cache"


def libraries_of(folder: Path) -> Libraries:
    return Libraries(Settings(library=folder / "own"), WordHashEncoder())


def test_they_answer_from_a_folder_that_goes_with_the_process(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write_text("no folder can be made here")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    libraries = libraries_of(tmp_path)
    samples = libraries.current().status()
    assert samples.samples
    assert samples.folder.parent == temporary
    libraries.close()
    assert not list(temporary.iterdir())


def test_where_they_were_kept_before_they_are_not_made_again(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = libraries_of(tmp_path)
    assert first.samples().status().articles == 1
    first.close()
    before = {file: file.stat().st_mtime_ns for file in cache.iterdir()}
    may = os.access  # a test that runs as root may write everywhere
    monkeypatch.setattr("os.access", lambda file, mode: mode != os.W_OK and may(file, mode))
    again = libraries_of(tmp_path)
    assert again.samples().status().folder == cache
    assert again.samples().search("ribbon", 1)
    again.close()
    assert {file: file.stat().st_mtime_ns for file in cache.iterdir()} == before
    monkeypatch.setattr("qa.libraries.ARTICLES", ARTICLES / "skerrin-cup-final-2024.txt")
    others = libraries_of(tmp_path)  # what was kept has not all of them
    assert others.samples().status().folder != cache
    others.close()


def test_what_is_damaged_in_the_cache_is_made_anew(tmp_path: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / "library.sqlite3").write_text("no library, though it was one")
    libraries = libraries_of(tmp_path)
    assert libraries.samples().status().folder == cache
    assert libraries.samples().search("ribbon", 1)
    libraries.close()


def test_what_is_damaged_and_cannot_be_taken_away_is_named(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(*_: object) -> None:
        raise PermissionError("another process has it open")

    cache.mkdir()
    (cache / "library.sqlite3").write_text("no library, though it was one")
    libraries = libraries_of(tmp_path)
    with monkeypatch.context() as windows:
        windows.setattr("pathlib.Path.unlink", in_use)
        with pytest.raises(LibraryDamaged, match=r"library\.sqlite3"):
            libraries.samples()
    libraries.close()


@pytest.mark.usefixtures("cache")
def test_one_process_at_a_time_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adding, order = Event(), list[str]()
    first, second = libraries_of(tmp_path), libraries_of(tmp_path)
    other = Thread(target=second.samples)

    class Slow(Byline):
        """One that is still at it when the other has had time to begin."""

        def add(self, *places: str | Path, **how: Any) -> RebuildReport:
            order.append("begin")
            if len(order) == 1:
                other.start()
                adding.wait(0.3)  # until the other one is at it too, which it must not be
            adding.set()
            added = super().add(*places, **how)
            order.append("end")
            return added

    monkeypatch.setattr("qa.libraries.Byline", Slow)
    first.samples()
    other.join()
    assert order == ["begin", "end"] * 2
    first.close()
    second.close()


@pytest.fixture
def waiting(tmp_path: Path, cache: Path) -> Iterator[Libraries]:
    """Libraries whose samples another process is making, for as long as a test takes."""
    libraries = libraries_of(tmp_path)
    cache.mkdir()
    with FileLock(cache / "samples.lock"):
        yield libraries
    libraries.close()


def test_one_that_has_them_for_too_long_is_not_waited_for(
    waiting: Libraries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.libraries._WAIT_SECONDS", 0.1)
    with pytest.raises(LibraryBusy, match=r"Another process .* end it"):
        waiting.samples()


def test_who_is_told_to_leave_waits_no_more(waiting: Libraries) -> None:
    ended = Event()

    def ask() -> None:
        with pytest.raises(LibraryBusy):
            waiting.samples()
        ended.set()

    asking = Thread(target=ask)
    asking.start()
    waiting.stop_waiting()
    assert ended.wait(30)  # a server that is stopped waited for minutes
    asking.join()
