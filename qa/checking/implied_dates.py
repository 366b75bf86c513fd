"""Implied dates: the days and years that "yesterday", "on Friday" or "last year" mean."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from embeddings.calendar_words import ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.language.values import Date

_THIS_DAY = ("today", "tonight", "this morning", "this afternoon", "this evening")
_DAYS = dict.fromkeys(_THIS_DAY, 0) | {"yesterday": -1, "last night": -1, "tomorrow": 1}
_MONTHS = {"last month": -1, "month ago": -1, "month earlier": -1, "next month": 1}
_YEARS = {"last": -1, "this": 0, "next": 1}
_YEAR = re.compile(rf"\b({'|'.join(_YEARS)}) (?:year|spring|summer|autumn|fall|winter)\b")
_NOWHERE = Span(0, 0)


def implied_dates(text: str, published: str) -> Iterator[Date]:
    """Yield the dates that a text published on an ISO date can mean, first that date itself."""
    try:
        today = date.fromisoformat(published[:10])
    except ValueError:
        return
    yield _day(today)
    if not MINYEAR < today.year < MAXYEAR:  # no days around it
        return
    small = text.lower()
    yield from (_day(today + timedelta(days)) for words, days in _DAYS.items() if words in small)
    for day in (today + timedelta(days) for days in range(-7, 8)):
        if ENGLISH_WEEKDAYS[day.weekday()] in small:  # the last one, or the next
            yield _day(day)
    yield from (_month(today, months) for words, months in _MONTHS.items() if words in small)
    for word in _YEAR.findall(small):
        yield Date(_NOWHERE, today.year + _YEARS[word])


def is_implied(claimed: Date, exact: Date) -> bool:
    """Whether a date follows from one that is at least as exact: 2019 from 12 April 2019."""
    pairs = zip(claimed.parts, exact.parts, strict=True)
    return all(part is None or part == other for part, other in pairs)


def _day(day: date) -> Date:
    return Date(_NOWHERE, day.year, day.month, day.day)


def _month(today: date, months: int) -> Date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return Date(_NOWHERE, year, month + 1)
