"""The line of readers who wait for an answer: in turn, client by client, each told the place."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass

ASIDE = 8
"""Whose answers a model server may write while the next ones are let through: a server that hangs
ties up no more threads and connections than that."""

EACH = 5
"""Answers of one client that are made at a time, those aside too: half of all there can be where
two are let through, so that a client who asks without end leaves room for others."""


@dataclass(frozen=True, slots=True, eq=False)
class Ticket:
    """One question in the line."""

    client: str = ""  # a reader's name, or the address that asks


class Line:
    """Lets a few through at a time; belongs to one event loop."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._waiting: list[Ticket] = []
        self._through: set[Ticket] = set()
        self._aside: set[Ticket] = set()
        self._places: dict[Ticket, int] = {}  # of those who wait, reckoned once for all of them
        self._moved = asyncio.Event()  # set once, then another takes its place

    async def places(self, ticket: Ticket) -> AsyncGenerator[int, None]:
        """Join, then yield the place from 1 whenever it changes; ends when it is one's turn."""
        self._waiting.append(ticket)
        self._move()
        told = 0
        while place := self._places.get(ticket):
            moved = self._moved
            if place != told:
                yield (told := place)
            await moved.wait()

    def leave(self, ticket: Ticket) -> None:
        """Let the next one through; whoever has not joined has nothing to leave.

        Nothing is awaited: who is cancelled leaves all the same.
        """
        self._aside.discard(ticket)
        self._through.discard(ticket)
        self._waiting = [each for each in self._waiting if each is not ticket]
        self._move()

    def step_aside(self, ticket: Ticket) -> None:
        """Let the next one through while another machine works; one too many keeps the place."""
        if ticket in self._through and len(self._aside) < ASIDE:
            self._through.discard(ticket)
            self._aside.add(ticket)
            self._move()

    def _move(self) -> None:
        """Let through whose turn it is, and tell all others."""
        while len(self._through) < self._at_once and (turns := self._turns()):
            before, _, ticket = turns[0]
            if before >= EACH:
                break
            self._waiting.remove(ticket)
            self._through.add(ticket)
        self._places = {each: place for place, (*_, each) in enumerate(self._turns(), 1)}
        self._moved.set()
        self._moved = asyncio.Event()

    def _turns(self) -> list[tuple[int, int, Ticket]]:
        """Who waits, in turn: first those of whose client the fewest come before, or are let in."""
        of_client = Counter(each.client for each in (*self._through, *self._aside))
        turns = []
        for place, each in enumerate(self._waiting):
            turns.append((of_client[each.client], place, each))
            of_client[each.client] += 1
        return sorted(turns, key=lambda turn: turn[:2])
