"""Heeding: waiting for what cannot be interrupted itself, and yet stopping at once when told to."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

_TICK_SECONDS = 0.05

Done = TypeVar("Done")


def heeded(work: Callable[[], Done], tick: Callable[[], None]) -> Done:
    """What a work gives or raises, done on a thread of its own.

    ``tick`` is called many times a second meanwhile. What it raises passes through at once; the
    work is left to end by itself, and what it gives is dropped.
    """
    done: Future[Done] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 (raised where it is waited for)
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return awaited(done, tick)


def awaited(future: "Future[Done]", tick: Callable[[], None]) -> Done:
    """The result of a future, with ``tick`` called many times a second until it is there."""
    while not future.done():
        tick()
        wait([future], _TICK_SECONDS)
    return future.result()
