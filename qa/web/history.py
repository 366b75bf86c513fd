"""The Conversations tab: listed, searched, opened, renamed, exported, deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from anyio.to_thread import run_sync

from qa.history.conversations import Conversation
from qa.web.chat import ChatParts, showing
from qa.web.desk import Desk
from qa.web.escaping import shown
from qa.web.session import Seat, Session
from qa.web.source import QUIET
from qa.web.theme import part
from qa.web.words import counted, spoken_date

LISTED = 100
UNNAMED = "Without a name"
EMPTY = "Nothing is kept yet. What you ask appears here."
NONE = "No conversation holds these words."
TOOLS = (
    "<h2 class='section'>Conversations</h2>"
    "<form class='tools' role='search'><label>Search <input type='search' name='words' "
    "autocomplete='off'></label>"
    "<a href='judgements.jsonl' download>Export the answers called right</a></form>"
)


@dataclass(frozen=True, slots=True)
class HistoryParts:
    """The list, and the field that searches it."""

    tools: Any
    shelf: Any


def build_history(desk: Desk, chat: ChatParts) -> HistoryParts:
    """Put the tab's inside on the page; who opens a conversation is told by its event ``open``."""
    tools = part("history-tools", TOOLS, "tools.js")
    shelf = part("history", "", "list.js", "history.js")
    seat = chat.seat

    def look(now: Seat, event: gr.EventData) -> str:
        return history_html(desk, now.session, str(event.words))

    def rename(now: Seat, event: gr.EventData) -> str:
        reader = now.session.reader
        desk.conversations.rename(reader, str(event.conversation), str(event.name))
        return history_html(desk, now.session, str(event.words))

    async def delete(now: Seat, event: gr.EventData) -> list[Any]:
        if now.session.conversation == str(event.conversation):
            await now.halt()
            now.session = now.session.with_conversation()
        reader = now.session.reader
        await run_sync(desk.conversations.delete, reader, str(event.conversation))
        listed = await run_sync(history_html, desk, now.session, str(event.words))
        return [listed, *showing(desk, now)]

    tools.look(look, seat, shelf, queue=False, trigger_mode="always_last", **QUIET)
    shelf.look(look, seat, shelf, queue=False, **QUIET)
    shelf.rename(rename, seat, shelf, queue=False, **QUIET)
    shelf.delete(delete, seat, [shelf, *chat.all()], queue=False, **QUIET)
    return HistoryParts(tools, shelf)


def history_html(desk: Desk, session: Session, words: str = "") -> str:
    """The reader's conversations as a list, last changed first."""
    found = desk.conversations.find(session.reader, words, LISTED)
    if not found:
        return f"<p class='hint'>{NONE if words.strip() else EMPTY}</p>"
    return list_html(found, whole=not words.strip())


def list_html(found: Sequence[Conversation], *, whole: bool) -> str:
    """Conversations as a list, which says whether it was not narrowed by words."""
    return f"<ul class='shelf'{' data-whole' if whole else ''}>{''.join(map(_card, found))}</ul>"


def opened(desk: Desk, session: Session, id_: str) -> Session:
    """The session with one of the reader's conversations in it, or an empty one."""
    exchanges = desk.conversations.exchanges(session.reader, id_)
    return session.with_conversation(id_ if exchanges else None, exchanges)


async def open_conversation(desk: Desk, seat: Seat, id_: str) -> None:
    """Put one of the reader's conversations on an open page."""
    await seat.halt()  # so that what is opened has the last of it
    found = await run_sync(opened, desk, seat.session, id_)
    await seat.halt()  # a question may have been asked meanwhile
    seat.session = seat.session.with_conversation(found.conversation, found.exchanges)


def _card(conversation: Conversation) -> str:
    name = shown(conversation.name).strip() or UNNAMED
    when = (
        f"{spoken_date(conversation.changed[:10])}, {counted(conversation.questions, 'question')}"
    )
    exports = "<span>Export</span>" + "".join(
        f"<a href='conversations/{conversation.id}.{suffix}' download>{suffix_name}"
        f"<span class='hidden'> of {name}</span></a>"
        for suffix, suffix_name in (("md", "Markdown"), ("html", "HTML"), ("json", "JSON"))
    )
    return (
        f"<li class='card' data-id='{conversation.id}'>"
        f"<button type='button' class='open' dir='auto'>{name}</button>"
        f"<form class='renaming' hidden><label>Name <input name='name' value='{name}' "
        "maxlength='120'></label><button type='submit'>Save</button>"
        "<button type='button' class='leave'>Cancel</button></form>"
        f"<p class='facts'><span>{when}</span></p>"
        f"<div class='removal'><span class='more'>{exports}"
        f"<button type='button' class='rename'>Rename<span class='hidden'> {name}</span></button>"
        f"<button type='button' class='remove'>Delete<span class='hidden'> {name}</span></button>"
        "</span><span class='confirm' hidden><span>Delete for good?</span>"
        "<button type='button' class='yes'>Yes, delete</button>"
        "<button type='button' class='no'>Keep</button></span></div></li>"
    )
