"""An answer that is being made: it grows step by step, until it is complete or stopped."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TypeVar

from qa.history.exchange import Exchange

Step = TypeVar("Step")


@dataclass(slots=True, eq=False)
class Growing:
    """An answer while it is being made; any number of pages may watch it.

    To stop it, set ``stop``: only the task that makes the answer changes what pages show, so that
    no earlier step can arrive after the end.
    """

    number: int
    exchange: Exchange  # the state so far
    waiting: str = ""  # status line, such as "Searching 12 articles…"
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)  # set, then replaced

    def grow(self, exchange: Exchange, waiting: str = "") -> None:
        """Publish a new state to everybody who watches."""
        self.exchange, self.waiting = exchange, waiting
        self._moved.set()
        self._moved = asyncio.Event()

    def end(self, exchange: Exchange) -> None:
        """Publish the final state and end all watching."""
        self.over.set()
        self.grow(exchange)

    async def steps(self) -> AsyncGenerator[str, None]:
        """Yield the status line at each change until the end; a slow watcher misses some."""
        moved = self._moved
        while not self.over.is_set():
            await moved.wait()
            moved = self._moved
            if not self.over.is_set():
                yield self.waiting


async def until(
    stop: asyncio.Event, steps: AsyncGenerator[Step, None]
) -> AsyncGenerator[Step, None]:
    """Pass steps on until ``stop`` is set, even while the next step is still being made."""
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
