"""Number words: what numbers written as words are worth."""

import re

SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""From zero on: the index of each is its number."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
"""From first on."""

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

NUMBER_WORDS: dict[str, float] = (
    {word: float(number) for number, word in enumerate(SMALL_NUMBERS)}
    | {word: 10.0 * number for number, word in enumerate(_TENS.split(), 2)}
    | {"half": 0.5, "dozen": 12.0}
    | _SCALES
)
"""The number of each word; a scale multiplies what stands before it."""

NUMBER_WORD = f"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
"""A pattern of any of these words."""

FOREIGN_COUNTS = (
    "einem un une una", "zwei deux dos", "drei trois tres", "vier quatre cuatro",
    "fünf cinq cinco", "sechs six seis", "sieben sept siete", "acht huit ocho",
    "neun neuf nueve", "zehn dix diez",
)  # fmt: skip
"""From one on: the German, French and Spanish words for each number."""

COUNTS: dict[str, int] = (
    {"a": 1, "an": 1}
    | {word: number for number, word in enumerate(SMALL_NUMBERS[1:13], 1)}
    | {word: number for number, words in enumerate(FOREIGN_COUNTS, 1) for word in words.split()}
)
"""The number of each word that counts things, also in other languages."""

COUNT = rf"(?:\d{{1,3}}|{'|'.join(COUNTS)})"
"""A pattern of these words, or of digits."""


def count_of(words: str | None) -> int:
    """The number of a match of COUNT; 0 for nothing.

    >>> count_of("Three"), count_of("12"), count_of(None)
    (3, 12, 0)
    """
    count = (words or "").lower()
    return COUNTS.get(count) or int(count or 0)


def spoken_number(words: str) -> float:
    """The number that several of NUMBER_WORDS make together.

    >>> spoken_number("forty-two"), spoken_number("two hundred and six"), spoken_number("two dozen")
    (42.0, 206.0, 24.0)
    >>> spoken_number("three and a half"), spoken_number("nine hundred thousand")
    (3.5, 900000.0)
    """
    total = part = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        worth = NUMBER_WORDS.get(word)
        if worth is None:  # "and", "a"
            continue
        if word in ("hundred", "dozen"):
            part = (part or 1.0) * worth
        elif word in _SCALES:
            total += (part or 1.0) * worth
            part = 0.0
        else:
            part += worth
    return total + part
