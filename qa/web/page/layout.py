"""The whole page: a heading, three tabs, and the source panel beside them."""

from dataclasses import replace
from typing import Any

import gradio as gr
from anyio.to_thread import run_sync

from qa.web.conversation_acts import open_conversation
from qa.web.html.start import start_html
from qa.web.limits import named_articles
from qa.web.page.chat import ChatParts, act_handler, build_chat
from qa.web.page.chat import showing as chat_showing
from qa.web.page.history import build_history, conversation_list
from qa.web.page.library import build_library
from qa.web.page.library import showing as library_showing
from qa.web.page.parts import EACH, UNQUEUED, part
from qa.web.page.source import build_source
from qa.web.services import Services
from qa.web.session import Seat
from qa.web.suggestions import suggestions

HEADER = "<header><h1><span class='brand'>Byline</span> Ask your articles</h1>{}</header>"
LEAVE = "<form method='post' action='logout'><button>Log out</button></form>"


def build_page(services: Services, *, login: bool = False) -> gr.Blocks:
    """Build the page; with a ``login`` it has a button to log out."""

    async def load(seat: Seat, _: gr.EventData) -> ChatParts:
        return chat_showing(services, seat)

    page: gr.Blocks = gr.Blocks(title="Byline", analytics_enabled=False)
    with page:
        part("top", HEADER.format(LEAVE if login else ""))
        banner = part("banner")
        source = build_source(services.libraries)
        with gr.Tabs(elem_id="tabs", selected="ask") as tabs:
            with gr.Tab("Ask", id="ask") as asking_tab:
                start = part("start", start_html(), "start.js")
                chat = build_chat(services)
            with gr.Tab("Conversations", id="history") as history_tab:
                history = build_history(services, chat)
            with gr.Tab("Library", id="library") as library_tab:
                library = build_library(services, banner)
        page.load(act_handler(services, load), chat.seat, chat, **UNQUEUED)
        _suggest(services, page, start, asking_tab)
        # apart: the first opening takes seconds, and must not hold up a question asked meanwhile
        for event in (page.load, library_tab.select):
            event(lambda: library_showing(services), None, library, **UNQUEUED)
        history_tab.select(
            act_handler(
                services, lambda now, _: run_sync(conversation_list, services, now.session)
            ),
            chat.seat,
            history,
            **UNQUEUED,
        )
        _join(services, chat, tabs, history, [source, library.shelf])
    return page


def _suggest(services: Services, page: gr.Blocks, start: Any, tab: gr.Tab) -> None:
    """Fill in suggested questions as the page loads, and whenever its tab is chosen again."""

    def suggest() -> str:
        library = services.libraries.current()
        return start_html(library.status(), suggestions(library))

    # past Gradio's queue: a question joining it just then could wait for ever
    for event in (page.load, tab.select):
        event(suggest, None, start, **UNQUEUED)


def _join(
    services: Services, chat: ChatParts, tabs: gr.Tabs, history: Any, lists: list[Any]
) -> None:
    """Connect what leads from the other tabs and the panel to the chat."""
    outputs = [*chat, tabs]

    async def open_(seat: Seat, event: gr.EventData) -> list[Any]:
        seat = await seat.with_new_conversation()
        await open_conversation(services, seat, str(event.conversation))
        return [*chat_showing(services, seat), gr.Tabs(selected="ask")]

    async def alone(seat: Seat, event: gr.EventData) -> list[Any]:
        library = await run_sync(services.libraries.current)
        articles = await run_sync(named_articles, library, event.articles)
        limits = replace(seat.session.limits, articles=articles)
        seat.session = replace(seat.session, limits=limits)
        return [*chat_showing(services, seat), gr.Tabs(selected="ask")]

    history.open(act_handler(services, open_), chat.seat, outputs, **EACH)
    for each in lists:
        each.alone(act_handler(services, alone), chat.seat, outputs, **EACH)
