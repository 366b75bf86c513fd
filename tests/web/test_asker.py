"""An answer that a model server writes, stopped and lost, without a browser."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qa.conversation import dialogue
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.asking import WRITING, Asked, Asker
from qa.web.services import AT_ONCE, Services
from qa.web.session import Choices, Seat, Session
from qa.writing.prompt import SENTINEL
from tests.qa.scripted_server import Reply, Script, ScriptedServer, scripted_server, speaking

from .event_loop import run
from .pier import ARTICLE, QUESTION, QUOTE

pytestmark = pytest.mark.slow


@contextmanager
def asking(folder: Path, *scripts: Script) -> Iterator[tuple[Asker, ScriptedServer]]:
    """Who answers from the pier's article, and the model server that writes the answers."""
    with scripted_server(*scripts) as server:
        libraries = Libraries(Settings(library=folder, generator_url=server.url))
        libraries.own().add_text("The pier at Sandwick", ARTICLE)
        yield Services(libraries).asker, server
        libraries.close()


def silent(reply: Reply) -> None:
    """No word for as long as anybody listens."""
    reply.begin()
    while not reply.gone.wait(0.05):
        reply.raw(": thinking\n\n")


def test_an_answer_stopped_before_its_first_sentence_is_no_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue, "PATIENCE", 600.0)  # also where the models have yet to load
    seat = Seat(Session())
    with asking(tmp_path, silent) as (asker, server):

        async def ask_and_stop() -> None:
            async for waiting in asker.ask(seat, Asked(QUESTION, 0)):
                if waiting == WRITING and seat.session.growing:
                    seat.session.growing.stop.set()

        run(ask_and_stop())
    (exchange,) = seat.session.exchanges
    assert (exchange.answer, exchange.stopped) == (None, True)
    host = server.url.split("/")[2]
    assert exchange.problem.startswith(f"{host} is sent 6 passages")  # all the same


def test_a_page_that_is_lost_closes_the_connection_at_once(tmp_path: Path) -> None:
    with asking(tmp_path, silent) as (asker, server):

        async def ask_and_go() -> bool:
            writing = asyncio.Event()

            async def ask() -> None:
                unkept = Seat(Session(choices=Choices(keeping=False)))
                async for waiting in asker.ask(unkept, Asked(QUESTION, 0)):
                    if waiting == WRITING:
                        writing.set()

            asking = asyncio.create_task(ask())
            await asyncio.wait_for(writing.wait(), 30)
            while not server.bodies:  # what was never sent has no connection to close
                await asyncio.sleep(0.01)
            asking.cancel()
            ended = await asyncio.gather(asking, return_exceptions=True)
            closed = await asyncio.to_thread(server.gone.wait, 10)
            return closed and bool(ended)  # its end is kept until now, with all that it was about

        assert run(ask_and_go())


def test_what_was_sent_for_an_answer_of_the_time_that_was_named_is_told_too(
    tmp_path: Path,
) -> None:
    seat = Seat(Session())
    with asking(tmp_path, speaking(SENTINEL), speaking(QUOTE)) as (asker, _):

        async def ask() -> None:
            async for _ in asker.ask(seat, Asked(f"In May 2021, {QUESTION.lower()}", 0)):
                pass

        run(ask())
    (exchange,) = seat.session.exchanges
    assert exchange.answer
    assert exchange.answer.kind == "written"
    assert exchange.answer.note.count(f"{exchange.answer.host} received") == 2


def test_who_waits_for_the_server_lets_others_be_answered(tmp_path: Path) -> None:
    shown: list[str] = []
    with asking(tmp_path, silent) as (asker, _):

        async def ask() -> None:
            seat = Seat(Session())
            async for _ in asker.ask(seat, Asked(QUESTION, 0)):
                (exchange,), growing = seat.session.exchanges, seat.session.growing
                if exchange.answer and growing and not growing.stop.is_set():
                    shown.append(exchange.answer.text)
                    if len(shown) == AT_ONCE + 1:  # all of them at the same time
                        together.set()
                    await together.wait()
                    growing.stop.set()

        async def all_of_them() -> None:
            await asyncio.wait_for(asyncio.gather(*(ask() for _ in range(AT_ONCE + 1))), 60)

        together = asyncio.Event()
        run(all_of_them())
    assert all(QUOTE in each for each in shown)
