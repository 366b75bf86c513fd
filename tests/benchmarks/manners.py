"""Manners in which people put a question: mistyped, aloud, or after a statement."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from qa.judgements import Judgement
from qa.language.values import Name, values
from qa.language.words import content_words

_LONG = re.compile(r"[^\W\d_]{5,}")
_ASIDES = ("ok so", "so um", "hey", "right so i want to know", "okay", "well", "yeah so")
_STATEMENTS = (
    "I read about {} yesterday.",
    "We visited {} last year and loved it -",
    "My neighbour told me something about {}!",
    "This is about {}.",
    "I am writing an essay for school.",
    "I live near the coast and I like history.",
)


def mistype(question: str, draw: Random) -> str | None:
    """Mistype one of a question's longer content words; None if it has none.

    A letter is wrong, missing, doubled or exchanged with the next one.
    """
    carrying_words = content_words(question)
    places = [m for m in _LONG.finditer(question) if m.group().lower() in carrying_words]
    if not places:
        return None
    place = draw.choice(places)
    before, after = question[: place.start()], question[place.end() :]
    return before + _mistype_word(place.group(), draw) + after


def _mistype_word(word: str, draw: Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    one, two = word[at], word[at + 1]
    slips = ["", one + one, draw.choice("aeinorst")]
    return word[:at] + draw.choice([*(slip + two for slip in slips), two + one]) + word[at + 2 :]


def join_words(question: str, draw: Random) -> str:
    """Leave out a space between two words of a question."""
    words = question.split()
    at = draw.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def speak(question: str, draw: Random) -> str:
    """Put a question as if spoken: lower case, no question mark, an aside before it."""
    return f"{draw.choice(_ASIDES)} {question.lower().rstrip('?')}"


def precede_by_statement(question: str, draw: Random) -> str:
    """Put a sentence that adds nothing before a question."""
    names = (value.span.of(question) for value in values(question) if isinstance(value, Name))
    statement = draw.choice(_STATEMENTS)
    return f"{statement.format(next(names, 'the news'))} {question}"


MANNERS: dict[str, Callable[[str, Random], str | None]] = {
    "mistyped": mistype,
    "joined": join_words,
    "spoken": speak,
    "stated": precede_by_statement,
}


def put_questions(judgements: list[Judgement], manner: str) -> list[Judgement]:
    """The judgements with their questions put in a manner, without those that cannot be.

    Each question has its own random numbers, so that questions do not change each other.
    """
    changed = [(one, MANNERS[manner](one.question, Random(one.question))) for one in judgements]
    return [replace(one, question=question) for one, question in changed if question]
