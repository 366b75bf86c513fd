"""Told dates: the days and years that a text means by "yesterday", "on Friday" or "last year"."""

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


def told_dates(text: str, published: str) -> Iterator[Date]:
    """What a text that was published on a day, as an ISO date, can mean; first that day itself."""
    try:
        today = date.fromisoformat(published[:10])
    except ValueError:
        return
    yield _day(today)
    if not MINYEAR < today.year < MAXYEAR:  # no days around it
        return
    small = text.lower()
    yield from (_day(today + timedelta(each)) for said, each in _DAYS.items() if said in small)
    for day in (today + timedelta(each) for each in range(-7, 8)):
        if ENGLISH_WEEKDAYS[day.weekday()] in small:  # the one that is past, or the one to come
            yield _day(day)
    yield from (_month(today, each) for said, each in _MONTHS.items() if said in small)
    for found in _YEAR.findall(small):
        yield Date(_NOWHERE, today.year + _YEARS[found])


def is_told(claimed: Date, told: Date) -> bool:
    """Whether a date says no more than another, and nothing else."""
    pairs = zip(claimed.parts, told.parts, strict=True)
    return all(part is None or part == other for part, other in pairs)


def _day(of: date) -> Date:
    return Date(_NOWHERE, of.year, of.month, of.day)


def _month(today: date, away: int) -> Date:
    year, month = divmod(today.year * 12 + today.month - 1 + away, 12)
    return Date(_NOWHERE, year, month + 1)
