"""The chat: a question, the answer as it grows, and the conversation kept in the browser."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from embeddings.errors import IndexingError
from qa.errors import QAError
from qa.libraries import Libraries
from qa.samples import QUESTIONS
from qa.web.escaping import inert_lines, revealed
from qa.web.message import answer_message, note_message, stopped_message, waiting_message
from qa.web.source import QUIET
from qa.web.theme import asset

Message = dict[str, Any]
FAILED = "The answer could not be written."
OPENING = "<p class='hint opening' role='status'>Opening the articles…</p>"
KEPT_MESSAGES = 200
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChatParts:
    """What other parts of the page have to reach."""

    chat: gr.Chatbot
    box: gr.Textbox
    start: gr.Column
    hint: gr.HTML
    examples: gr.Column
    kept: gr.BrowserState


def build_chat(libraries: Libraries, secret: str) -> ChatParts:
    """Put the chat on the page."""
    parts, buttons = _components(secret)

    def write(question: str, history: list[Message]) -> Iterator[list[Any]]:
        asked: list[Any] = [*history, {"role": "user", "content": inert_lines(question) or " "}]
        yield [_busy(), gr.Chatbot(value=asked, visible=True), gr.Column(visible=False)]
        for messages in answer(libraries, asked):
            yield [gr.skip(), messages, gr.skip()]
        yield [_ready(), gr.skip(), gr.skip()]

    # one event from question to answer, so that a second question waits for the first answer
    run: dict[str, Any] = {
        "outputs": [parts.box, parts.chat, parts.start],
        "concurrency_limit": 2,
        "concurrency_id": "answer",
        **QUIET,
    }
    keep: dict[str, Any] = {"inputs": parts.chat, "outputs": parts.kept, "queue": False, **QUIET}
    events: list[Any] = [parts.box.submit(write, [parts.box, parts.chat], **run)]
    events += [button.click(write, [button, parts.chat], **run) for button in buttons]
    for event in events:
        event.success(kept_messages, **keep)
    after = [parts.chat, parts.box]
    stop = parts.box.stop(stopped, parts.chat, after, cancels=events, queue=False, **QUIET)
    stop.success(kept_messages, **keep)
    parts.chat.clear(kept_messages, **keep)
    return parts


def _components(secret: str) -> tuple[ChatParts, list[gr.Button]]:
    with gr.Column(elem_id="start") as start:
        hint = gr.HTML(OPENING, js_on_load=None)
        with gr.Column(elem_id="examples", visible=False) as examples:
            buttons = [
                gr.Button(one, elem_classes="example", size="sm", variant="secondary")
                for one in QUESTIONS
            ]
    chat = gr.Chatbot(
        elem_id="chat",
        visible=False,
        height="calc(100dvh - 320px)",
        min_height=240,
        show_label=False,
        container=False,
        label="Conversation",
        layout="panel",
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
        group_consecutive_messages=False,
    )
    box = gr.Textbox(
        label="Question",
        show_label=False,
        placeholder="Ask a question",
        submit_btn=True,
        max_lines=5,
        elem_id="question",
        autofocus=True,
    )
    kept = gr.BrowserState([], storage_key="byline-chat-1", secret=secret)
    gr.HTML("", elem_id="chat-script", js_on_load=asset("chat.js"))
    return ChatParts(chat, box, start, hint, examples, kept), buttons


def answer(libraries: Libraries, history: list[Message]) -> Iterator[list[Message]]:
    """The conversation with the answer growing at its end; what goes wrong is said there too.

    A raised error would hide the whole conversation behind Gradio's error plate.
    """
    try:
        for content in _contents(libraries, revealed(text_of(history[-1])).strip()):
            yield [*history, _said(content)]
    except (QAError, IndexingError) as error:
        yield [*history, _said(note_message(FAILED, str(error)))]
    except Exception:  # noqa: BLE001 -- see above
        _LOG.exception("answering")
        reason = "Something went wrong inside; the log says what. Ask again."
        yield [*history, _said(note_message(FAILED, reason))]


def _contents(libraries: Libraries, question: str) -> Iterator[str]:
    reading = libraries.reading()
    yield waiting_message(reading.status().articles)
    last = None
    for last in reading.stream(question):
        if shown := answer_message(last, whole=False):
            yield shown
    if last is not None:
        yield answer_message(last, whole=True)


def stopped(history: list[Message]) -> tuple[list[Message], gr.Textbox]:
    """The conversation after Stop: what was written stays."""
    said = history
    if history and history[-1]["role"] == "assistant":
        text = text_of(history[-1])
        written = "" if 'class="waiting"' in text else text
        said = [*history[:-1], _said(written + stopped_message())]
    elif history:
        said = [*history, _said(stopped_message())]
    return said, _ready()


def restored(kept: object) -> list[Message]:
    """What the browser kept, where it has the shape of messages."""
    if not isinstance(kept, list):
        return []
    return [
        {"role": one["role"], "content": one["content"]}
        for one in kept
        if isinstance(one, dict)
        and one.get("role") in {"user", "assistant"}
        and isinstance(one.get("content"), str)
    ]


def kept_messages(history: list[Message] | None) -> list[Message]:
    """What the browser is to keep: the last messages as plain text."""
    return [
        {"role": one["role"], "content": text_of(one)} for one in (history or [])[-KEPT_MESSAGES:]
    ]


def text_of(message: Message) -> str:
    """A message's text; Gradio hands it back as a string or in parts."""
    content = message["content"]
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content if isinstance(part, dict))


def _said(content: str) -> Message:
    return {"role": "assistant", "content": content}


def _busy() -> gr.Textbox:
    return gr.Textbox(value="", submit_btn=False, stop_btn=True)


def _ready() -> gr.Textbox:
    return gr.Textbox(submit_btn=True, stop_btn=False)
