"""Counted: whether a sentence counts what a question asks the number of."""

import re
from functools import lru_cache

from qa.language.expected import entities
from qa.language.words import stem, stems, words

_ASKED = re.compile(
    r"\bhow many (?:(?!people)[\w'’-]+ ){0,4}?"
    r"(\w\w+s|people|(?:wo)?men|children|feet|fish|sheep|deer|cattle|aircraft)\b",
    re.IGNORECASE,
)
"""The first plural after "how many", which is what is counted."""
_FOLLOWS = 4  # words from a number on, among which what it counts stands: "60 of the sheep"
_REACH = 120  # characters that these have at most: a text may be all numbers
_OF_ITSELF = frozenset(map(stem, ("people", "persons", "times")))  # "Twelve were hurt", "twice"


def counts(question: str, text: str) -> float:
    """1 where a number in a text is of what is asked for, -1 where all are of something else.

    0 where that cannot be said. Of 2,281 sentences with a number that answer such questions 0.67
    are 1 and 0.15 are -1, of the others with a number around them 0.11 and 0.68.

    >>> [
    ...     counts("How many fires were there?", f"There were {n} last year.")
    ...     for n in ("over 60 fires", "60 potholes", "60 potholes and some fires")
    ... ]
    [1.0, -1.0, 0.0]
    """
    asked = _asked(question)
    if not asked:
        return 0.0
    numbers = entities(question, text)
    follow = (words(text[one.start : one.start + _REACH])[:_FOLLOWS] for one in numbers)
    if any(asked in map(stem, each) for each in follow):
        return 1.0
    return -1.0 if numbers and asked not in _OF_ITSELF | stems(text) else 0.0


@lru_cache(maxsize=64)
def _asked(question: str) -> str:
    """The stem of what is counted, "" where nothing is."""
    found = _ASKED.search(question)
    return stem(found.group(1).lower()) if found else ""
