"""Weekdays: days of the week that a text names, to be compared as its other values are."""

import re
from collections.abc import Iterator
from datetime import date

from embeddings.calendar_words import ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.language.values import Date, Name, values

_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs?|ur)?(?:(days?)|\b)\b")
_BETWEEN = re.compile(r"(?: (?:morning|afternoon|evening|night))?,? ")
_OF = {day[:3].capitalize(): day for day in ENGLISH_WEEKDAYS}


class Weekday(Name):
    """A day of the week, whose only word is its name."""


def weekdays(text: str, *, short: bool = False) -> Iterator[Weekday]:
    """Each; with ``short`` also "Thurs": alone "Sun" may be the star.

    >>> [each for day in weekdays("On Fridays the Sun shone.") for each in day.words]
    ['friday']
    """
    for found in _DAY.finditer(text):
        if short or found[2]:
            yield Weekday(Span(*found.span()), frozenset({_OF[found[1]]}))


def weekday_of(day: Date) -> str:
    """The name of a date's day; "" where it is no whole one."""
    try:
        return ENGLISH_WEEKDAYS[date(day.year or 0, day.month or 0, day.day or 0).weekday()]
    except ValueError:
        return ""


def date_after(day: Weekday, text: str) -> Date | None:
    """The whole date that a day stands before: "Friday, 12 April 2019"."""
    between = _BETWEEN.match(text, day.span.end)
    dates = (each for each in values(text) if isinstance(each, Date) and weekday_of(each))
    return next((each for each in dates if between and each.span.start == between.end()), None)
