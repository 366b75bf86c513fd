"""A page that the server does not know yet, as those that were open before a restart."""

import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qa.history.exchange import Exchange
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.html.bar import LIMITED, Names, bar_html
from qa.web.limits import Limits
from qa.web.page.chat import arrived
from qa.web.page.layout import build_page
from qa.web.services import Services
from qa.web.session import CHOICES_COOKIE, Seat, Session

from .event_loop import run


def test_a_page_that_was_open_before_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    id_ = services.conversations.keep("ola", None, 0, Exchange("Who?"))
    seat = Seat(Session())
    page = {"query_params": {"c": id_}, "cookies": {CHOICES_COOKIE: "keeping.quotes_only"}}
    request = SimpleNamespace(**page, username="ola", client=None)

    async def look(seat: Seat, _: object) -> Session:
        return seat.session

    known = run(arrived(services, look)(seat, None, request))
    assert [one.question for one in known.exchanges] == ["Who?"]
    assert (known.reader, known.conversation, known.choices.quotes_only) == ("ola", id_, True)
    seat.session = known.with_conversation()
    assert run(arrived(services, look)(seat, None, request)).exchanges == ()


def test_a_question_is_not_answered_without_limits_that_its_page_still_shows(
    tmp_path: Path,
) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    events = run(built(services)).fns.values()
    (submit,) = (event.fn for event in events if event.name == "submit")
    request = SimpleNamespace(query_params={}, cookies={}, username="ola", client=None)
    seat = Seat(Session())

    async def submitted() -> list[Any]:
        bar = bar_html(Session(limits=Limits(after="2017-04-01")), Names())
        return [shows async for shows in submit("Who came?", seat, bar, request)]

    with pytest.warns(UserWarning, match="forgot the limits"):
        (shows,) = run(submitted())
    assert seat.client == "ola"
    assert not seat.session.exchanges
    assert LIMITED not in shows.bar
    assert shows.box.value is None  # the question stays


def test_every_event_of_a_page_learns_first_who_reads_it(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    for event in run(built(services)).fns.values():
        if any(part.stateful for part in event.inputs) and event.name not in {"watch", "stop"}:
            assert "request" in inspect.signature(event.fn).parameters, event.targets


async def built(services: Services) -> Any:
    return build_page(services)
