"""The line of questions that wait for an answer, served fairly among clients."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass

ASIDE = 8
"""Answers that a model server may be writing while other questions are let through: a server that
hangs ties up no more threads and connections than these."""

EACH = 5
"""Answers of one client that are made at the same time, those set aside included: half of all where
two are let through, so that a client who never stops asking leaves room for others."""


@dataclass(frozen=True, slots=True, eq=False)
class Ticket:
    """One question in the line."""

    client: str = ""  # a reader's name, or the address that asks


class Line:
    """Lets a few questions through at a time; for use in one event loop."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._waiting: list[Ticket] = []
        self._through: set[Ticket] = set()
        self._aside: set[Ticket] = set()
        self._places: dict[Ticket, int] = {}  # of all waiting tickets, updated together
        self._moved = asyncio.Event()  # set at each change, then replaced by a new one

    async def places(self, ticket: Ticket) -> AsyncGenerator[int, None]:
        """Join the line and yield the place, from 1, at each change; ends when the turn comes."""
        self._waiting.append(ticket)
        self._advance()
        shown = 0
        while place := self._places.get(ticket):
            moved = self._moved
            if place != shown:
                yield (shown := place)
            await moved.wait()

    def leave(self, ticket: Ticket) -> None:
        """Leave the line, or the place of those let through; without effect for who never joined.

        It awaits nothing, so it also works in a task that is being cancelled.
        """
        self._aside.discard(ticket)
        self._through.discard(ticket)
        self._waiting = [each for each in self._waiting if each is not ticket]
        self._advance()

    def step_aside(self, ticket: Ticket) -> None:
        """Make room while a model server works; without effect once ``ASIDE`` have done so."""
        if ticket in self._through and len(self._aside) < ASIDE:
            self._through.discard(ticket)
            self._aside.add(ticket)
            self._advance()

    def _advance(self) -> None:
        """Let through those whose turn it is, and update all other places."""
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
        """The waiting tickets in order: those of clients with the fewest answers first."""
        of_client = Counter(each.client for each in (*self._through, *self._aside))
        turns = []
        for place, each in enumerate(self._waiting):
            turns.append((of_client[each.client], place, each))
            of_client[each.client] += 1
        return sorted(turns, key=lambda turn: turn[:2])
