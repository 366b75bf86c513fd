"""Time words: turns "last month" or "in 2017" in a question into the days that they name."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from embeddings.calendar_words import ENGLISH_MONTHS
from embeddings.filters import Filter, both
from qa.language.number_words import COUNT, count_of
from qa.language.words import is_common, words

_MONTH = "|".join(ENGLISH_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_MOMENT = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}),? )?(?P<year>{_YEAR})"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of a question and the first and last day that they name; None is open."""

    words: str
    after: date | None
    before: date | None

    def within(self, only: Filter | None) -> Filter | None:
        """A filter for what ``only`` admits of these days; None if that is nothing."""
        return both(only or Filter(), Filter(self.after, self.before))

    @property
    def by_then(self) -> str:
        """The note of an answer from the articles of these days."""
        return f"Only articles published {self._inside} were searched."

    @property
    def by_all(self) -> str:
        """The note of an answer from all articles, where those of these days have none."""
        return (
            f"No article published {self._inside} answers this: "
            "articles of all dates were searched."
        )

    @property
    def _inside(self) -> str:
        """The words as they stand inside a sentence."""
        return self.words[0].lower() + self.words[1:]

    def left_out(self, question: str) -> str:
        """The question without its time words if these mean another day in each article.

        >>> TimeWords("Last month", None, None).left_out("Last month, who won?")
        'who won?'
        >>> TimeWords("last month", None, None).left_out("And last month?")
        'And last month?'
        """
        if not is_relative(self.words):
            return question
        bare = re.sub(rf"\s*\b{re.escape(self.words)}(?:['’]s)?\b,?", "", question).strip()
        return question if all(map(is_common, words(bare))) else bare


def time_words(question: str, today: date) -> TimeWords | None:
    """The first words of a question that name a time, with the days they mean today, or None.

    >>> day = date(2026, 3, 10)
    >>> found = time_words("Who resigned last month?", day)
    >>> found.words, str(found.after), str(found.before)
    ('last month', '2026-02-01', '2026-02-28')
    >>> found = time_words("What did Russia veto in April 2017?", day)
    >>> found.words, str(found.after), str(found.before)
    ('in April 2017', '2017-04-01', '2017-04-30')
    >>> str(time_words("What was built since 2019?", day).after)
    '2019-01-01'
    >>> time_words("Who won the 2018 World Cup?", day) is None
    True
    """
    found = [
        (match.start(), match, span)
        for pattern, span in _RULES
        if (match := pattern.search(question))
    ]
    for _, match, span in sorted(found, key=lambda one: (one[0], -len(one[1][0]))):
        days = span(match, today)
        if days is not None:
            return TimeWords(match[0], *days)
    return None


def time_phrase(text: str) -> str:
    """The first words of a text that name a time, or "".

    >>> time_phrase("all articles from last week"), time_phrase("all articles")
    ('last week', '')
    """
    found = time_words(text, _ANY_DAY)
    return found.words if found else ""


def is_relative(time: str) -> bool:
    """Whether words for a time depend on the day they are said: they name no year."""
    return re.search(_YEAR, time) is None


_Days = tuple[date | None, date | None]
_ANY_DAY = date(2000, 1, 1)


def _relative(match: re.Match[str], today: date) -> _Days | None:
    """The days of "yesterday", "last week" or "since this year"."""
    unit = (match["unit"] or "day").lower()
    first, last = _period_with(today, unit)
    if (match["plain"] or match["which"]).lower() in {"yesterday", "last"}:
        first, last = _period_with(first - timedelta(days=1), unit)
    return _bounded(match["how"] or "", first, last)


def _running(match: re.Match[str], today: date) -> _Days | None:
    """The days of "the last three months" or "within the last month", up to today."""
    if not match["count"] and (not match["within"] or match[0].endswith("s")):
        return None  # "the last year that they won" is no year before today
    count = count_of(match["count"] or "one")
    unit = match["unit"].lower()
    if unit in {"day", "week"}:
        return today - timedelta(days=count * (7 if unit == "week" else 1)), today
    months = count * (12 if unit == "year" else 1)
    return (_months_before(today, months), today) if months < 12 * (today.year - 1) else None


def _moment(match: re.Match[str], _: date) -> _Days | None:
    """The days of "in May 2017" or "since 2017"; None where a month has no such day."""
    unit = "day" if match["day"] else "month" if match["month"] else "year"
    month = ENGLISH_MONTHS.index(match["month"].lower()) + 1 if match["month"] else 1
    try:
        day = date(int(match["year"]), month, int(match["day"] or 1))
    except ValueError:
        return None
    return _bounded(match["how"], *_period_with(day, unit))


def _bounded(how: str, first: date, last: date) -> _Days:
    """The days that "since", "after", "before" or "until" make of a first and a last day."""
    how = how.lower()
    if how in {"since", "from"}:
        return first, None
    if how == "after":
        return last + timedelta(days=1), None
    if how == "before":
        return None, first - timedelta(days=1)
    return (None, last) if how == "until" else (first, last)


def _between(match: re.Match[str], _: date) -> _Days | None:
    years = sorted((int(match["one"]), int(match["other"])))
    return date(years[0], 1, 1), date(years[1], 12, 31)


def _period_with(day: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week, month or year with a day, or the day itself."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if unit == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_UNIT = "day|week|month|year"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], _Days | None]], ...] = (
    (
        re.compile(
            r"(?i)\b(?<!\bday )(?:(?P<how>since|after|before|until) )?"
            r"(?:(?<!\bday before )(?P<plain>yesterday|today)"
            r"|(?<!\bthe )(?P<which>last|this) (?P<unit>week|month|year))\b"
        ),
        _relative,
    ),
    (
        re.compile(
            rf"(?i)\b(?:(?P<within>in|over|during|within|from|of|for) )?the (?:last|past) "
            rf"(?:(?P<count>{COUNT}) )?(?P<unit>{_UNIT})s?\b(?! (?:of|that|when|before)\b)"
        ),
        _running,
    ),
    (
        re.compile(rf"(?i)\b(?P<how>in|during|since|from|after|before|until|on) {_MOMENT}\b"),
        _moment,
    ),
    (
        re.compile(
            r"(?i)\b(?:between|from) (?P<one>(?:19|20)\d\d) (?:and|to) (?P<other>(?:19|20)\d\d)\b"
        ),
        _between,
    ),
)
