"""Clocks: times of day in a text, in digits or as they are spoken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.number_words import NUMBER_WORDS, SMALL_NUMBERS


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in minutes after midnight; ``half``: whether morning or afternoon is said."""

    span: Span
    minutes: int
    half: bool = True


DAY = 24 * 60
"""A day in minutes."""

_HALF = r"(?:(?P<half>[ap])\.?m\b\.?|in the (?P<part>morning|afternoon|evening)\b)"
_NAMED_HOUR = "|".join(SMALL_NUMBERS[1:13])
_HOUR = rf"(?P<hour>{_NAMED_HOUR}|\d{{1,2}})"
_PASTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_PAST = "|".join(_PASTS)
_SPOKEN_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:(?P<past>{_PAST}) past|(?P<left>quarter) to) {_HOUR}\b(?![.,:]\d)(?: {_HALF})?",
        rf"\b{_HOUR} o['’]clock\b(?: {_HALF})?",
        rf"\b(?P<hour>{_NAMED_HOUR}) {_HALF}",
        rf"\b(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?[ ]?{_HALF}",
    )
]
_DIGITAL = re.compile(r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b")


def clocks(text: str) -> Iterator[Clock]:
    """Yield the times of day in a text; where two overlap, the first is the right one.

    >>> [each.minutes for each in clocks("From half past one until 18:40")]
    [90, 1120]
    """
    for match in (found for form in _SPOKEN_FORMS for found in form.finditer(text)):
        groups = dict.fromkeys(("past", "left", "minute"), "") | match.groupdict("")
        half = (groups["half"] or groups["part"]).lower()
        hour = int(NUMBER_WORDS.get(groups["hour"].lower()) or groups["hour"]) % 12
        minutes = hour * 60 + int(groups["minute"] or _PASTS.get(groups["past"].lower(), 0))
        minutes = (minutes - _PASTS.get(groups["left"].lower(), 0)) % (DAY // 2)
        is_afternoon = half in ("p", "afternoon", "evening")
        yield Clock(Span(*match.span()), minutes + DAY // 2 * is_afternoon, bool(half))
    for match in _DIGITAL.finditer(text):
        yield Clock(Span(*match.span()), int(match["hour"]) * 60 + int(match["minute"]))
