"""A page's session while its answer is stopped, lost or deleted."""

import asyncio
import sqlite3
import time
from pathlib import Path

from qa.history.conversations import Conversations
from qa.history.exchange import Exchange
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.asking import Asked, Asker
from qa.web.line import Line
from qa.web.session import Seat, Session

from .test_line import run


class SlowConversations(Conversations):
    """On a disk that takes its time."""

    def keep(self, reader: str, id_: str | None, number: int, exchange: Exchange) -> str:
        time.sleep(0.1)
        return super().keep(reader, id_, number, exchange)


class FullDisk(Conversations):
    """On a disk that takes no more."""

    def keep(self, *_: object) -> str:
        raise sqlite3.OperationalError("database or disk is full")


def never_answering(folder: Path) -> tuple[Asker, Conversations]:
    """Whoever asks waits in line for good."""
    kept = SlowConversations(folder)
    return Asker(Libraries(Settings(library=folder)), kept, Line(0)), kept


def test_a_stop_while_the_question_is_stored_begins_no_second_conversation(tmp_path: Path) -> None:
    asker, kept = never_answering(tmp_path)
    seat = Seat(Session())

    async def ask_and_stop() -> None:
        asyncio.get_running_loop().call_later(0.02, asyncio.ensure_future, seat.halt())
        async for _ in asker.ask(seat, Asked("Who?", 0)):
            pass
        await asyncio.sleep(0.2)  # what was left to end in its own time has ended

    run(ask_and_stop())
    (only,) = kept.find("")
    assert seat.session.conversation == only.id
    assert seat.session.exchanges[0].stopped


def test_an_answer_whose_page_was_lost_is_a_stopped_one(tmp_path: Path) -> None:
    asker, _ = never_answering(tmp_path)
    seat = Seat(Session())

    async def ask_and_go() -> None:
        steps = asker.ask(seat, Asked("Who?", 0))
        await anext(steps)
        assert seat.session.growing is not None
        await steps.aclose()

    run(ask_and_go())
    assert seat.session.growing is None
    assert seat.session.exchanges[0].stopped


def test_an_answer_that_cannot_be_stored_is_given_all_the_same(tmp_path: Path) -> None:
    asker = Asker(Libraries(Settings(library=tmp_path)), FullDisk(tmp_path), Line(0))
    seat = Seat(Session())

    async def first_step() -> str | None:
        steps = asker.ask(seat, Asked("Who?", 0))
        waiting = await anext(steps)
        await steps.aclose()
        return waiting

    assert "You are next" in str(run(first_step()))
    assert seat.session.conversation is None


def test_another_conversation_changes_no_question_of_the_one_before() -> None:
    changing = Session("ola", "id", (Exchange("Who?"), Exchange("When?")), editing=1)
    assert changing.with_conversation() == Session("ola")
