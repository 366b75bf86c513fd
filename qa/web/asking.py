"""Asking from the page: a question waits its turn, its answer grows and is stored."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from threading import Event

from anyio.to_thread import run_sync

from embeddings.errors import IndexingError
from embeddings.moment import now
from embeddings.tidy import plain
from qa.answer import Answer
from qa.conversation.turn import turn_of
from qa.counts import counted
from qa.errors import QAError
from qa.history.conversations import Conversations
from qa.history.exchange import Exchange
from qa.libraries import Libraries
from qa.web.growing import Growing, until
from qa.web.session import Seat, Session
from qa.web.waiting_line import Line, Ticket

WRITING = "Writing…"
UNFINISHED = "The answer was not whole yet when it was stored. Ask again."
UNEXPECTED = "Something went wrong inside; the log says what. Ask again."
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and its place in the conversation, where it may replace another one."""

    question: str
    number: int  # place in the conversation, from 0
    replacing: bool = False  # only this one: later exchanges stay
    timed: bool = True  # whether "last month" in it limits the articles


class Asker:
    """Answers the questions of all open pages, a few at a time."""

    def __init__(self, libraries: Libraries, conversations: Conversations, line: Line) -> None:
        self._libraries, self._conversations, self._line = libraries, conversations, line
        self._making: dict[asyncio.Task[None], tuple[Seat, Growing]] = {}

    async def ask(self, seat: Seat, asked: Asked) -> AsyncGenerator[str | None, None]:
        """Answer a question in a page's session; yields what ``watch`` does.

        If the page is closed, a stored answer is still made to its end: it may be opened again.
        """
        exchange = Exchange(plain(asked.question).strip(), asked=now())
        growing, before = Growing(asked.number, exchange), seat.session.exchanges
        seat.session = seat.session.with_answer_begun(growing, replacing=asked.replacing)
        making = asyncio.create_task(self._make(seat, growing, asked, before))
        self._making[making] = seat, growing
        making.add_done_callback(self._making.pop)
        try:
            async with aclosing(self.watch(seat)) as steps:
                async for waiting in steps:
                    yield waiting
        finally:
            if seat.session.conversation is None:  # nobody can open it again
                making.cancel()

    async def watch(self, seat: Seat) -> AsyncGenerator[str | None, None]:
        """Yield the status line at each change of the page's answer, then None at its end.

        Raises nothing: what goes wrong becomes part of the answer.
        """
        async with seat.watching:
            if growing := seat.session.growing:
                opened = seat.session.conversation
                async for waiting in growing.steps():
                    if seat.left:
                        return
                    seat.session = seat.session.with_growth()
                    yield waiting
                if seat.left:
                    return
                seat.session = seat.session.with_growth()
                if opened not in {None, seat.session.conversation}:  # stored anew meanwhile
                    await self.keep(seat, growing.number)
                yield None

    def growing_in(self, reader: str, id_: str) -> Growing | None:
        """The answer that is being made in a conversation."""
        for seat, growing in list(self._making.values()):  # also from another thread
            if (seat.session.reader, seat.session.conversation) == (reader, id_):
                return growing
        return None

    def cancel_all(self) -> None:
        """Cancel every answer, as the server is about to stop."""
        for making in list(self._making):
            making.cancel()

    async def _make(
        self, seat: Seat, growing: Growing, asked: Asked, before: Sequence[Exchange]
    ) -> None:
        """Make an answer to its end, whether or not a page watches."""
        try:
            # stored at once: a server that is stopped meanwhile has lost nothing. No stop ends
            # that halfway: the end would be stored as a second conversation
            await self.keep(seat, asked.number, before)
            async with aclosing(until(growing.stop, self._steps(seat, asked))) as steps:
                async for exchange, waiting in steps:
                    growing.grow(exchange, waiting)
                    seat.session = seat.session.with_growth()
            growing.exchange = replace(growing.exchange, stopped=growing.stop.is_set())
            seat.session = replace(seat.session.with_growth(), growing=None)
            await self.keep(seat, asked.number)
        finally:
            growing.end(growing.exchange)
            seat.session = seat.session.with_growth()

    async def _steps(self, seat: Seat, asked: Asked) -> AsyncGenerator[tuple[Exchange, str], None]:
        """The exchange as its answer grows, each time with the status line."""
        ticket, exchange = Ticket(seat.client), seat.session.exchanges[asked.number]
        try:
            async for place in self._line.places(ticket):
                before = "You are next" if place == 1 else f"{place - 1} before you"
                yield exchange, f"Others are being answered. {before}."
            async with aclosing(self._answers(exchange, seat.session, asked)) as answers:
                async for exchange, waiting in answers:
                    if waiting == WRITING:  # it is the server that works now
                        self._line.step_aside(ticket)
                    yield exchange, waiting
        except Exception as error:  # noqa: BLE001 -- would hide the page behind Gradio's own plate
            yield replace(exchange, problem=_error_message(error)), ""
        finally:
            self._line.leave(ticket)

    async def keep(self, seat: Seat, number: int, before: Sequence[Exchange] | None = None) -> None:
        """Store the current state of one exchange: the end of its answer, or a verdict.

        States are stored in order, so that an earlier one never overwrites the end of an answer.
        ``before``: given where a question is asked, the exchanges that the page had until then;
        everything from ``number`` on is stored.
        """
        async with seat.storing:
            session = seat.session
            kept = await run_sync(self._stored, session, number, before)
            if session.choices.keeping and not seat.session.choices.keeping:
                # the reader has chosen meanwhile that it is not to be kept
                if kept:
                    await run_sync(self._conversations.delete, session.reader, kept)
            elif seat.session.conversation == session.conversation:  # else it is another by now
                seat.session = replace(seat.session, conversation=kept)

    def _stored(
        self, session: Session, number: int, before: Sequence[Exchange] | None
    ) -> str | None:
        """Store a conversation, if it is to be kept, and return its id.

        Where another page has continued it, it is stored as a new conversation, so that neither
        end is lost. One that another page deleted stays deleted, unless this one asks on.
        """
        id_ = session.conversation
        if not session.choices.keeping:
            return id_
        exchanges = _storable(session)
        known = {one.question for one in (*(before or ()), *exchanges)}
        try:
            there = self._conversations.questions(session.reader, id_) if id_ else []
            if id_ and before is None:
                if not there:
                    return id_
                one = exchanges[number]
                if there[number : number + 1] == [one.question]:
                    # that one alone: what came after is another page's, or has ended on another
                    return self._conversations.keep(session.reader, id_, number, one, last=False)
                id_ = None
            elif not there or not known.issuperset(there[number:]):
                id_ = None
            for place in range(number if id_ else 0, len(exchanges)):
                id_ = self._conversations.keep(session.reader, id_, place, exchanges[place])
        except QAError:
            _LOG.exception("keeping a conversation")
            return session.conversation
        return id_

    async def _answers(
        self, exchange: Exchange, session: Session, asked: Asked
    ) -> AsyncGenerator[tuple[Exchange, str], None]:
        reading = await run_sync(self._libraries.current)
        status = await run_sync(reading.status)
        turns = [turn_of(one.answer) for one in session.exchanges[: asked.number] if one.answer]
        chosen = tuple((chip.kind, chip.words) for chip in session.limits.chips())
        searching = f"Searching {counted(status.articles, 'article')}…"
        yield replace(exchange, limits=chosen), searching
        stream = reading.stream(
            exchange.question,
            turns=turns,
            only=session.limits.only(),
            quotes_only=session.choices.quotes_only,
            any_time=not asked.timed,
        )
        whole: Exchange | None = None
        left = Event()
        try:
            while (grown := await run_sync(_next, stream, left)) is not None:
                limits = (*chosen, ("said", grown.time)) if grown.time else chosen
                whole = replace(exchange, answer=grown, limits=limits)
                so_far, waiting = whole, ""
                if grown.refused:  # without a sentence it is one only once it is whole
                    sent = grown.note if grown.host else ""
                    so_far, waiting = replace(whole, answer=None, problem=sent), searching
                yield so_far, WRITING if grown.host else waiting
        finally:  # a model server stops writing
            left.set()
            _close(stream)
        if whole is not None:
            yield whole, ""


def _storable(session: Session) -> tuple[Exchange, ...]:
    """A session's exchanges; a growing answer is marked as unfinished until its end is stored."""
    if (growing := session.growing) is None:
        return session.exchanges
    exchange = session.exchanges[growing.number]
    cut_off = replace(exchange, problem=f"{UNFINISHED} {exchange.problem}".strip())
    return session.with_exchange(growing.number, cut_off).exchanges


def _error_message(error: Exception) -> str:
    if isinstance(error, QAError | IndexingError):
        return str(error)
    _LOG.error("answering", exc_info=error)
    return UNEXPECTED


def _next(stream: Generator[Answer, None, None], left: Event) -> Answer | None:
    """The next answer; closes the stream if the caller has left, who could not while it ran."""
    try:
        return next(stream, None)
    finally:
        if left.is_set():
            _close(stream)


def _close(stream: Generator[Answer, None, None]) -> None:
    with suppress(ValueError):  # a thread is at work in it, and closes it
        stream.close()
