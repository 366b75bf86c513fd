"""Stopping: Ctrl-C and Cancel are heeded between texts, and what was stored stays.

No test looks at a clock: they count what is encoded after somebody said stop.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, active_count
from time import sleep

import pytest

from embeddings.encoder import Tick, Vectors
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.interruptible import run_interruptibly
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.library_checks import assert_equals_a_fresh_build, assert_sound
from tests.embeddings.word_hash_encoder import WordHashEncoder

ARTICLES = 150
COUNTED = range(ARTICLES)
STOP_AT = 140


class StoppedError(Exception):
    """Somebody pressed Cancel."""


class StoppedEncoder(WordHashEncoder):
    """Says stop before it encodes one text, and then waits until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = Event()

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:
        def stopping() -> None:
            assert tick
            tick()
            if len(self.encoded) == STOP_AT:
                self.stop.set()
                for _ in range(6_000):
                    tick()
                    sleep(0.01)

        return super().encode_passages(texts, stopping)

    def told(self, _progress: Progress) -> None:
        if self.stop.is_set():
            raise StoppedError


@pytest.fixture(params=["many files", "one file"])
def many(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder of many articles, each in its file, or all in one."""
    folder = tmp_path / "many"
    folder.mkdir()
    told = [(f"Boat {n}", f"The boat {n} came to Lenhaven with {n + 3} crates.") for n in COUNTED]
    if request.param == "many files":
        for number, (title, text) in enumerate(told):
            (folder / f"boat{number:03}.txt").write_text(f"{title}\n\n{text}")
    else:
        lines = [json.dumps({"title": title, "text": text}) for title, text in told]
        (folder / "boats.jsonl").write_text("\n".join(lines))
    return folder


def full(store: Store, many: Path, encoder: StoppedEncoder) -> None:
    rebuild(store, WordHashEncoder("first-hash@1"), [many])
    rebuild_all(store, encoder, on_progress=encoder.told)


def changed(store: Store, many: Path, encoder: StoppedEncoder) -> None:
    rebuild(store, encoder, [many], on_progress=encoder.told)


@pytest.mark.parametrize("work", [changed, full])
def test_nothing_more_is_encoded_for_one_who_said_stop(
    store: Store,
    many: Path,
    tmp_path: Path,
    work: Callable[[Store, Path, StoppedEncoder], None],
) -> None:
    encoder, threads = StoppedEncoder(), active_count()
    with pytest.raises(StoppedError):
        work(store, many, encoder)
    assert len(encoder.encoded) == STOP_AT
    assert active_count() == threads
    assert_sound(store.folder)
    stored = store.db.one(f"SELECT count(*) FROM vector_{store.editions()[-1].id}")[0]
    assert 0 < stored < ARTICLES
    again = WordHashEncoder()
    if work is full:
        rebuild_all(store, again)
    else:
        rebuild(store, again, [many])
    assert len(again.encoded) == ARTICLES - stored
    assert_equals_a_fresh_build(store.folder, many, again, tmp_path / "fresh")


def test_nobody_waits_for_a_work_that_was_stopped() -> None:
    begun, end, ended = Event(), Event(), Event()

    def long_work() -> None:
        begun.set()
        end.wait(60)
        ended.set()

    def stop() -> None:
        if begun.is_set():
            raise StoppedError

    with pytest.raises(StoppedError):
        run_interruptibly(long_work, stop)
    assert not ended.is_set()
    end.set()
    assert ended.wait(60)


def test_what_a_work_raises_is_raised_where_it_is_waited_for() -> None:
    def wrong() -> None:
        raise ValueError("out of ink")

    with pytest.raises(ValueError, match="out of ink"):
        run_interruptibly(wrong, lambda: None)
    assert run_interruptibly(lambda: 7, lambda: None) == 7
