"""The year a question asks about, and whether a sentence and its numbers are of that year.

Of some 2,000 passengers "in 2022" the 3,000 "in 2019" say nothing. A sentence gets every benefit of
the doubt: it may have no year, span some, or count from one.
"""

import re

from embeddings.sentences import Span
from qa.language.expected import asks_whether
from qa.language.values import Date, Number, values

_YEAR = r"(?:1[5-9]|20)\d\d"
_ASKED = re.compile(rf"\b(?:in|for|during) ({_YEAR})\b(?! ?[-–/]|s\b| (?:and|or|to)\b)", re.I)
_SPANS = re.compile(
    rf"\b{_YEAR}(?:s\b| ?[-–—/]| (?:and|to|until|through) {_YEAR})"
    rf"|\b(?:since|after|before|until|till|from|by|between) (?:\w+ ){{0,2}}{_YEAR}"
    r"|\b(?:years?|annual(?:ly)?|decades?|later|earlier|then|now)\b",
    re.IGNORECASE,
)
"""What may be of more years than it names: "since 2019", "2019-23", "two years later"."""


def asked_year(question: str) -> int | None:
    """The one year in which something is asked for.

    >>> asked_year("How many in 2022?"), asked_year("How many since 2022?")
    (2022, None)
    """
    found = _ASKED.findall(question)
    one = len(re.findall(rf"\b{_YEAR}\b", question)) == len(found) == 1
    return int(found[0]) if one and not asks_whether(question) else None


def of_another_year(question: str, sentence: str, around: str = "") -> bool:
    """Whether a sentence is of other years alone, and nothing around it is of the asked one.

    >>> of_another_year("How many in 2022?", "It carried 900 in 2019.")
    True
    >>> of_another_year("How many in 2022?", "It has carried 900 since 2019.")
    False
    """
    year = asked_year(question)
    if year is None or str(year) in f"{sentence} {around}" or _SPANS.search(sentence):
        return False
    return bool(_dated(sentence))


def of_asked_year(question: str, sentence: str, short: Span) -> Span | None:
    """A short answer, or the number that the sentence has for the asked year; None without one.

    >>> told = "It carried 900 in 2019 and 700 in 2022."
    >>> of_asked_year("How many in 2022?", told, Span(11, 14)).of(told)
    '700'
    """
    year = asked_year(question)
    dates = [] if year is None else _dated(sentence)
    if len({each.year for each in dates}) < 2:
        return short
    own = [place for place, each in enumerate(dates) if each.year == year]
    said = [each.span for each in values(sentence) if isinstance(each, Number)]
    touched = [span for span in said if span.start < short.end and short.start < span.end]
    paired = len(said) == len(dates) and " than " not in sentence  # "7,000 more than in 2015"
    if len(own) == 1 and paired and touched:
        beside = said[own[0]]
        return short if touched == [beside] else beside
    return None if any(short.holds(each.span) for each in dates) else short


def _dated(sentence: str) -> list[Date]:
    return [each for each in values(sentence) if isinstance(each, Date) and each.year]
