"""Waiting for work that cannot be interrupted, in a way that itself stops at once."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

_TICK_SECONDS = 0.05

Result = TypeVar("Result")


def run_interruptibly(work: Callable[[], Result], tick: Callable[[], None]) -> Result:
    """Run some work on a thread of its own, and return its result or raise its error.

    ``tick`` is called many times a second meanwhile. If it raises, so does this at once; the work
    ends by itself, and its result is dropped.
    """
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 (raised where it is waited for)
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return wait_for(future, tick)


def wait_for(future: "Future[Result]", tick: Callable[[], None]) -> Result:
    """The result of a future; ``tick`` is called many times a second until it is there."""
    while not future.done():
        tick()
        wait([future], _TICK_SECONDS)
    return future.result()
