"""The Ask tab: questions, growing answers, and the buttons on both."""

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
    place_in,
    with_bar_used,
    with_opened,
)
from qa.web.html.bar import bar_html
from qa.web.html.conversation import announcement, conversation_html
from qa.web.html.escaping import escape
from qa.web.page.parts import EACH, QUIET, UNQUEUED, part
from qa.web.services import Services
from qa.web.session import CHOICES_COOKIE, Seat, Session, choices_of

ANSWER: dict[str, Any] = {"concurrency_limit": None, **QUIET}
"""For events that answer: Gradio admits all of them, as our own line decides who waits."""

Act = Callable[[Seat, gr.EventData], Awaitable[Any]]


class ChatParts(NamedTuple):
    """The parts of the page that show a session; also used for their new values."""

    seat: Any
    thread: Any
    box: Any
    bar: Any
    said: Any
    here: Any


UNCHANGED = ChatParts(*(gr.skip() for _ in ChatParts._fields))
"""New values that leave every part as it is; an event without any would empty them."""


def build_chat(services: Services) -> ChatParts:
    """Build the tab and connect its events."""
    parts = _components()

    async def submit(question: str, seat: Seat, request: gr.Request) -> AsyncIterator[ChatParts]:
        seat = await _seat_of(services, seat, request)
        now = seat.session
        number = len(now.exchanges) if now.editing is None else now.editing
        async for shows in answer_updates(services, seat, Asked(question, number), typed=True):
            yield shows

    async def pose(
        seat: Seat, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[ChatParts]:
        seat = await _seat_of(services, seat, request)
        asked = Asked(str(event.text), len(seat.session.exchanges))
        async for shows in answer_updates(services, seat, asked):
            yield shows

    async def again(
        seat: Seat, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[ChatParts]:
        seat = await _seat_of(services, seat, request)
        number = place_in(seat.session, event.turn)
        if number is None:
            yield UNCHANGED
            return
        question = seat.session.exchanges[number].question
        asked = Asked(question, number, replacing=True, timed=event.timed == "yes")
        async for shows in answer_updates(services, seat, asked):
            yield shows

    parts.box.submit(submit, [parts.box, parts.seat], parts, **ANSWER)
    parts.thread.pose(pose, parts.seat, parts, **ANSWER)
    parts.thread.again(again, parts.seat, parts, **ANSWER)
    _build_watching(services, parts)
    _build_acts(services, parts)
    return parts


def _build_watching(services: Services, parts: ChatParts) -> None:
    """Connect watching an answer that another page began, and stopping one."""

    async def watch(seat: Seat) -> AsyncIterator[ChatParts]:
        growing = seat.session.growing
        if growing is None or seat.watching.locked():
            yield UNCHANGED
            return
        async for shows in _updates(services, seat, services.asker.watch(seat), growing.number):
            yield shows

    async def stop(seat: Seat) -> None:
        if seat.session.growing:
            seat.session.growing.stop.set()

    parts.thread.watch(watch, parts.seat, parts, **ANSWER)
    parts.box.stop(stop, parts.seat, **UNQUEUED)


def _build_acts(services: Services, parts: ChatParts) -> None:
    """Connect the other buttons, all in the event loop: a thread could undo an answer's end."""

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
        return showing(services, await seat.with_new_conversation())

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
        event(act_handler(services, act), parts.seat, parts, **EACH)


async def _seat_of(services: Services, seat: Seat, request: gr.Request) -> Seat:
    """The page's seat, filled at its first event with reader, settings and the page's address.

    At its first event and not as it loads: after a restart the server meets pages already open.
    """
    async with seat.storing:
        if not seat.client:
            choices = choices_of(request.cookies.get(CHOICES_COOKIE))
            session = Session(request.username or "", choices=choices)
            seat.session = await run_sync(_session_at, services, session, request.query_params)
            seat.client = session.reader or (request.client.host if request.client else "?")
    return seat.newest()


def _session_at(services: Services, session: Session, query: QueryParams) -> Session:
    session = replace(session, limits=limits_in(query, services.libraries))
    return with_opened(services, session, query.get(CONVERSATION, ""))


def act_handler(services: Services, act: Act) -> Callable[..., Any]:
    """An event handler that runs an act on the page's seat, one act at a time."""

    async def handle(seat: Seat, event: gr.EventData, request: gr.Request) -> Any:
        async with seat.acting:
            return await act(await _seat_of(services, seat, request), event)

    return handle


async def answer_updates(
    services: Services, seat: Seat, asked: Asked, *, typed: bool = False
) -> AsyncIterator[ChatParts]:
    """Ask a question and yield new values for the page until it is answered.

    Nothing happens while another answer grows. The box is emptied only if the question was
    ``typed`` there.
    """
    growing = seat.session.growing
    if not asked.question.strip() or (growing and not growing.over.is_set()):
        yield UNCHANGED
        return
    steps = services.asker.ask(seat, asked)
    async for shows in _updates(services, seat, steps, asked.number):
        yield shows._replace(box=_box(seat.session, value="")) if typed else shows
        typed = False


async def _updates(
    services: Services, seat: Seat, steps: AsyncGenerator[str | None, None], number: int
) -> AsyncIterator[ChatParts]:
    """New values for the page at each step of a growing answer."""
    first = True
    async with aclosing(steps):
        async for waiting in steps:
            if waiting is None:
                # announced to screen readers once; equal answers must still differ
                parity = len(seat.session.exchanges) % 2
                announced = escape(announcement(seat.session.exchanges[number]))
                live = f"<p data-parity='{parity}'>{announced}</p>"
                yield showing(services, seat)._replace(said=live)
            elif first:
                yield showing(services, seat)
            else:
                yield UNCHANGED._replace(seat=seat, thread=conversation_html(seat.session))
            first = False


def showing(services: Services, seat: Seat, *, opened: str = "") -> ChatParts:
    """New values for all parts from a page's session; the form named ``opened`` stays open."""
    return UNCHANGED._replace(
        seat=seat,
        thread=conversation_html(seat.session, watched=seat.watching.locked()),
        box=_box(seat.session),
        bar=bar_html(seat.session, services.names(), opened=opened),
        here=escape(f"?{address_of(seat.session)}"),
    )


def _box(session: Session, **value: Any) -> Any:
    """The question box; its button stops an answer while one grows."""
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
