"""Weekdays: days of the week that a written sentence names and its sources don't, or elsewhere."""

import re
from collections.abc import Iterator
from datetime import date

from embeddings.calendar_words import ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.checking.fitting import best_fits
from qa.checking.grounds import Sources
from qa.language.values import Date, values
from qa.language.words import stem

MARGIN = 0.1
"""How much better another day must fit, as a share of the sentence's other words. Of 17 true
sentences with a day that are not measured on none is doubted, of 31 source sentences none as they
are and 19 with another day of their passages."""

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
# In a source the short names count too; in a claim "Sun" may be the star.
_ANY_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:days?)?\b")
_BEFORE = re.compile(rf"({_WEEKDAY.pattern})(?: (?:morning|afternoon|evening|night))?,? $")


def weekdays_of_none(claim: str, sources: Sources) -> Iterator[str]:
    """Days of the week that the sources neither name nor give the date of, or of another date."""
    named = _WEEKDAY.findall(claim)
    if not named:
        return
    there = {day[:3] for each in sources.texts for day in _ANY_WEEKDAY.findall(each.text)}
    found = (value for source in sources.texts for value, _ in source.values)
    dates = [*sources.told, *(value for value in found if isinstance(value, Date))]
    there |= {day for each in dates if (day := _weekday(each))}
    misdated = set(_misdated(claim, sources))
    yield from (name for name in named if name[:3] not in there or name in misdated)


def _misdated(claim: str, sources: Sources) -> Iterator[str]:
    """Days of the week before a date that was another, unless the sources have both so.

    In an old calendar, or where an article errs, they do.
    """
    for value in values(claim):
        before = _BEFORE.search(claim, 0, value.span.start)
        if not before or not isinstance(value, Date) or _weekday(value) in ("", before[1][:3]):
            continue
        if not sources.have(claim[before.start() : value.span.end]):
            yield before[1]


def other_weekdays(claim: str, sources: Sources) -> Iterator[Span]:
    """Days of the week that the sources name, where another fits the words around it better."""
    named = list(_WEEKDAY.finditer(claim))
    others = {stem(day) for day in ENGLISH_WEEKDAYS} - {stem(day[0].lower()) for day in named}
    for found in named:
        span = Span(*found.span())
        own, other = best_fits(span, claim, sources, [stem(found[0].lower())], others)
        if own and other - own > MARGIN:
            yield span


def _weekday(of: Date) -> str:
    """The first letters of a day's name, as "Mon"; "" where it is no whole day."""
    try:
        day = date(of.year or 0, of.month or 0, of.day or 0)
    except ValueError:
        return ""
    return ENGLISH_WEEKDAYS[day.weekday()][:3].capitalize()
