"""Months without a day or a year, as dates: "in March"."""

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
    """Yield the months that a text names without a day or a year, as dates.

    >>> [each.month for each in months("In March, or by 3 June, June Berg may march.")]
    [3]
    """
    for match in _ALONE.finditer(text):
        yield Date(Span(*match.span("month")), month=1 + _NAMES.index(match["month"]))


def month_names(date: Date) -> tuple[str, ...]:
    """The long and short names of a date that is only a month; none for any other date."""
    if date.month is None or date.day or date.year:
        return ()
    name = ENGLISH_MONTHS[date.month - 1]
    return name, name[:3]
