"""Event streams: what an OpenAI-compatible server sends while it writes, as pieces of text."""

import json
from collections.abc import AsyncIterator
from typing import Any

from qa.errors import GeneratorUnavailable

MAX_EVENT = 1_000_000
"""Characters of one event: more is no event of a model server."""

BUSY = "Ask again later, or see what its log says."
"""What to do about a fault of a server that is there."""

_THOUGHTS = ("reasoning_content", "reasoning")
_NO_SENSE = "The model server's answer makes no sense ({}). Check BYLINE_GENERATOR_URL."


async def text_pieces(chunks: AsyncIterator[str]) -> AsyncIterator[str]:
    """The text in a stream of server-sent events, or in one JSON answer, as it comes.

    "" for what a server sends apart from it as thoughts, which may take minutes.
    A stream that ends without saying so was cut off, which GeneratorUnavailable says.
    """
    begun = ended = False
    async for line in _lines(chunks):
        if line.startswith("{"):  # a server that does not stream
            yield _whole(_parsed(line))
            return
        if not line.startswith("data:"):
            continue
        begun = True
        said = line.removeprefix("data:").strip()
        if said == "[DONE]":
            return
        piece, ended = _piece(_parsed(said))
        if piece is not None:
            yield piece
        if ended:
            return
    if not begun:  # such as the page of another program
        raise GeneratorUnavailable(_NO_SENSE.format("no text"))
    if not ended:
        raise GeneratorUnavailable("The model server stopped in the middle. Ask again.")


async def _lines(chunks: AsyncIterator[str]) -> AsyncIterator[str]:
    kept = ""
    async for chunk in chunks:
        kept += chunk
        *lines, kept = kept.split("\n")
        for line in lines:
            yield line.strip()
        if len(kept) > MAX_EVENT:
            raise GeneratorUnavailable(_NO_SENSE.format("a line without an end"))
    if kept.strip():
        yield kept.strip()


def _parsed(said: str) -> dict[str, Any]:
    try:
        event = json.loads(said)
    except (ValueError, RecursionError):
        raise GeneratorUnavailable(_NO_SENSE.format("no JSON")) from None
    if not isinstance(event, dict):
        raise GeneratorUnavailable(_NO_SENSE.format("no object"))
    if "error" in event:
        raise GeneratorUnavailable(f"The model server tells of an error. {BUSY}")
    return event


def _piece(event: dict[str, Any]) -> tuple[str | None, bool]:
    """The text of an event, "" of a thought and None of neither; and whether it is the last one."""
    choice = _choice(event)
    if choice is None:  # such as an event with counts of tokens
        return None, False
    delta = choice.get("delta")
    return _text(delta) or ("" if _thinks(delta) else None), bool(choice.get("finish_reason"))


def _thinks(delta: object) -> bool:
    """Whether it is, or has, a thought apart from the text."""
    return isinstance(delta, dict) and (
        isinstance(delta.get("content"), list) or any(map(delta.get, _THOUGHTS))
    )


def _whole(event: dict[str, Any]) -> str:
    text = _text((_choice(event) or {}).get("message"))
    if text is None:
        raise GeneratorUnavailable(_NO_SENSE.format("no text"))
    return text


def _text(message: object) -> str | None:
    """What a message says, without the halves of letters that a server may cut one into."""
    text = message.get("content") if isinstance(message, dict) else None
    if isinstance(text, list):  # parts, of which thoughts have no text
        text = "".join(str(part.get("text", "")) for part in text if isinstance(part, dict))
    return text.encode("utf-8", "ignore").decode() if isinstance(text, str) else None


def _choice(event: dict[str, Any]) -> dict[str, Any] | None:
    choices = event.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else None
