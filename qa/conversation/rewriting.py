"""Rewriting: a follow-up completed by a generator, which may add no words of its own."""

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
"""The most tokens of a rewritten question."""

PATIENCE = 2.0
"""Seconds to wait for a rewritten question: nothing is shown before it comes."""

_HISTORY_TOKENS = 700
_LEAST_OWN = 0.5  # least share of the message's own words in the rewritten question
_RULES = """Rewrite the last question of a conversation so that it can be understood alone: put in
what words such as "it" or "they" stand for. Use only words of the conversation. Do not answer it.
If it can be understood alone, repeat it. Write the question and nothing else."""


def rewritten_question(
    turns: Sequence[Turn], message: str, fallback: str, generator: ModelServer
) -> str:
    """The message as the generator's standalone question.

    ``fallback`` if that adds words or takes too long. Raises GeneratorUnavailable.
    """
    room = min(_HISTORY_TOKENS, generator.context() // 2 - token_estimate(_RULES + message))
    history = "\n".join(f"Q: {t.question}\nA: {t.answer}" for t in trim_history(turns, room))
    prompt = (
        Message("system", _RULES),
        Message("user", f"{history}\nLast question: {message}\nRewritten question:"),
    )
    deadline = monotonic() + PATIENCE
    with closing(generator.write(prompt, REWRITTEN_TOKENS)) as pieces:
        rewritten = "".join(takewhile(lambda _: monotonic() < deadline, pieces))
    rewritten = tidy(rewritten).strip('"')
    in_time = monotonic() < deadline
    return rewritten if in_time and adds_nothing(rewritten, turns, message) else fallback


def trim_history(turns: Sequence[Turn], tokens: int) -> list[Turn]:
    """The first turn and as many of the last ones as fit into some tokens together.

    The first question tells the topic, and is kept without its answer if that has no room.
    """
    opening = [Turn(turn.question) for turn in turns[:1]]
    room = tokens - sum(map(_token_count, opening))
    latest: list[Turn] = []
    for turn in reversed(turns):
        room -= _token_count(turn)
        if room < 0:
            return [*opening, *latest]
        latest.insert(0, turn)
    return latest


def _token_count(turn: Turn) -> int:
    return token_estimate(f"Q: {turn.question}\nA: {turn.answer}\n")


def adds_nothing(rewritten: str, turns: Sequence[Turn], message: str) -> bool:
    """Whether a rewritten question has only words of the conversation, and most of the message's.

    >>> adds_nothing("Who built the pier?", [Turn("How long is the pier?")], "Who built it?")
    True
    >>> adds_nothing("Who built the pier in 1911?", [Turn("How long is it?")], "Who built it?")
    False
    """
    conversation = " ".join([*(f"{turn.question} {turn.answer}" for turn in turns), message])
    known = set(map(stem, words(conversation)))
    own = {stem(word) for word in content_words(message) if not is_common(word)}
    new = {stem(word) for word in content_words(rewritten)}
    return bool(new) and new <= known and len(own & new) >= _LEAST_OWN * len(own)
