"""Watch: a rebuild whenever a file changes, and none that ends it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from embeddings.errors import IndexingError, LibraryBusy
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import rebuild
from embeddings.rebuilding.report import RebuildReport
from embeddings.rebuilding.watch import watch
from tests.embeddings.library.library_checks import reported
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = pytest.mark.slow

Reports = Iterator[RebuildReport]


@pytest.fixture
def watched(
    store: Store, news: Path, encoder: WordHashEncoder
) -> Iterator[Iterator[RebuildReport]]:
    """The reports of a watched folder; it ends after a while even if nothing happens."""
    stop = Event()
    limit = Timer(20, stop.set)
    limit.start()
    places = [news, Path(f"https://quay.example/{'ebb' * 100}")]
    yield watch(lambda: rebuild(store, encoder, [news]), lambda: places, stop=stop)
    stop.set()
    limit.cancel()


def until(watched: Reports, change: Timer) -> dict[str, list[str]]:
    """The first report that tells of anything but unchanged articles, after a change is made."""
    change.start()
    for report in watched:
        told = reported(report)
        if set(told) - {"unchanged"}:
            return told
    pytest.fail("the change was not seen")


def test_every_change_is_followed(watched: Reports, news: Path) -> None:
    assert len(next(watched).added) == 3
    whale = news / "whale.txt"
    written = Timer(0.3, lambda: whale.write_text("A whale\n\nA whale was seen in the bay."))
    assert until(watched, written)["added"] == ["whale.txt"]
    assert until(watched, Timer(0.3, whale.unlink))["removed"] == ["whale.txt"]


def test_a_folder_that_is_empty_for_a_while_does_not_end_it(
    watched: Reports, news: Path, store: Store, tmp_path: Path
) -> None:
    next(watched)
    kept = tmp_path / "kept"
    kept.mkdir()

    def take_away() -> None:
        for path in news.iterdir():
            path.rename(kept / path.name)

    def bring_back() -> None:
        for path in kept.iterdir():
            path.rename(news / path.name)

    assert until(watched, Timer(0.3, take_away)) == {"unreadable": ["news"]}
    Timer(0.3, bring_back).start()
    assert len(next(watched).unchanged) == 3
    assert store.article_count() == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are text")
def test_a_name_that_is_no_text_does_not_end_it(watched: Reports, news: Path) -> None:
    next(watched)
    odd = news / os.fsdecode(b"caf\xe9.txt")
    written = Timer(0.3, lambda: odd.write_text("A kiosk\n\nEli Rask opened the kiosk."))
    assert until(watched, written)["unreadable"] == ["caf?.txt"]
    whale = news / "whale.txt"
    written = Timer(0.3, lambda: whale.write_text("A whale\n\nA whale was seen in the bay."))
    assert until(watched, written)["added"] == ["whale.txt"]


def test_a_folder_that_another_takes_the_place_of_is_followed(
    watched: Reports, news: Path, tmp_path: Path
) -> None:
    next(watched)
    other = tmp_path / "other"
    other.mkdir()
    (other / "whale.txt").write_text("A whale\n\nA whale was seen in the bay.")

    def exchange() -> None:
        news.rename(tmp_path / "before")
        other.rename(news)

    assert until(watched, Timer(0.3, exchange))["added"] == ["whale.txt"]
    written = Timer(0.3, lambda: (news / "tug.txt").write_text("A tug\n\nA tug sank in the bay."))
    assert until(watched, written)["added"] == ["tug.txt"]


def test_what_changes_during_the_first_rebuild_is_followed(news: Path) -> None:
    stop, done = Event(), []

    def slow() -> RebuildReport:
        done.append("rebuilt")
        if len(done) == 1:
            (news / "whale.txt").write_text("A whale\n\nA whale was seen in the bay.")
        else:
            stop.set()
        return RebuildReport()

    limit = Timer(20, stop.set)
    limit.start()
    assert len(list(watch(slow, lambda: [news], stop=stop))) == 2
    limit.cancel()


def test_what_a_rebuild_finds_elsewhere_is_followed_there(news: Path, tmp_path: Path) -> None:
    stop, done, places = Event(), [], [tmp_path / "before" / "articles"]

    def moved() -> RebuildReport:
        places[:] = [news]
        done.append("rebuilt")
        if len(done) == 2:  # it is watched by now
            (news / "whale.txt").write_text("A whale\n\nA whale was seen in the bay.")
        if len(done) == 3:
            stop.set()
        return RebuildReport()

    limit = Timer(20, stop.set)
    limit.start()
    assert len(list(watch(moved, lambda: places, stop=stop))) == 3
    limit.cancel()


def test_a_system_that_watches_no_more_files_says_what_to_do(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Iterator[set[object]]:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr("watchfiles.watch", full)
    with pytest.raises(IndexingError, match=r"limit reached.*by a timer"):
        next(watch(RebuildReport, lambda: [news]))


def test_another_rebuild_does_not_end_it_where_nothing_is_watched() -> None:
    def busy() -> RebuildReport:
        raise LibraryBusy("It is being rebuilt. Wait until it has finished.")

    (unreadable,) = next(watch(busy, list)).unreadable
    assert "being rebuilt" in unreadable.reason
