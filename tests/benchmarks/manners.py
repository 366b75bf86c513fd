"""How people put a question: with slips, aloud, or with something said before it."""

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


def mistyped(question: str, draw: Random) -> str | None:
    """With one of the longer words that carry what it asks mistyped; None where it has none.

    A letter is wrong, missing, doubled or exchanged with the next one.
    """
    said = content_words(question)
    places = [m for m in _LONG.finditer(question) if m.group().lower() in said]
    if not places:
        return None
    place = draw.choice(places)
    before, after = question[: place.start()], question[place.end() :]
    return before + _with_a_slip(place.group(), draw) + after


def _with_a_slip(word: str, draw: Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    one, two = word[at], word[at + 1]
    slips = ["", one + one, draw.choice("aeinorst")]
    return word[:at] + draw.choice([*(slip + two for slip in slips), two + one]) + word[at + 2 :]


def joined(question: str, draw: Random) -> str:
    """With a space between two of its words missing."""
    words = question.split()
    at = draw.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def spoken(question: str, draw: Random) -> str:
    """As it is said aloud: in small letters, without marks, with something before it."""
    return f"{draw.choice(_ASIDES)} {question.lower().rstrip('?')}"


def stated(question: str, draw: Random) -> str:
    """Behind a sentence that adds nothing to it."""
    names = (value.span.of(question) for value in values(question) if isinstance(value, Name))
    statement = draw.choice(_STATEMENTS)
    return f"{statement.format(next(names, 'the news'))} {question}"


MANNERS: dict[str, Callable[[str, Random], str | None]] = {
    each.__name__: each for each in (mistyped, joined, spoken, stated)
}


def put(judgements: list[Judgement], manner: str) -> list[Judgement]:
    """The judgements with their questions put in a manner, where they can be.

    Each is drawn by itself: one that is put otherwise changes no other.
    """
    asked = [(one, MANNERS[manner](one.question, Random(one.question))) for one in judgements]
    return [replace(one, question=question) for one, question in asked if question]
