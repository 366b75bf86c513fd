"""The line of readers who wait for an answer: first come, first served, each told the place."""

import asyncio
from collections.abc import AsyncGenerator

ASIDE = 8
"""Whose answers a model server may write while the next ones are let through: a server that hangs,
or one client who asks without end, ties up no more threads and connections than that."""


class Line:
    """Lets a few through at a time; belongs to one event loop."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._line: list[object] = []
        self._aside: set[object] = set()
        self._moved = asyncio.Condition()

    async def places(self, ticket: object) -> AsyncGenerator[int, None]:
        """Join, then yield the place from 1 whenever it changes; ends when it is one's turn."""
        self._line.append(ticket)
        while (place := self._place(ticket)) > 0:
            yield place
            async with self._moved:
                while self._place(ticket) == place:
                    await self._moved.wait()

    async def leave(self, ticket: object) -> None:
        """Let the next one through; whoever has not joined has nothing to leave."""
        self._aside.discard(ticket)
        await self._give_up_place(ticket)

    async def step_aside(self, ticket: object) -> None:
        """Let the next one through while another machine works; one too many keeps the place."""
        if ticket in self._line and len(self._aside) < ASIDE:
            self._aside.add(ticket)
            await self._give_up_place(ticket)

    async def _give_up_place(self, ticket: object) -> None:
        if ticket in self._line:
            self._line.remove(ticket)
            async with self._moved:
                self._moved.notify_all()

    def _place(self, ticket: object) -> int:
        return self._line.index(ticket) + 1 - self._at_once
