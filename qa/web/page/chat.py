"""The Ask tab: a question, the answer as it grows, and what can be done with both."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, fields, replace
from typing import Any

import gradio as gr

from qa.web.acts import judge_answer, make_choices, place_in
from qa.web.asking import Asked
from qa.web.bar import bar_html, limited
from qa.web.choices import choices_of
from qa.web.desk import Desk
from qa.web.escaping import shown
from qa.web.page.source import QUIET
from qa.web.page.theme import part
from qa.web.session import Seat, Session
from qa.web.thread import spoken, thread_html

ANSWER: dict[str, Any] = {"concurrency_limit": None, **QUIET}
"""For answers: Gradio lets all in, our own line says who waits."""

_STOPPABLE: dict[str, Any] = {"submit_btn": False, "stop_btn": True}

Shown = list[Any]


@dataclass(frozen=True, slots=True)
class ChatParts:
    """What shows a session, in the order in which ``showing`` fills it."""

    seat: gr.State
    thread: Any  # gr.HTML has the events that its script names
    box: gr.Textbox
    bar: Any
    said: gr.HTML
    here: gr.HTML

    def all(self) -> list[Any]:
        """Every part."""
        return [self.seat, self.thread, self.box, self.bar, self.said, self.here]


def build_chat(desk: Desk, first: Session) -> ChatParts:
    """Put the chat on the page; ``first`` is its session until the reader is known."""
    parts = _components(first)
    every = parts.all()

    async def submit(question: str, seat: Seat) -> AsyncIterator[Shown]:
        now = seat.session
        number = len(now.exchanges) if now.editing is None else now.editing
        async for shows in answered(desk, seat, Asked(question, number), typed=True):
            yield shows

    async def pose(seat: Seat, event: gr.EventData) -> AsyncIterator[Shown]:
        asked = Asked(str(event.text), len(seat.session.exchanges))
        async for shows in answered(desk, seat, asked):
            yield shows

    async def again(seat: Seat, event: gr.EventData) -> AsyncIterator[Shown]:
        number = place_in(seat.session, event.turn)
        if number is None:
            yield nothing()
            return
        question = seat.session.exchanges[number].question
        asked = Asked(question, number, replacing=True, timed=event.timed == "yes")
        async for shows in answered(desk, seat, asked):
            yield shows

    parts.box.submit(submit, [parts.box, parts.seat], every, **ANSWER)
    parts.thread.pose(pose, parts.seat, every, **ANSWER)
    parts.thread.again(again, parts.seat, every, **ANSWER)

    async def stop(seat: Seat) -> None:
        if seat.session.growing:
            seat.session.growing.stop.set()

    parts.box.stop(stop, parts.seat, queue=False, **QUIET)
    _build_acts(desk, parts)
    return parts


def _build_acts(desk: Desk, parts: ChatParts) -> None:
    """What answers at once; all of it where answers grow: a thread might undo the end of one."""
    every = parts.all()

    async def edit(seat: Seat, event: gr.EventData) -> Shown:
        number = place_in(seat.session, event.turn)
        seat.session = replace(seat.session, editing=number)
        shows = showing(desk, seat)
        if number is not None:
            shows[2] = gr.Textbox(value=str(event.text))
        return shows

    async def judge(seat: Seat, event: gr.EventData) -> Shown:
        await judge_answer(desk, seat, event.turn, str(event.verdict))
        return showing(desk, seat)

    async def limit(seat: Seat, event: gr.EventData) -> Shown:
        changed = limited(seat.session, event._data or {})  # noqa: SLF001 -- a form's fields
        seat.session = replace(seat.session, **changed)
        return showing(desk, seat, opened=str(event.act))

    async def fresh(seat: Seat) -> Shown:
        await seat.halt()
        seat.session = seat.session.with_conversation()
        return showing(desk, seat)

    async def choose(seat: Seat, event: gr.EventData) -> Shown:
        await make_choices(desk, seat, choices_of(str(event.names)))
        return showing(desk, seat, opened="choose")

    for event, act in (
        (parts.thread.edit, edit),
        (parts.thread.judge, judge),
        (parts.bar.limit, limit),
        (parts.bar.fresh, fresh),
        (parts.bar.choose, choose),
    ):
        event(act, parts.seat, every, queue=False, **QUIET)


async def answered(
    desk: Desk, seat: Seat, asked: Asked, *, typed: bool = False
) -> AsyncIterator[Shown]:
    """What the page shows while a question is answered; one question at a time.

    What is in the box stays, unless it was ``typed`` there and is what is asked.
    """
    growing = seat.session.growing
    if not asked.question.strip() or (growing and not growing.over.is_set()):
        yield nothing()
        return
    first = True
    async with aclosing(desk.asker.ask(seat, asked)) as steps:
        async for waiting in steps:
            shows = _step(desk, seat, waiting, asked.number, first=first)
            if first and typed:
                shows[2] = gr.Textbox(value="", **_STOPPABLE)
            yield shows
            first = False


def _step(desk: Desk, seat: Seat, waiting: str | None, number: int, *, first: bool) -> Shown:
    if waiting is None:
        shows = showing(desk, seat)
        # told to a screen reader once; two answers alike must still be two changes
        parity = len(seat.session.exchanges) % 2
        said = shown(spoken(seat.session.exchanges[number]))
        shows[4] = f"<p data-parity='{parity}'>{said}</p>"
        return shows
    thread = thread_html(seat.session, waiting)
    if not first:
        return [seat, thread, gr.skip(), gr.skip(), gr.skip(), gr.skip()]
    shows = showing(desk, seat)
    shows[1:3] = thread, gr.Textbox(**_STOPPABLE)
    return shows


def showing(desk: Desk, seat: Seat, *, opened: str = "") -> Shown:
    """What the parts show of a page's session; ``opened`` names a form that stays open."""
    session = seat.session
    growing = session.growing is not None
    return [
        seat,
        thread_html(session),
        gr.Textbox(submit_btn=not growing, stop_btn=growing),
        bar_html(session, desk.names(), opened=opened),
        gr.skip(),
        session.conversation or "",
    ]


def nothing() -> Shown:
    """Every part as it is: an event that yields nothing would empty them."""
    return [gr.skip() for _ in fields(ChatParts)]


def _components(first: Session) -> ChatParts:
    seat = gr.State(Seat(first))
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
