"""The Conversations tab: listed, searched, opened, renamed, exported, deleted."""

from typing import Any

import gradio as gr
from anyio.to_thread import run_sync

from qa.web.desk import Desk
from qa.web.kept import history_html
from qa.web.page.chat import ChatParts, showing
from qa.web.page.source import QUIET
from qa.web.page.theme import part
from qa.web.session import Seat

TOOLS = (
    "<h2 class='section'>Conversations</h2>"
    "<form class='tools' role='search'><label>Search <input type='search' name='words' "
    "autocomplete='off'></label>"
    "<a href='judgements.jsonl' download>Export the answers called right</a></form>"
)


def build_history(desk: Desk, chat: ChatParts) -> Any:
    """Put the tab's inside on the page; the list's event ``open`` tells which one is chosen."""
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
    return shelf
