"""Rewriting: a follow-up made whole by a generator, which may add nothing of its own."""

from collections.abc import Sequence
from contextlib import closing
from itertools import takewhile
from time import monotonic

from embeddings.tidy import tidy
from qa.conversation.turn import Turn
from qa.language.words import content_words, is_common, stem, words
from qa.writing.model_server import ModelServer
from qa.writing.prompt import Message, token_estimate

REWRITTEN_TOKENS = 60
"""Tokens of a rewritten question at most."""

PATIENCE = 2.0
"""Seconds that a rewritten question is waited for: nothing is shown before it comes."""

_HISTORY_TOKENS = 700
_KEPT = 0.5  # share of the message's own words that have to be left in it
_RULES = """Rewrite the last question of a conversation so that it can be understood alone: put in
what words such as "it" or "they" stand for. Use only words of the conversation. Do not answer it.
If it can be understood alone, repeat it. Write the question and nothing else."""


def rewritten_question(
    turns: Sequence[Turn], message: str, ruled: str, generator: ModelServer
) -> str:
    """The message as a standalone question by the generator.

    ``ruled`` where that adds words or takes too long. Raises GeneratorUnavailable.
    """
    room = min(_HISTORY_TOKENS, generator.context() // 2 - token_estimate(_RULES + message))
    said = "\n".join(f"Q: {t.question}\nA: {t.answer}" for t in trimmed(turns, room))
    prompt = (
        Message("system", _RULES),
        Message("user", f"{said}\nLast question: {message}\nRewritten question:"),
    )
    last = monotonic() + PATIENCE
    with closing(generator.write(prompt, REWRITTEN_TOKENS)) as pieces:
        written = "".join(takewhile(lambda _: monotonic() < last, pieces))
    written = tidy(written).strip('"')
    return written if monotonic() < last and adds_nothing(written, turns, message) else ruled


def trimmed(turns: Sequence[Turn], tokens: int) -> list[Turn]:
    """The first turn and the last ones that fit into so many tokens together.

    The first question says what the conversation is about, and is kept without its answer where
    there is no room for that.
    """
    opening = [Turn(turn.question) for turn in turns[:1]]
    left = tokens - sum(map(_size, opening))
    kept: list[Turn] = []
    for turn in reversed(turns):
        left -= _size(turn)
        if left < 0:
            return [*opening, *kept]
        kept.insert(0, turn)
    return kept


def _size(turn: Turn) -> int:
    return token_estimate(f"Q: {turn.question}\nA: {turn.answer}\n")


def adds_nothing(written: str, turns: Sequence[Turn], message: str) -> bool:
    """Whether a rewritten question has only words of the conversation, and keeps those asked.

    >>> adds_nothing("Who built the pier?", [Turn("How long is the pier?")], "Who built it?")
    True
    >>> adds_nothing("Who built the pier in 1911?", [Turn("How long is it?")], "Who built it?")
    False
    """
    said = " ".join([*(f"{turn.question} {turn.answer}" for turn in turns), message])
    known = set(map(stem, words(said)))
    own = {stem(word) for word in content_words(message) if not is_common(word)}
    new = {stem(word) for word in content_words(written)}
    return bool(new) and new <= known and len(own & new) >= _KEPT * len(own)
