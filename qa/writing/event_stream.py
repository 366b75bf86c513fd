"""Event streams of OpenAI-compatible servers, read as pieces of text."""

import json
from collections.abc import AsyncIterator
from typing import Any

from qa.errors import GeneratorUnavailable

MAX_EVENT = 1_000_000
"""The most characters of an event; a model server sends no more."""

BUSY = "Ask again later, or see what its log says."
"""Advice on a fault of a server that can be reached."""

_THOUGHTS = ("reasoning_content", "reasoning")
_NO_SENSE = "The model server's answer makes no sense ({}). Check BYLINE_GENERATOR_URL."


async def text_pieces(chunks: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yield the text of a stream of server-sent events, or of one JSON answer, as it comes.

    "" stands for the model's thoughts, which may take minutes. Raises GeneratorUnavailable where
    there is no sense in the stream, or where it was cut off: it ended without saying so.
    """
    has_begun = is_last = False
    async for line in _lines(chunks):
        if line.startswith("{"):  # a server that does not stream
            yield _complete_text(_parse_event(line))
            return
        if not line.startswith("data:"):
            continue
        has_begun = True
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            return
        piece, is_last = _event_text(_parse_event(data))
        if piece is not None:
            yield piece
        if is_last:
            return
    if not has_begun:  # such as the page of another program
        raise GeneratorUnavailable(_NO_SENSE.format("no text"))
    if not is_last:
        raise GeneratorUnavailable("The model server stopped in the middle. Ask again.")


async def _lines(chunks: AsyncIterator[str]) -> AsyncIterator[str]:
    rest = ""
    async for chunk in chunks:
        rest += chunk
        *lines, rest = rest.split("\n")
        for line in lines:
            yield line.strip()
        if len(rest) > MAX_EVENT:
            raise GeneratorUnavailable(_NO_SENSE.format("a line without an end"))
    if rest.strip():
        yield rest.strip()


def _parse_event(data: str) -> dict[str, Any]:
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise GeneratorUnavailable(_NO_SENSE.format("no JSON")) from None
    if not isinstance(event, dict):
        raise GeneratorUnavailable(_NO_SENSE.format("no object"))
    if "error" in event:
        raise GeneratorUnavailable(f"The model server tells of an error. {BUSY}")
    return event


def _event_text(event: dict[str, Any]) -> tuple[str | None, bool]:
    """The text of an event ("" for a thought, None for neither), and whether it is the last."""
    choice = _first_choice(event)
    if choice is None:  # such as an event with counts of tokens
        return None, False
    delta = choice.get("delta")
    return _message_text(delta) or ("" if _is_thought(delta) else None), bool(
        choice.get("finish_reason")
    )


def _is_thought(delta: object) -> bool:
    """Whether an event's delta is or has a thought apart from the text."""
    return isinstance(delta, dict) and (
        isinstance(delta.get("content"), list) or any(map(delta.get, _THOUGHTS))
    )


def _complete_text(event: dict[str, Any]) -> str:
    text = _message_text((_first_choice(event) or {}).get("message"))
    if text is None:
        raise GeneratorUnavailable(_NO_SENSE.format("no text"))
    return text


def _message_text(message: object) -> str | None:
    """The text of a message, without the half characters that a server may cut it into."""
    text = message.get("content") if isinstance(message, dict) else None
    if isinstance(text, list):  # parts; thoughts have no text
        text = "".join(str(part.get("text", "")) for part in text if isinstance(part, dict))
    return text.encode("utf-8", "ignore").decode() if isinstance(text, str) else None


def _first_choice(event: dict[str, Any]) -> dict[str, Any] | None:
    choices = event.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    return choice if isinstance(choice, dict) else None
