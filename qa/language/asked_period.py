"""The year or month that a question asks about, and whether a sentence or a number is of it.

A number for 2019 does not answer a question about 2022, nor one for June a question about May. A
sentence gets every benefit of the doubt: it may have no year, span some, or count from one.
"""

import re

from embeddings.calendar_words import ENGLISH_MONTHS
from embeddings.sentences import Span
from qa.language.expected import asks_whether
from qa.language.values import Date, Number, values

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?:{'|'.join(month.capitalize() for month in ENGLISH_MONTHS)})"
_PERIOD = rf"(?:{_YEAR}|{_MONTH})"
_ASKED_PERIOD = re.compile(
    rf"\b(?:in|for|during) ({_PERIOD})\b(?! ?[-–/]|s\b| (?:and|or|to)\b)", re.IGNORECASE
)
_SPANS = re.compile(
    rf"\b{_PERIOD}(?:s\b| ?[-–—/]| (?:and|to|until|through) {_PERIOD})"
    rf"|\b(?:since|after|before|until|till|from|by|between) (?:\w+ ){{0,2}}{_PERIOD}"
    r"|\b(?:years?|annual(?:ly)?|decades?|months?|monthly|later|earlier|then|now)\b",
    re.IGNORECASE,
)
"""Words for more than the period they name: "since 2019", "2019-23", "two years later"."""

_IN_MONTH = re.compile(rf"(?:\b(?i:in|during|last|early|late|mid)[ -]|\d )(?P<month>{_MONTH})\b")
"""A month, not somebody called April or May."""


def asked_period(question: str) -> str:
    """The one year or month that a question asks about, or "".

    >>> asked_period("How many in 2022?"), asked_period("How many in may?")
    ('2022', 'May')
    >>> asked_period("How many since 2022?"), asked_period("How many in May 2022?")
    ('', '')
    """
    found = _ASKED_PERIOD.findall(question)
    if len(found) != 1 or asks_whether(question):
        return ""
    period: str = found[0].capitalize()
    return period if len(re.findall(rf"\b{_YEAR}\b", question)) == period.isdigit() else ""


def of_another_period(question: str, sentence: str, around: str = "") -> bool:
    """Whether a sentence names only other periods than the question, and so does what is around it.

    >>> of_another_period("How many in 2022?", "It carried 900 in 2019.")
    True
    >>> of_another_period("How many in 2022?", "It has carried 900 since 2019.")
    False
    >>> of_another_period("How many in May?", "It carried 900 in June.")
    True
    """
    period = asked_period(question)
    if not period or period in f"{sentence} {around}" or _SPANS.search(sentence):
        return False
    return bool(_periods(period, sentence))


def of_asked_period(question: str, sentence: str, short: Span) -> Span | None:
    """A short answer, or in its place the number for the asked period; None if it names a period.

    >>> told = "It carried 900 in 2019 and 700 in 2022."
    >>> of_asked_period("How many in 2022?", told, Span(11, 14)).of(told)
    '700'
    """
    asked = asked_period(question)
    periods = _periods(asked, sentence) if asked else []
    if len({period for _, period in periods}) < 2:
        return short
    indices = [i for i, (_, period) in enumerate(periods) if period == asked]
    numbers = [each.span for each in values(sentence) if isinstance(each, Number)]
    overlapping = [each for each in numbers if each.start < short.end and short.start < each.end]
    in_pairs = len(numbers) == len(periods) and " than " not in sentence  # "more than in 2015"
    if len(indices) == 1 and in_pairs and overlapping:
        number = numbers[indices[0]]
        return short if overlapping == [number] else number
    return None if any(short.holds(span) for span, _ in periods) else short


def _periods(asked: str, sentence: str) -> list[tuple[Span, str]]:
    """The years that a sentence names, with their spans, or the months where one is asked for."""
    if not asked.isdigit():
        found = _IN_MONTH.finditer(sentence)
        return [(Span(*each.span("month")), each["month"]) for each in found]
    dates = (each for each in values(sentence) if isinstance(each, Date))
    return [(each.span, str(each.year)) for each in dates if each.year]
