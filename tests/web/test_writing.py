"""An answer that a model server writes while the reader does other things, and stops it."""

import json
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import httpx
import pytest

from tests.qa.scripted_server import Reply, ScriptedServer, scripted_server, speaking

from .accessibility import violations_everywhere
from .conftest import Visit, Visiting
from .pier import QUESTION, QUOTE
from .served import SECONDS, Served, Serving

pytestmark = pytest.mark.slow


def without_end(reply: Reply) -> None:
    """One sentence, then a silence for as long as anybody listens."""
    reply.begin()
    reply.say(f"{QUOTE} It carried ")
    for _ in range(1200):
        if reply.gone.wait(0.05):
            return
        reply.say("")


def first_words(reply: Reply) -> None:
    reply.begin()
    reply.say("The pier at")
    while not reply.gone.wait(0.05):
        reply.say("")


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    """Who writes the answers, by the scripts of each test."""
    with scripted_server() as server:
        yield server


@pytest.fixture(scope="module")
def served(serving: Serving, sandwick: Path, model: ScriptedServer) -> Served:
    return serving(sandwick, generator_url=model.url)


def test_a_program_that_leaves_ends_its_request_and_one_for_quotes_makes_none(
    served: Served, model: ScriptedServer
) -> None:
    model.play(without_end, speaking(QUOTE))
    asked = {"question": QUESTION}
    leaving = HTTPConnection("127.0.0.1", served.port)
    leaving.request("POST", "/api/ask", json.dumps(asked), {"Content-Type": "application/json"})
    until = time.monotonic() + SECONDS
    while not model.bodies and time.monotonic() < until:
        time.sleep(0.02)
    leaving.close()  # once the model server is at work for it, however long that took
    assert model.gone.wait(30)
    with httpx.Client(base_url=served.url, timeout=60) as client:
        quoted = client.post("api/ask", json=asked | {"quotes_only": True}).json()
        assert (quoted["kind"], quoted["host"], len(model.bodies)) == ("quote", "", 1)
        whole = client.post("api/ask", json=asked).json()
    assert (whole["kind"], len(model.bodies)) == ("written", 2)


def test_what_is_chosen_while_an_answer_grows_stays_chosen(
    reader: Visit, model: ScriptedServer
) -> None:
    model.play(without_end, speaking(QUOTE), without_end)
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
    assert model.gone.wait(30)  # nothing more is written for nobody
    assert (unkept.count(), limit.count(), "?c=" in page.url) == (1, 1, False)
    turn.get_by_role("button", name="Ask again").click()
    turn.get_by_text("Stopped by you.").wait_for(state="detached")
    assert QUOTE in reader.answered(0).inner_text()
    model.gone.clear()
    reader.put("Who was the engineer who built the pier at Sandwick in 1873?")
    growing.wait_for()
    page.get_by_role("button", name="New conversation").click()
    turns.first.wait_for(state="detached")
    assert model.gone.wait(30)
    page.wait_for_timeout(500)  # whatever might still come
    assert turns.count() == 0
    assert limit.count() == 1
    assert not reader.errors


def test_an_answer_goes_on_while_the_page_is_loaded_again(
    reader: Visit, model: ScriptedServer
) -> None:
    go_on = Event()

    def halfway(reply: Reply) -> None:
        reply.begin()
        reply.say(f"{QUOTE} It carried ")
        go_on.wait(60)
        reply.say("a light railway.")
        reply.end()

    model.play(halfway, without_end)
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
    assert model.gone.wait(30)
    assert not reader.errors


def test_an_answer_stopped_at_its_first_words_shows_none_of_them(
    reader: Visit, model: ScriptedServer
) -> None:
    model.play(first_words, speaking(QUOTE))
    mouse, stop = reader.page.mouse, reader.page.get_by_role("button", name="Stop answer")
    reader.box.fill(QUESTION)
    reader.page.get_by_role("button", name="Send question").click()
    reader.page.locator("#thread .waiting", has_text="Writing").wait_for()
    mouse.down(click_count=2)  # so late that the button is another
    mouse.up(click_count=2)
    reader.page.wait_for_timeout(500)
    assert stop.is_visible()
    stop.dblclick()
    turn = reader.answered()
    assert "Stopped by you." in turn.inner_text()
    assert "don't say" not in turn.inner_text()
    assert "The pier at" not in turn.inner_text().splitlines()
    assert model.gone.wait(30)
    turn.get_by_role("button", name="Ask again").click()
    turn.get_by_text("Stopped by you.").wait_for(state="detached")
    reader.page.reload()
    assert QUOTE in reader.answered().inner_text()
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
        served.process.terminate()
        assert served.process.wait(SECONDS) == 0
    log = served.log.read_text("utf-8")
    assert "graceful shutdown exceeded" not in log  # it ended at once, and was not cut off
    assert "Traceback" not in log
