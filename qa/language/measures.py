"""Measures of several parts, of which one alone would be wrong: "four years and six months"."""

import re

from embeddings.sentences import Span
from qa.language.number_words import NUMBER_WORD

_UNITS = (
    ("years?", "months?", "weeks?", "days?", "hours?", "minutes?", "seconds?"),
    ("kilomet(?:re|er)s?", "met(?:re|er)s?", "centimet(?:re|er)s?"),
    ("miles?", "yards?", "f(?:ee|oo)t", "inch(?:es)?"),
    ("kilo(?:gram)?s?", "grams?"),
    ("stone", "pounds?", "ounces?"),
    ("(?:pounds?|euros?|dollars?)", "(?:pence|cents?)"),
)
"""Units that may be parts of one measure, each larger than the next."""
_NUMERAL = rf"(?:\d[\d.,]*|{NUMBER_WORD}(?:[ -]{NUMBER_WORD})*)"


def _in_parts(unit: str, smaller: str) -> str:
    """A pattern of measures in a unit and smaller ones; "6 hours a day" is none."""
    more = rf"(?: and (?:an?|{_NUMERAL})| {_NUMERAL})[ -](?:{smaller})\b"
    return rf"\b(?:an?|{_NUMERAL})[ -]{unit}(?:{more})+"


_MEASURES = [
    _in_parts(unit, "|".join(units[at:]))
    for units in _UNITS
    for at, unit in enumerate(units[:-1], 1)
]
_TELEPHONE = r"(?:\+|\b0)(?!\d[/-]\d\d[/-]\d{4}\b)\d[\d ()/-]{5,}\d"  # "05/06/2019" is a day
_WHOLE = re.compile("|".join([*_MEASURES, _TELEPHONE]), re.IGNORECASE)
_REACH = 40  # characters around a part in which the rest of its measure stands


def whole_measure(place: Span, text: str) -> Span:
    """Extend the span of a part of a measure to the whole measure; any other is unchanged.

    >>> text = "He got four years and six months in prison."
    >>> whole_measure(Span(22, 42), text).of(text), whole_measure(Span(7, 17), text).of(text)
    ('four years and six months in prison', 'four years and six months')
    """
    near = max(0, place.start - _REACH), place.end + _REACH
    for found in _WHOLE.finditer(text, *near):
        if found.start() < place.end and place.start < found.end():
            return Span(min(place.start, found.start()), max(place.end, found.end()))
    return place
