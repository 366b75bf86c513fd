"""A page's session while its answer is stopped, lost or deleted."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from threading import Event

from qa.answer import Answer
from qa.errors import ConversationsUnreadable
from qa.history.conversations import Conversations
from qa.history.exchange import Exchange
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.asking import Asked, Asker
from qa.web.conversation_acts import judge_answer, make_choices, open_conversation
from qa.web.growing import Growing
from qa.web.services import Services
from qa.web.session import Choices, Seat, Session
from qa.web.waiting_line import Line

from .event_loop import run


class SlowConversations(Conversations):
    """On a disk that takes its time: as long as is said to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.storing, self.go_on = Event(), Event()

    def keep(
        self, reader: str, id_: str | None, number: int, exchange: Exchange, *, last: bool = True
    ) -> str:
        self.storing.set()
        self.go_on.wait(30)
        return super().keep(reader, id_, number, exchange, last=last)

    async def begun(self) -> None:
        """Wait until something is being stored."""
        assert await asyncio.to_thread(self.storing.wait, 30)


class FullDisk(Conversations):
    """On a disk that takes no more."""

    def keep(self, *_: object, **__: object) -> str:
        raise ConversationsUnreadable("database or disk is full")


def asker_over(kept: Conversations, folder: Path) -> Asker:
    """Whoever asks it waits in line for good."""
    return Asker(Libraries(Settings(library=folder)), kept, Line(0))


def never_answering(folder: Path) -> tuple[Asker, SlowConversations]:
    kept = SlowConversations(folder)
    return asker_over(kept, folder), kept


async def ask_and_leave(asker: Asker, seat: Seat, question: str, number: int) -> str | None:
    """Ask, and leave once the question waits in line, and is stored; what it waits for."""
    steps = asker.ask(seat, Asked(question, number))
    waiting = await anext(steps)
    await steps.aclose()
    return waiting


def test_a_stop_while_the_question_is_stored_begins_no_second_conversation(tmp_path: Path) -> None:
    asker, kept = never_answering(tmp_path)
    seat = Seat(Session())

    async def stop() -> None:
        await kept.begun()
        stopping = asyncio.ensure_future(seat.halt())
        await asyncio.sleep(0)
        kept.go_on.set()
        await stopping

    async def ask_and_stop() -> None:
        stopping = asyncio.ensure_future(stop())
        async for _ in asker.ask(seat, Asked("Who?", 0)):
            pass
        await stopping
        await asyncio.sleep(0.2)  # what was left to end in its own time has ended

    run(ask_and_stop())
    (only,) = kept.find("")
    assert seat.session.conversation == only.id
    assert seat.session.exchanges[0].stopped


def test_what_is_not_to_be_kept_any_more_while_it_is_stored_is_deleted(tmp_path: Path) -> None:
    asker, kept = never_answering(tmp_path)
    for known in (True, False):
        seat = Seat(Session(exchanges=(Exchange("Who?"),)))
        if known:
            kept.go_on.set()
            run(asker.keep(seat, 0))
        kept.storing.clear()
        kept.go_on.clear()

        async def store_and_choose(seat: Seat) -> None:
            storing = asyncio.ensure_future(asker.keep(seat, 0))
            await kept.begun()
            choices = Choices(keeping=False)
            seat.session = replace(seat.session, choices=choices, conversation=None)
            kept.go_on.set()
            await storing

        run(store_and_choose(seat))
        assert (seat.session.conversation, kept.find("")) == (None, [])


def test_an_answer_that_cannot_be_stored_is_given_all_the_same(tmp_path: Path) -> None:
    asker, seat = asker_over(FullDisk(tmp_path), tmp_path), Seat(Session())
    assert "You are next" in str(run(ask_and_leave(asker, seat, "Who?", 0)))
    assert seat.session.conversation is None


def test_an_answer_that_ends_while_another_is_judged_keeps_its_end(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    whole = Exchange("When?", Answer("When?", (), 0.1))
    seat = Seat(Session(exchanges=(Exchange("Who?", Answer("Who?", (), 0.1)), Exchange("When?"))))

    async def end_meanwhile(act: Coroutine[None, None, None]) -> None:
        acting = asyncio.ensure_future(act)
        await asyncio.sleep(0)  # it has begun, and is storing
        assert not acting.done()
        seat.session = seat.session.with_exchange(1, whole)
        await acting

    run(end_meanwhile(judge_answer(services, seat, "0", "right")))
    assert [one.verdict for one in seat.session.exchanges] == ["right", ""]
    assert seat.session.exchanges[1] == whole
    assert len(services.conversations.find("")) == 1
    seat.session = seat.session.with_exchange(1, Exchange("When?"))
    run(end_meanwhile(make_choices(services, seat, Choices(keeping=False))))
    assert seat.session.exchanges[1] == whole
    assert (seat.session.conversation, services.conversations.find("")) == (None, [])


def test_a_verdict_does_not_undo_the_end_of_an_answer_on_another_page(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    first, second = (Exchange(asked, Answer(asked, (), 0.1)) for asked in ("Who?", "When?"))
    id_ = services.conversations.keep("", None, 0, first)
    services.conversations.keep("", id_, 1, second)
    growing = Growing(1, Exchange("When?"))  # which has not heard of its end yet
    seat = Seat(Session("", id_, (first, growing.exchange), growing=growing))
    run(judge_answer(services, seat, "0", "right"))
    assert services.conversations.exchanges("", id_) == (replace(first, verdict="right"), second)


def test_a_verdict_is_kept_in_its_place_where_another_page_has_gone_on(tmp_path: Path) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    kept = services.conversations
    first, second = (Exchange(asked, Answer(asked, (), 0.1)) for asked in ("Who?", "When?"))
    id_ = kept.keep("", None, 0, first)
    seat, late = Seat(Session("", id_, (first,))), Seat(Session("", id_, (first, second)))
    kept.keep("", id_, 1, second)
    run(judge_answer(services, seat, "0", "right"))
    assert kept.exchanges("", id_) == (replace(first, verdict="right"), second)
    kept.keep("", id_, 0, Exchange("Where?"))  # another page has asked that instead of both
    run(judge_answer(services, late, "1", "right"))
    assert kept.questions("", id_) == ["Where?"]
    assert kept.exchanges("", str(late.session.conversation)) == late.session.exchanges


def test_an_answer_that_ends_while_it_is_stored_is_stored_with_its_end(tmp_path: Path) -> None:
    asker, kept = never_answering(tmp_path)
    growing = Session(exchanges=(Exchange("Who?"),), growing=Growing(0, Exchange("Who?")))
    seat = Seat(growing)
    whole = Exchange("Who?", Answer("Who?", (), 0.1))

    async def store_twice() -> None:
        first = asyncio.ensure_future(asker.keep(seat, 0))
        await kept.begun()
        seat.session = replace(seat.session, growing=None).with_exchange(0, whole)
        second = asyncio.ensure_future(asker.keep(seat, 0))
        await asyncio.sleep(0)
        kept.go_on.set()
        await asyncio.gather(first, second)

    run(store_twice())
    (only,) = kept.find("")
    assert kept.exchanges("", only.id) == (whole,)


def test_a_conversation_begun_while_another_is_stored_is_another(tmp_path: Path) -> None:
    asker, kept = never_answering(tmp_path)
    seat = Seat(Session(exchanges=(Exchange("Who?"),)))

    async def store_and_begin() -> None:
        storing = asyncio.ensure_future(asker.keep(seat, 0))
        await kept.begun()
        halting = asyncio.ensure_future(seat.halt())
        await asyncio.sleep(0)
        kept.go_on.set()
        await halting
        seat.session = seat.session.with_conversation()
        await storing

    run(store_and_begin())
    assert seat.session.conversation is None


def test_what_is_asked_and_chosen_while_a_conversation_is_opened_does_not_mix_with_it(
    tmp_path: Path,
) -> None:
    services = Services(Libraries(Settings(library=tmp_path)))
    kept = Exchange("When?", Answer("When?", (), 0.1))
    id_ = services.conversations.keep("", None, 0, kept)
    asker, seat = Asker(services.libraries, services.conversations, Line(0)), Seat(Session())

    async def ask() -> None:
        async for _ in asker.ask(seat, Asked("Who?", 0)):
            pass

    async def open_and_ask() -> None:
        opening = asyncio.ensure_future(open_conversation(services, seat, id_))
        asking = asyncio.ensure_future(ask())
        await asyncio.sleep(0)  # both have begun
        seat.session = replace(seat.session, choices=Choices(brief=True))
        await asyncio.wait_for(asyncio.gather(opening, asking), 30)

    run(open_and_ask())
    assert (seat.session.conversation, seat.session.exchanges) == (id_, (kept,))
    assert seat.session.choices.brief
    assert len(services.conversations.find("")) == 2  # what was asked is kept too


def test_another_conversation_changes_no_question_of_the_one_before() -> None:
    changing = Session("ola", "id", (Exchange("Who?"), Exchange("When?")), editing=1)
    assert changing.with_conversation() == Session("ola")


def test_two_pages_that_go_on_with_one_conversation_lose_nothing(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    asker, first = asker_over(kept, tmp_path), Seat(Session())
    run(ask_and_leave(asker, first, "Who?", 0))
    second = Seat(first.session)
    run(ask_and_leave(asker, first, "When?", 1))
    run(ask_and_leave(asker, first, "When then?", 1))  # one's own may be replaced
    run(ask_and_leave(asker, second, "Where?", 1))
    both = [kept.questions("", str(each.session.conversation)) for each in (first, second)]
    assert both == [["Who?", "When then?"], ["Who?", "Where?"]]


def test_a_conversation_deleted_on_another_page_is_kept_anew_once_this_one_asks_on(
    tmp_path: Path,
) -> None:
    kept = Conversations(tmp_path)
    asker, seat = asker_over(kept, tmp_path), Seat(Session())

    async def ask(question: str, number: int) -> None:
        await ask_and_leave(asker, seat, question, number)
        await asker.keep(seat, number)  # as at its end

    run(ask("Who?", 0))
    kept.delete("", str(seat.session.conversation))
    run(asker.keep(seat, 0))  # an answer that ends late, or a verdict
    run(asker.keep(seat, 0))  # and another
    assert kept.find("") == []
    run(ask("When?", 1))
    kept.delete("", str(seat.session.conversation))
    run(ask("Where?", 2))
    (only,) = kept.find("")
    assert seat.session.conversation == only.id
    assert kept.questions("", only.id) == ["Who?", "When?", "Where?"]
