"""The Conversations tab: list, search, open, rename, export and delete."""

from typing import Any

import gradio as gr
from anyio.to_thread import run_sync

from qa.web.html.conversation_list import list_html
from qa.web.page.chat import ChatParts, act_handler, showing
from qa.web.page.parts import EACH, part
from qa.web.services import Services
from qa.web.session import Seat, Session

LISTED = 100
TOOLS = (
    "<h2 class='section'>Conversations</h2>"
    "<form class='tools' role='search'><label>Search <input type='search' name='words' "
    "placeholder='Questions and answers' autocomplete='off'></label>"
    "<a href='judgements.jsonl' download>Export the answers called right</a></form>"
)


def conversation_list(services: Services, session: Session, words: str = "") -> str:
    """The reader's conversations that contain all the words, the last changed first, as HTML."""
    return list_html(services.conversations.find(session.reader, words, LISTED), words)


def build_history(services: Services, chat: ChatParts) -> Any:
    """Build the tab; the returned list's event ``open`` names the chosen conversation."""
    tools = part("history-tools", TOOLS, "tools.js")
    shelf = part("history", "", "list.js", "history.js")
    seat = chat.seat

    async def look(now: Seat, event: gr.EventData) -> str:
        return await run_sync(conversation_list, services, now.session, str(event.words))

    async def rename(now: Seat, event: gr.EventData) -> str:
        named = (now.session.reader, str(event.conversation), str(event.name))
        await run_sync(services.conversations.rename, *named)
        return await look(now, event)

    async def delete(now: Seat, event: gr.EventData) -> list[Any]:
        reader, id_ = now.session.reader, str(event.conversation)
        if growing := services.asker.growing_in(reader, id_):  # nothing is written for nobody
            growing.stop.set()
            await growing.over.wait()  # stored after that, it would be there again
        if now.session.conversation == id_:
            await now.halt()
            now.session = now.session.with_conversation()
        await run_sync(services.conversations.delete, reader, id_)
        return [await look(now, event), *showing(services, now)]

    for each in (tools, shelf):
        each.look(act_handler(services, look), seat, shelf, **EACH)
    shelf.rename(act_handler(services, rename), seat, shelf, **EACH)
    shelf.delete(act_handler(services, delete), seat, [shelf, *chat], **EACH)
    return shelf
