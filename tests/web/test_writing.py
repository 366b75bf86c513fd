"""An answer that a model server writes while the reader does other things, and stops it."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import httpx
import pytest

from qa.conversation import dialogue
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.asking import WRITING, Asked, Asker
from qa.web.server import PATIENCE
from qa.web.services import AT_ONCE, Services
from qa.web.session import Choices, Seat, Session
from qa.writing.prompt import SENTINEL
from tests.qa.scripted_server import Reply, Script, ScriptedServer, scripted_server, speaking

from .accessibility import violations_everywhere
from .conftest import SECONDS, Serving, Visit, Visiting
from .event_loop import run
from .pier import ARTICLE, QUESTION, QUOTE

pytestmark = pytest.mark.slow


def without_end(reply: Reply) -> None:
    """One sentence, then a silence for as long as anybody listens."""
    reply.begin()
    reply.say(f"{QUOTE} It carried ")
    for _ in range(1200):
        if reply.gone.wait(0.05):
            return
        reply.say("")


def test_a_program_that_leaves_ends_its_request_and_one_for_quotes_makes_none(
    serving: Serving, sandwick: Path
) -> None:
    with scripted_server(without_end, speaking(QUOTE)) as server:
        served = serving(sandwick, generator_url=server.url)
        asked = {"question": QUESTION}
        leaving = HTTPConnection("127.0.0.1", served.port)
        leaving.request("POST", "/api/ask", json.dumps(asked), {"Content-Type": "application/json"})
        until = time.monotonic() + SECONDS
        while not server.bodies and time.monotonic() < until:
            time.sleep(0.02)
        leaving.close()  # once the model server is at work for it, however long that took
        assert server.gone.wait(30)
        with httpx.Client(base_url=served.url, timeout=60) as client:
            quoted = client.post("api/ask", json=asked | {"quotes_only": True}).json()
            assert (quoted["kind"], quoted["host"], len(server.bodies)) == ("quote", "", 1)
            whole = client.post("api/ask", json=asked).json()
        assert (whole["kind"], len(server.bodies)) == ("written", 2)


def test_what_is_chosen_while_an_answer_grows_stays_chosen(
    serving: Serving, visit: Visiting, sandwick: Path
) -> None:
    with scripted_server(without_end, speaking(QUOTE), without_end) as server:
        reader = visit(serving(sandwick, generator_url=server.url))
        page = reader.page
        turns = page.locator("#thread .turn")
        growing = page.locator("#thread .growing .quotes", has_text="Jon Hask")
        reader.put(QUESTION)
        growing.wait_for()
        page.locator("#thread .waiting", has_text="Writing").wait_for()
        reader.picture("streaming")
        assert violations_everywhere(page) == []
        page.locator("#bar .choosing summary").click()
        page.get_by_label("Keep conversations").uncheck()
        unkept = page.locator("#bar .unkept")
        unkept.wait_for()
        page.locator("#bar .limiting summary").click()
        page.locator("#bar input[name=after]").fill("2017-04-01")
        limit = page.locator("#bar .limits li", has_text="1 April 2017")
        limit.wait_for()
        page.get_by_role("button", name="Stop answer").click()
        turn = reader.answered(0)
        assert QUOTE in turn.inner_text()
        assert "Stopped by you." in turn.inner_text()
        assert server.gone.wait(30)  # nothing more is written for nobody
        assert (unkept.count(), limit.count(), "?c=" in page.url) == (1, 1, False)
        turn.get_by_role("button", name="Ask again").click()
        turn.get_by_text("Stopped by you.").wait_for(state="detached")
        assert QUOTE in reader.answered(0).inner_text()
        server.gone.clear()
        reader.put("Who was the engineer who built the pier at Sandwick in 1873?")
        growing.wait_for()
        page.get_by_role("button", name="New conversation").click()
        turns.first.wait_for(state="detached")
        assert server.gone.wait(30)
        page.wait_for_timeout(500)  # whatever might still come
        assert turns.count() == 0
        assert limit.count() == 1
    assert not reader.errors


def test_an_answer_goes_on_while_the_page_is_loaded_again(
    serving: Serving, visit: Visiting, sandwick: Path
) -> None:
    go_on = Event()

    def halfway(reply: Reply) -> None:
        reply.begin()
        reply.say(f"{QUOTE} It carried ")
        go_on.wait(60)
        reply.say("a light railway.")
        reply.end()

    with scripted_server(halfway, without_end) as server:
        reader = visit(serving(sandwick, generator_url=server.url))
        page, growing = reader.page, reader.page.locator("#thread .growing .quotes")
        reader.put(QUESTION)
        growing.wait_for()
        page.wait_for_url("**/?c=*")
        page.reload()
        growing.wait_for()
        page.get_by_role("button", name="Stop answer").wait_for()
        go_on.set()
        turn = reader.answered(0)
        assert QUOTE in turn.inner_text()
        assert "Stopped" not in turn.inner_text()
        turn.get_by_role("button", name="Ask again").click()
        growing.wait_for()
        page.reload()
        growing.wait_for()
        page.get_by_role("button", name="Stop answer").click()
        assert "Stopped by you." in reader.answered(0).inner_text()
        assert server.gone.wait(30)
    assert not reader.errors


def test_an_answer_ends_where_its_conversation_is_deleted_or_the_server_stops(
    serving: Serving, visit: Visiting, sandwick: Path
) -> None:
    with scripted_server(without_end) as server:
        served = serving(sandwick, generator_url=server.url)

        def begun() -> Visit:
            reader = visit(served)
            reader.put(QUESTION)
            reader.page.locator("#thread .growing .quotes").wait_for()
            return reader

        begun().close()
        other = visit(served)
        other.go("Conversations")
        other.page.locator("#history .remove").click()
        other.page.locator("#history .yes").click()
        assert server.gone.wait(30)
        other.page.locator("#history .hint", has_text="Nothing is kept yet").wait_for()
        server.gone.clear()
        begun()
        told = time.monotonic()
        served.process.terminate()
        assert served.process.wait(SECONDS) == 0
        assert time.monotonic() - told < PATIENCE
    assert "Traceback" not in (served.library.parent / "log").read_text("utf-8")


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
