"""The page put together: a heading, the chat, the library, and the source panel."""

from typing import Any

import gradio as gr

from qa.libraries import Libraries
from qa.web.chat import build_chat, restored
from qa.web.job import Job
from qa.web.library import build_library, showing
from qa.web.source import QUIET, build_source
from qa.web.words import counted

HEADER = "<header><h1><span class='brand'>Byline</span> Ask your articles</h1></header>"

EXAMPLES = "For example"
INVITATION = "{} in your library. Every answer is quoted from them, with the place it stands."


def build_page(libraries: Libraries, job: Job, secret: str) -> gr.Blocks:
    """The whole page. The secret encodes what the browser keeps of the conversation."""
    page: gr.Blocks = gr.Blocks(title="Byline", analytics_enabled=False)
    with page:
        gr.HTML(HEADER, js_on_load=None, elem_id="top")
        banner = gr.HTML("", js_on_load=None, elem_id="banner")
        build_source(libraries)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask"):
                chat = build_chat(libraries, secret)
            with gr.Tab("Library", id="library") as tab:
                library = build_library(libraries, job, banner)

        def show() -> list[Any]:
            return showing(libraries, job)

        def restore(kept: object) -> list[Any]:
            messages: list[Any] = restored(kept)
            return [
                gr.Chatbot(value=messages, visible=bool(messages)),
                gr.Column(visible=not messages),
            ]

        def arrive() -> list[Any]:
            status = libraries.reading().status()
            count = counted(status.articles, "article")
            hint = EXAMPLES if status.samples else INVITATION.format(count)
            return [f"<p class='hint'>{hint}</p>", gr.Column(visible=status.samples), *show()]

        every = library.all()
        # apart: the first opening takes seconds, and must not undo a question asked meanwhile
        page.load(restore, chat.kept, [chat.chat, chat.start], queue=False, **QUIET)
        page.load(arrive, None, [chat.hint, chat.examples, *every], queue=False, **QUIET)
        tab.select(show, None, every, queue=False, **QUIET)
    return page
