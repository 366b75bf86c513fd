"""Weekdays in a text, as values that compare like its others."""

import re
from collections.abc import Iterator
from datetime import date

from embeddings.calendar_words import ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.language.values import Date, Name, values

_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs?|ur)?(?:(days?)|\b)\b")
_BETWEEN = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? ")
_FULL_NAMES = {day[:3].capitalize(): day for day in ENGLISH_WEEKDAYS}


class Weekday(Name):
    """A day of the week; its only word is its full name."""


def weekdays(text: str, *, short: bool = False) -> Iterator[Weekday]:
    """Yield the days of the week in a text; short forms such as "Sun" may be other words.

    >>> [each for day in weekdays("On Fridays the Sun shone.") for each in day.words]
    ['friday']
    """
    for match in _DAY.finditer(text):
        if short or match[2]:
            yield Weekday(Span(*match.span()), frozenset({_FULL_NAMES[match[1]]}))


def weekday_of(day: Date) -> str:
    """The weekday of a date, "" where it lacks a part."""
    try:
        return ENGLISH_WEEKDAYS[date(day.year or 0, day.month or 0, day.day or 0).weekday()]
    except ValueError:
        return ""


def date_after(day: Weekday, text: str) -> Date | None:
    """The complete date right after a weekday, as in "Friday, 12 April 2019", or None."""
    between = _BETWEEN.match(text, day.span.end)
    dates = (each for each in values(text) if isinstance(each, Date) and weekday_of(each))
    return next((each for each in dates if between and each.span.start == between.end()), None)
