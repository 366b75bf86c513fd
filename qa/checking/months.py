"""Months that a text names alone: "in March", without a day or a year."""

import re
from collections.abc import Iterator

from embeddings.calendar_words import ENGLISH_MONTHS
from embeddings.sentences import Span
from qa.language.values import Date

_NAMES = tuple(map(str.capitalize, ENGLISH_MONTHS))
_ALONE = re.compile(
    r"\b(?i:in|since|until|till|by|from|to|last|next|this|early|late|mid|during|before|after)[ -]"
    rf"(?P<month>{'|'.join(_NAMES)})\b(?!,? [A-ZÀ-Þ\d])"
)


def months(text: str) -> Iterator[Date]:
    """Each, as a date of which nothing else is said.

    >>> [each.month for each in months("In March, or by 3 June, June Berg may march.")]
    [3]
    """
    for found in _ALONE.finditer(text):
        yield Date(Span(*found.span("month")), month=1 + _NAMES.index(found["month"]))


def month_names(of: Date) -> tuple[str, ...]:
    """The name of a date's month and its short form, where it says nothing else; else none."""
    if of.month is None or of.day or of.year:
        return ()
    name = ENGLISH_MONTHS[of.month - 1]
    return name, name[:3]
