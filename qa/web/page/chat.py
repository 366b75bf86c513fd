"""The Ask tab: a question, the answer as it grows, and what can be done with both."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Any, NamedTuple

import gradio as gr
from anyio.to_thread import run_sync
from starlette.datastructures import QueryParams

from qa.web.address import CONVERSATION, address_of, limits_in
from qa.web.asking import Asked
from qa.web.conversation_acts import (
    judge_answer,
    make_choices,
    opened,
    place_in,
    with_bar_used,
)
from qa.web.html.bar import bar_html
from qa.web.html.conversation import conversation_html, spoken
from qa.web.html.escaping import shown
from qa.web.page.parts import EACH, QUIET, UNQUEUED, part
from qa.web.services import Services
from qa.web.session import CHOICES_COOKIE, Seat, Session, choices_of

ANSWER: dict[str, Any] = {"concurrency_limit": None, **QUIET}
"""For answers: Gradio lets all in, our own line says who waits."""

Act = Callable[[Seat, gr.EventData], Awaitable[Any]]


class ChatParts(NamedTuple):
    """The parts that show a session; also what each of them shows, in the same order."""

    seat: Any
    thread: Any
    box: Any
    bar: Any
    said: Any
    here: Any


UNCHANGED = ChatParts(*(gr.skip() for _ in ChatParts._fields))
"""Every part as it is: an event that gives nothing would empty them."""


def build_chat(services: Services) -> ChatParts:
    """Put the chat on the page; each event first learns who reads it."""
    parts = _components()

    async def submit(question: str, seat: Seat, request: gr.Request) -> AsyncIterator[ChatParts]:
        seat = await _arrive(services, seat, request)
        now = seat.session
        number = len(now.exchanges) if now.editing is None else now.editing
        async for shows in answered(services, seat, Asked(question, number), typed=True):
            yield shows

    async def pose(
        seat: Seat, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[ChatParts]:
        seat = await _arrive(services, seat, request)
        asked = Asked(str(event.text), len(seat.session.exchanges))
        async for shows in answered(services, seat, asked):
            yield shows

    async def again(
        seat: Seat, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[ChatParts]:
        seat = await _arrive(services, seat, request)
        number = place_in(seat.session, event.turn)
        if number is None:
            yield UNCHANGED
            return
        question = seat.session.exchanges[number].question
        asked = Asked(question, number, replacing=True, timed=event.timed == "yes")
        async for shows in answered(services, seat, asked):
            yield shows

    parts.box.submit(submit, [parts.box, parts.seat], parts, **ANSWER)
    parts.thread.pose(pose, parts.seat, parts, **ANSWER)
    parts.thread.again(again, parts.seat, parts, **ANSWER)
    _build_watching(services, parts)
    _build_acts(services, parts)
    return parts


def _build_watching(services: Services, parts: ChatParts) -> None:
    """Watching an answer that was begun on another page, and stopping one."""

    async def watch(seat: Seat) -> AsyncIterator[ChatParts]:
        growing = seat.session.growing
        if growing is None or seat.watching.locked():
            yield UNCHANGED
            return
        async for shows in _watched(services, seat, services.asker.watch(seat), growing.number):
            yield shows

    async def stop(seat: Seat) -> None:
        if seat.session.growing:
            seat.session.growing.stop.set()

    parts.thread.watch(watch, parts.seat, parts, **ANSWER)
    parts.box.stop(stop, parts.seat, **UNQUEUED)


def _build_acts(services: Services, parts: ChatParts) -> None:
    """What answers at once; all of it where answers grow: a thread might undo the end of one."""

    async def edit(seat: Seat, event: gr.EventData) -> ChatParts:
        number = place_in(seat.session, event.turn)
        seat.session = replace(seat.session, editing=number)
        shows = showing(services, seat)
        return shows if number is None else shows._replace(box=gr.Textbox(value=str(event.text)))

    async def judge(seat: Seat, event: gr.EventData) -> ChatParts:
        await judge_answer(services, seat, event.turn, str(event.verdict))
        return showing(services, seat)

    async def limit(seat: Seat, event: gr.EventData) -> ChatParts:
        seat.session = with_bar_used(seat.session, event._data or {})  # noqa: SLF001 -- all fields
        shows = showing(services, seat, opened=str(event.act))
        left = event.act == "unedit"  # the question that was to be changed leaves the box
        return shows._replace(box=_box(seat.session, value="")) if left else shows

    async def fresh(seat: Seat, _: gr.EventData) -> ChatParts:
        return showing(services, await seat.vacated())

    async def choose(seat: Seat, event: gr.EventData) -> ChatParts:
        await make_choices(services, seat, choices_of(str(event.names)))
        return showing(services, seat, opened="choose")

    for event, act in (
        (parts.thread.edit, edit),
        (parts.thread.judge, judge),
        (parts.bar.limit, limit),
        (parts.bar.fresh, fresh),
        (parts.bar.choose, choose),
    ):
        event(arrived(services, act), parts.seat, parts, **EACH)


async def _arrive(services: Services, seat: Seat, request: gr.Request) -> Seat:
    """The page's seat; learn who reads it, their choices, and what its address says.

    Not only as it comes: after a restart of the server the pages that are open are new to it.
    """
    async with seat.storing:
        if not seat.client:
            choices = choices_of(request.cookies.get(CHOICES_COOKIE))
            session = Session(request.username or "", choices=choices)
            seat.session = await run_sync(_addressed, services, session, request.query_params)
            seat.client = session.reader or (request.client.host if request.client else "?")
    return seat.newest()


def _addressed(services: Services, session: Session, query: QueryParams) -> Session:
    session = replace(session, limits=limits_in(query, services.libraries))
    return opened(services, session, query.get(CONVERSATION, ""))


def arrived(services: Services, act: Act) -> Callable[..., Any]:
    """An event of a page, once that is known, and what was done before it is shown."""

    async def known(seat: Seat, event: gr.EventData, request: gr.Request) -> Any:
        async with seat.acting:
            return await act(await _arrive(services, seat, request), event)

    return known


async def answered(
    services: Services, seat: Seat, asked: Asked, *, typed: bool = False
) -> AsyncIterator[ChatParts]:
    """What the page shows while a question is answered; one question at a time.

    What is in the box stays, unless it was ``typed`` there and is what is asked.
    """
    growing = seat.session.growing
    if not asked.question.strip() or (growing and not growing.over.is_set()):
        yield UNCHANGED
        return
    steps = services.asker.ask(seat, asked)
    async for shows in _watched(services, seat, steps, asked.number):
        yield shows._replace(box=_box(seat.session, value="")) if typed else shows
        typed = False


async def _watched(
    services: Services, seat: Seat, steps: AsyncGenerator[str | None, None], number: int
) -> AsyncIterator[ChatParts]:
    """What the page shows at each step of an answer that grows."""
    first = True
    async with aclosing(steps):
        async for waiting in steps:
            if waiting is None:
                # told to a screen reader once; two answers alike must still be two changes
                parity = len(seat.session.exchanges) % 2
                said = shown(spoken(seat.session.exchanges[number]))
                told = f"<p data-parity='{parity}'>{said}</p>"
                yield showing(services, seat)._replace(said=told)
            elif first:
                yield showing(services, seat)
            else:
                yield UNCHANGED._replace(seat=seat, thread=conversation_html(seat.session))
            first = False


def showing(services: Services, seat: Seat, *, opened: str = "") -> ChatParts:
    """What the parts show of a page's session; ``opened`` names a form that stays open."""
    return UNCHANGED._replace(
        seat=seat,
        thread=conversation_html(seat.session, watched=seat.watching.locked()),
        box=_box(seat.session),
        bar=bar_html(seat.session, services.names(), opened=opened),
        here=shown(f"?{address_of(seat.session)}"),
    )


def _box(session: Session, **value: Any) -> Any:
    """The question's box; while an answer grows it has a button to stop that."""
    growing = session.growing is not None
    return gr.Textbox(submit_btn=not growing, stop_btn=growing, **value)


def _components() -> ChatParts:
    seat = gr.State(Seat(Session()))
    thread = part("thread", "", "thread.js")
    part("card", "", "card.js")
    with gr.Column(elem_id="asking"):
        bar = part("bar", "", "bar.js")
        box = gr.Textbox(
            label="Question",
            show_label=False,
            placeholder="Ask a question",
            submit_btn=True,
            max_lines=5,
            elem_id="question",
            autofocus=True,
        )
    said = part("said", "", "said.js")
    here = part("here", "", "here.js")
    return ChatParts(seat, thread, box, bar, said, here)
