"""An answer that is being made: its steps as they come, until the reader stops it."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TypeVar

Step = TypeVar("Step")


@dataclass(frozen=True, slots=True, eq=False)
class Growing:
    """Which answer of a conversation is being made, and whether it still is.

    Whoever stops it only says so: the answer alone changes what the page shows, so that nothing it
    said before can arrive after its end.
    """

    number: int
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


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
