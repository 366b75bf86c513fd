"""A page that the server does not know yet, as those that were open before a restart."""

import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from starlette.datastructures import QueryParams

from qa.history.exchange import Exchange
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.page.chat import act_handler
from qa.web.page.layout import build_page
from qa.web.services import Services
from qa.web.session import CHOICES_COOKIE, Seat, Session

from .event_loop import run


def test_a_page_that_was_open_before_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    id_ = services.conversations.keep("ola", None, 0, Exchange("Who?"))
    seat = Seat(Session())
    page = {
        "query_params": QueryParams(c=id_, after="2017-04-01"),
        "cookies": {CHOICES_COOKIE: "keeping.quotes_only"},
    }
    request = SimpleNamespace(**page, username="ola", client=None)

    async def look(seat: Seat, _: object) -> Session:
        return seat.session

    known = run(act_handler(services, look)(seat, None, request))
    assert [one.question for one in known.exchanges] == ["Who?"]
    assert (known.reader, known.conversation, known.choices.quotes_only) == ("ola", id_, True)
    assert known.limits.after == "2017-04-01"
    seat.session = known.with_conversation()
    assert run(act_handler(services, look)(seat, None, request)).exchanges == ()


def test_every_event_of_a_page_learns_first_who_reads_it(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    for event in run(built(services)).fns.values():
        if any(part.stateful for part in event.inputs) and event.name not in {"watch", "stop"}:
            assert "request" in inspect.signature(event.fn).parameters, event.targets


async def built(services: Services) -> Any:
    return build_page(services)
