"""An answer that goes on after its page was lost, and the pages that watch it."""

import asyncio
from pathlib import Path

from qa.history.conversations import Conversations
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.asking import UNFINISHED, Asked, Asker
from qa.web.conversation_acts import make_choices, with_opened
from qa.web.services import Services
from qa.web.session import Choices, Seat, Session

from .event_loop import run
from .test_one_session import ask_and_leave, asker_over


def services_over(folder: Path) -> Services:
    """Whoever asks waits in line for good."""
    services = Services(Libraries(Settings(library=folder)))
    services.asker = asker_over(services.conversations, folder)
    return services


async def watch(asker: Asker, seat: Seat) -> None:
    async for _ in asker.watch(seat):
        pass


def test_an_answer_whose_page_was_lost_is_watched_by_the_next_one(tmp_path: Path) -> None:
    services, lost = services_over(tmp_path), Seat(Session())
    asker = services.asker

    async def ask_and_open() -> tuple[Session, Session, list[str | None]]:
        waiting = await ask_and_leave(asker, lost, "Who?", 0)
        found = Seat(with_opened(services, Session(), str(lost.session.conversation)))
        growing = found.session
        asyncio.get_running_loop().call_later(0.01, stop, found)
        told = [step async for step in asker.watch(found)]
        assert "You are next" in str(waiting)
        return growing, found.session, told

    def stop(seat: Seat) -> None:
        assert seat.session.growing
        seat.session.growing.stop.set()

    growing, ended, told = run(ask_and_open())
    assert growing.growing is not None
    assert (ended.growing, ended.exchanges[0].stopped, told) == (None, True, [None])
    (only,) = services.conversations.find("")
    assert services.conversations.exchanges("", only.id) == ended.exchanges


def test_nobody_watches_the_answer_of_another(tmp_path: Path) -> None:
    services, lost = services_over(tmp_path), Seat(Session("ola"))

    async def ask_and_pry() -> Session:
        await ask_and_leave(services.asker, lost, "Who?", 0)
        return with_opened(services, Session("ida"), str(lost.session.conversation))

    assert run(ask_and_pry()) == Session("ida")
    assert lost.session.conversation


def test_an_answer_that_is_kept_anew_while_it_grows_is_kept_with_its_end(tmp_path: Path) -> None:
    services, lost = services_over(tmp_path), Seat(Session())
    asker = services.asker

    async def ask_and_choose() -> Session:
        await ask_and_leave(asker, lost, "Who?", 0)
        seat = Seat(with_opened(services, Session(), str(lost.session.conversation)))
        watching = asyncio.ensure_future(watch(asker, seat))
        await asyncio.sleep(0)
        for keeping in (False, True):
            await make_choices(services, seat, Choices(keeping=keeping))
        assert seat.session.growing
        seat.session.growing.stop.set()
        await watching
        return seat.session

    ended = run(ask_and_choose())
    (only,) = services.conversations.find("")
    assert (only.id, ended.exchanges[0].stopped) == (ended.conversation, True)
    assert services.conversations.exchanges("", only.id) == ended.exchanges


def test_an_answer_that_the_server_did_not_end_is_not_stopped_by_the_reader(
    tmp_path: Path,
) -> None:
    kept = Conversations(tmp_path)
    asker, seat = asker_over(kept, tmp_path), Seat(Session())
    run(ask_and_leave(asker, seat, "Who?", 0))  # the server ends with it
    (exchange,) = kept.exchanges("", str(seat.session.conversation))
    assert (exchange.problem, exchange.stopped) == (UNFINISHED, False)


def test_what_is_not_kept_is_made_for_nobody_else(tmp_path: Path) -> None:
    asker, seat = (
        asker_over(Conversations(tmp_path), tmp_path),
        Seat(Session(choices=Choices(keeping=False))),
    )

    async def ask_and_go() -> bool:
        await ask_and_leave(asker, seat, "Who?", 0)
        growing = seat.session.growing
        assert growing
        await asyncio.wait_for(growing.over.wait(), 30)
        return seat.session.growing is None

    assert run(ask_and_go())


def test_an_answer_grows_on_when_its_page_turns_to_another_conversation(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    asker, seat = asker_over(kept, tmp_path), Seat(Session())

    async def ask_and_turn() -> None:
        steps = asker.ask(seat, Asked("Who?", 0))
        await anext(steps)
        turning = asyncio.ensure_future(seat.with_new_conversation())
        assert [each async for each in steps] == []  # the page is told nothing more of it
        other, growing = await turning, seat.session.growing
        assert other.session == Session()
        assert growing
        assert asker.growing_in("", str(seat.session.conversation)) is growing
        assert not growing.stop.is_set()
        assert (await other.with_new_conversation()) is other  # where nothing grows it stays

    run(ask_and_turn())
