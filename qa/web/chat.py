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
KEPT_MESSAGES = 200
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChatParts:
    """What other parts of the page have to reach."""

    chat: gr.Chatbot
    box: gr.Textbox
    start: gr.Column
    kept: gr.BrowserState


def build_chat(libraries: Libraries, secret: str) -> ChatParts:
    """Put the chat on the page."""
    parts, buttons = _components(secret)

    def write(history: list[Message]) -> Iterator[list[Message]]:
        yield from answer(libraries, history)  # Gradio streams what is a generator by its looks

    run: dict[str, Any] = {
        "fn": write,
        "inputs": parts.chat,
        "outputs": parts.chat,
        "concurrency_limit": 2,
        "concurrency_id": "answer",
        **QUIET,
    }
    keep: dict[str, Any] = {"fn": kept_messages, "inputs": parts.chat, "outputs": parts.kept}
    asked = [parts.box, parts.chat, parts.start]
    events = []
    for begin, inputs in [
        (parts.box.submit, [parts.box, parts.chat]),
        *((button.click, [button, parts.chat]) for button in buttons),
    ]:
        event = begin(ask, inputs, asked, queue=False, **QUIET).success(**run)
        event.success(_ready, None, parts.box, queue=False, **QUIET).success(
            **keep, queue=False, **QUIET
        )
        events.append(event)
    parts.box.stop(stopped, parts.chat, [parts.chat, parts.box], cancels=events, **QUIET).success(
        **keep, queue=False, **QUIET
    )
    return parts


def _components(secret: str) -> tuple[ChatParts, list[gr.Button]]:
    with gr.Column(elem_id="start", visible=False) as start:
        gr.HTML("<p class='hint'>For example</p>", js_on_load=None)
        buttons = [
            gr.Button(one, elem_classes="example", size="sm", variant="secondary")
            for one in QUESTIONS
        ]
    chat = gr.Chatbot(
        elem_id="chat",
        visible=False,
        height="calc(100dvh - 250px)",
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
    return ChatParts(chat, box, start, kept), buttons


def ask(question: str, history: list[Message]) -> tuple[gr.Textbox, gr.Chatbot, gr.Column]:
    """Put the question under the conversation and turn Send into Stop."""
    asked = [*history, {"role": "user", "content": inert_lines(question) or " "}]
    return (
        gr.Textbox(value="", submit_btn=False, stop_btn=True),
        gr.Chatbot(value=asked, visible=True),
        gr.Column(visible=False),
    )


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


def kept_messages(history: list[Message]) -> list[Message]:
    """What the browser is to keep: the last messages as plain text."""
    return [{"role": one["role"], "content": text_of(one)} for one in history[-KEPT_MESSAGES:]]


def text_of(message: Message) -> str:
    """A message's text; Gradio hands it back as a string or in parts."""
    content = message["content"]
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content if isinstance(part, dict))


def _said(content: str) -> Message:
    return {"role": "assistant", "content": content}


def _ready() -> gr.Textbox:
    return gr.Textbox(submit_btn=True, stop_btn=False)
