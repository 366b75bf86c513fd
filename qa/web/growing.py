"""An answer that is being made: its steps as they come, until the reader stops it."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TypeVar

from qa.history.exchange import Exchange

Step = TypeVar("Step")


@dataclass(slots=True, eq=False)
class Growing:
    """An answer of a conversation while it is being made; any number of pages may watch it.

    Whoever stops it only says so: the answer alone changes what pages show, so that nothing it
    said before can arrive after its end.
    """

    number: int
    exchange: Exchange  # as it is by now
    waiting: str = ""  # for what, in words
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)  # set once, then another comes

    def grow(self, exchange: Exchange, waiting: str = "") -> None:
        """Let all who watch know how it is by now."""
        self.exchange, self.waiting = exchange, waiting
        self._moved.set()
        self._moved = asyncio.Event()

    def end(self, exchange: Exchange) -> None:
        """Let all who watch know how it ended."""
        self.over.set()
        self.grow(exchange)

    async def steps(self) -> AsyncGenerator[str, None]:
        """What it waits for, whenever it has grown; who is slow misses some. Ends with it."""
        moved = self._moved
        while not self.over.is_set():
            await moved.wait()
            moved = self._moved
            if not self.over.is_set():
                yield self.waiting


async def until(
    stop: asyncio.Event, steps: AsyncGenerator[Step, None]
) -> AsyncGenerator[Step, None]:
    """The steps until it is set: then no more, even while the next one is being made."""
    stopping = asyncio.create_task(stop.wait())
    making = asyncio.create_task(_next(steps))
    try:
        while True:
            await asyncio.wait((stopping, making), return_when=asyncio.FIRST_COMPLETED)
            if stop.is_set() or (step := making.result()) is None:
                return
            yield step
            making = asyncio.create_task(_next(steps))
    finally:
        stopping.cancel()
        making.cancel()
        await asyncio.wait((making,))  # a thread that is at work for it is not waited for
        await steps.aclose()


async def _next(steps: AsyncGenerator[Step, None]) -> Step | None:
    return await anext(steps, None)
