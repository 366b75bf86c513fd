"""Counted things: whether a text counts the things whose number a question asks."""

import re
from functools import lru_cache

from qa.language.expected import entities
from qa.language.words import stem, stems, words

_COUNTED_THING = re.compile(
    r"\bhow many (?:(?!people)[\w'’-]+ ){0,4}?"
    r"(\w\w+s|people|(?:wo)?men|children|feet|fish|sheep|deer|cattle|aircraft)\b",
    re.IGNORECASE,
)
"""The first plural after "how many": the things to be counted."""
_FOLLOWS = 4  # words from a number on among which its thing stands: "60 of the sheep"
_REACH = 120  # characters after a number that are looked at: a text may be all numbers
_OF_ITSELF = frozenset(map(stem, ("people", "persons", "times")))  # "Twelve were hurt", "twice"


def counts_asked_thing(question: str, text: str) -> float:
    """1 where a text counts the asked thing, -1 where it only counts others, 0 where unclear.

    Of 2,281 sentences with a number that answer such questions 0.67 are 1 and 0.15 are -1, of the
    others with a number around them 0.11 and 0.68.

    >>> [
    ...     counts_asked_thing("How many fires were there?", f"There were {n} last year.")
    ...     for n in ("over 60 fires", "60 potholes", "60 potholes and some fires")
    ... ]
    [1.0, -1.0, 0.0]
    """
    thing = _asked_thing(question)
    if not thing:
        return 0.0
    numbers = entities(question, text)
    follow = (words(text[one.start : one.start + _REACH])[:_FOLLOWS] for one in numbers)
    if any(thing in map(stem, each) for each in follow):
        return 1.0
    return -1.0 if numbers and thing not in _OF_ITSELF | stems(text) else 0.0


@lru_cache(maxsize=64)
def _asked_thing(question: str) -> str:
    """The stem of the thing whose number a question asks, or ""."""
    found = _COUNTED_THING.search(question)
    return stem(found.group(1).lower()) if found else ""
