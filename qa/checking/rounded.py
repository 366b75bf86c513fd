"""Rounded numbers: what a writer gives roughly of what the sources say."""

import re
from dataclasses import replace
from decimal import Decimal

from qa.checking.grounds import Sources
from qa.language.values import Number

_BELOW = "nearly|almost|close to|just under|under|below|less than|fewer than|not quite"
_ABOVE = "over|more than|just over|above|at least|upwards of|well over"
_NEAR = "about|around|roughly|approximately|some|circa"
_ROUGHLY = re.compile(
    rf"(?<!\bno )(?<!\bnot )\b(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})|(?:{_NEAR})) (?:an? )?$",
    re.IGNORECASE,
)
_BY = 0.1
"""How far a number may lie from a rounder one that is said to be nearly, over or about it, as a
share of this; and no further than one of its last digit, as 312 from 310 or 300."""


def rounded(value: Number, claim: str, sources: Sources) -> Number | None:
    """The number of the sources that a claim gives roughly: "nearly 60", where they say 58."""
    way = _ROUGHLY.search(claim[: value.span.start])
    if way is None:
        return None
    digits, last = _digits(value)
    by = min(_BY, 10.0**last / (value.said or 1))
    least = 1.0 if way["above"] else 1 - by
    most = 1.0 if way["below"] else 1 + by
    for source in sources.texts:
        for other, _ in source.values:
            if (
                isinstance(other, Number)
                and other.unit == value.unit
                and least * value.amount <= other.amount <= most * value.amount
                and digits < _digits(other)[0]
            ):
                return replace(other, span=value.span)
    return None


def _digits(number: Number) -> tuple[int, int]:
    """How many digits are said of it, without the noughts that only tell its size.

    And the power of ten of the last of them: 1 of 310.
    """
    _, digits, exponent = Decimal(f"{number.said:.12g}").normalize().as_tuple()
    return len(digits), int(exponent)
