"""The Ask tab: a question, the answer as it grows, and what can be done with both."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from qa.history.feedback import VERDICTS
from qa.web.asking import Asked, Step
from qa.web.bar import bar_html, limited
from qa.web.choices import Choices, choices_of
from qa.web.desk import Desk
from qa.web.escaping import shown
from qa.web.session import Session
from qa.web.source import QUIET
from qa.web.theme import part
from qa.web.thread import spoken, thread_html

ANSWER: dict[str, Any] = {"concurrency_limit": None, **QUIET}
"""For answers: Gradio lets all in, our own line says who waits."""

Shown = list[Any]


@dataclass(frozen=True, slots=True)
class ChatParts:
    """What shows a session, in the order in which ``showing`` fills it."""

    session: gr.State
    thread: Any  # gr.HTML has the events that its script names
    box: gr.Textbox
    bar: Any
    said: gr.HTML
    here: gr.HTML

    def all(self) -> list[Any]:
        """Every part."""
        return [self.session, self.thread, self.box, self.bar, self.said, self.here]


def build_chat(desk: Desk, first: Session) -> ChatParts:
    """Put the chat on the page; ``first`` is its session until the reader is known."""
    parts = _components(first)
    every = parts.all()

    async def submit(question: str, session: Session) -> AsyncIterator[Shown]:
        number = len(session.exchanges) if session.editing is None else session.editing
        async for shows in answered(desk, session, Asked(question, number)):
            yield shows

    async def pose(session: Session, event: gr.EventData) -> AsyncIterator[Shown]:
        asked = Asked(str(event.text), len(session.exchanges))
        async for shows in answered(desk, session, asked):
            yield shows

    async def again(session: Session, event: gr.EventData) -> AsyncIterator[Shown]:
        number = place_in(session, event.turn)
        if number is None:
            return
        question = session.exchanges[number].question
        asked = Asked(question, number, replacing=True, timed=event.timed == "yes")
        async for shows in answered(desk, session, asked):
            yield shows

    parts.box.submit(submit, [parts.box, parts.session], every, **ANSWER)
    parts.thread.pose(pose, parts.session, every, **ANSWER)
    parts.thread.again(again, parts.session, every, **ANSWER)

    async def stop(session: Session) -> None:
        if session.growing:
            session.growing.stop.set()

    parts.box.stop(stop, parts.session, queue=False, **QUIET)
    _build_acts(desk, parts)
    return parts


def _build_acts(desk: Desk, parts: ChatParts) -> None:
    """What answers at once."""
    every = parts.all()

    def edit(session: Session, event: gr.EventData) -> Shown:
        number = place_in(session, event.turn)
        shows = showing(desk, replace(session, editing=number))
        shows[2] = gr.Textbox(value=str(event.text)) if number is not None else gr.skip()
        return shows

    def judge(session: Session, event: gr.EventData) -> Shown:
        return showing(desk, judged(desk, session, event.turn, str(event.verdict)))

    def limit(session: Session, event: gr.EventData) -> Shown:
        changed = replace(session, **limited(session, event._data or {}))  # noqa: SLF001 -- a form's fields
        shows = showing(desk, changed)
        shows[3] = bar_html(changed, desk.names(), opened=str(event.act))
        return shows

    def fresh(session: Session) -> Shown:
        empty = Session(session.reader, limits=session.limits, choices=session.choices)
        return showing(desk, empty)

    def choose(session: Session, event: gr.EventData) -> Shown:
        changed = with_choices(desk, session, choices_of(str(event.names)))
        shows = showing(desk, changed)
        shows[3] = bar_html(changed, desk.names(), opened="choose")
        return shows

    for event, act in ((parts.thread.edit, edit), (parts.thread.judge, judge)):
        event(act, parts.session, every, queue=False, **QUIET)
    parts.bar.limit(limit, parts.session, every, queue=False, **QUIET)
    parts.bar.fresh(fresh, parts.session, every, queue=False, **QUIET)
    parts.bar.choose(choose, parts.session, every, queue=False, **QUIET)


async def answered(desk: Desk, session: Session, asked: Asked) -> AsyncIterator[Shown]:
    """What the page shows while a question is answered; one question at a time."""
    if session.growing and not session.growing.over.is_set():
        return
    first = True
    async with aclosing(desk.asker.ask(session, asked)) as steps:
        async for step in steps:
            yield _step(desk, step, asked.number, first=first)
            first = False


def _step(desk: Desk, step: Step, number: int, *, first: bool) -> Shown:
    if step.waiting is None:
        shows = showing(desk, step.session)
        # told to a screen reader once; two answers alike must still be two changes
        parity = len(step.session.exchanges) % 2
        said = shown(spoken(step.session.exchanges[number]))
        shows[4] = f"<p data-parity='{parity}'>{said}</p>"
        return shows
    thread = thread_html(step.session, step.waiting)
    if not first:
        return [step.session, thread, gr.skip(), gr.skip(), gr.skip(), gr.skip()]
    shows = showing(desk, step.session, step.waiting)
    shows[2] = gr.Textbox(value="", submit_btn=False, stop_btn=True)
    return shows


def showing(desk: Desk, session: Session, waiting: str = "") -> Shown:
    """What the parts show of a session."""
    growing = session.growing is not None
    return [
        session,
        thread_html(session, waiting),
        gr.Textbox(submit_btn=not growing, stop_btn=growing),
        bar_html(session, desk.names()),
        gr.skip(),
        session.conversation or "",
    ]


def place_in(session: Session, given: object) -> int | None:
    """Which exchange a page means; None if there is no such one."""
    text = str(given)
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    return number if 0 <= number < len(session.exchanges) else None


def judged(desk: Desk, session: Session, turn: object, verdict: str) -> Session:
    """The session with a reader's verdict on an answer, which is kept among the feedback."""
    number = place_in(session, turn)
    chosen = next((one for one in VERDICTS if one == verdict), None)
    answer = session.exchanges[number].answer if number is not None else None
    if number is None or chosen is None or answer is None:
        return session
    desk.feedback.add(session.reader, chosen, answer)
    exchange = replace(session.exchanges[number], verdict=chosen)
    return desk.asker.kept(session.with_exchange(number, exchange), number)


def with_choices(desk: Desk, session: Session, choices: Choices) -> Session:
    """With other choices; whether a conversation is kept goes for it from its beginning."""
    changed = replace(session, choices=choices)
    if choices.keeping:
        return changed if session.choices.keeping else desk.asker.kept(changed, 0)
    if session.conversation:
        desk.conversations.delete(session.reader, session.conversation)
    return replace(changed, conversation=None)


def _components(first: Session) -> ChatParts:
    session = gr.State(first)
    thread = part("thread", script="thread.js")
    part("card", script="card.js")
    with gr.Column(elem_id="asking"):
        bar = part("bar", script="bar.js")
        box = gr.Textbox(
            label="Question",
            show_label=False,
            placeholder="Ask a question",
            submit_btn=True,
            max_lines=5,
            elem_id="question",
            autofocus=True,
        )
    said = part("said", script="said.js")
    here = part("here", script="here.js")
    return ChatParts(session, thread, box, bar, said, here)
