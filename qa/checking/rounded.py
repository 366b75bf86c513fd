"""Rounded numbers: finds the exact number for one that a written sentence gives roughly."""

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
_TOLERANCE = 0.1
"""How far a number may lie from the rounder one, as a share of this; and no further than one of its
last digit, as 312 from 310 or 300."""


def exact_number(value: Number, claim: str, sources: Sources) -> Number | None:
    """The sources' number, at the claim's place, for a rough one: 58 for "nearly 60"; or None."""
    hedge = _ROUGHLY.search(claim[: value.span.start])
    if hedge is None:
        return None
    digits, last = _significant_digits(value)
    tolerance = min(_TOLERANCE, 10.0**last / (value.said or 1))
    least = 1.0 if hedge["above"] else 1 - tolerance
    most = 1.0 if hedge["below"] else 1 + tolerance
    for other, *_ in sources.values:
        if (
            isinstance(other, Number)
            and other.unit == value.unit
            and least * value.amount <= other.amount <= most * value.amount
            and digits < _significant_digits(other)[0]
        ):
            return replace(other, span=value.span)
    return None


def _significant_digits(number: Number) -> tuple[int, int]:
    """How many significant digits a number has as it is written.

    And the power of ten of the last of them: of 310 two, and 1.
    """
    _, digits, exponent = Decimal(f"{number.said:.12g}").normalize().as_tuple()
    return len(digits), int(exponent)
