"""Numbers of which a part says something else: "four years and six months", "two, but nobody"."""

import re

from embeddings.sentences import Span
from qa.language.number_words import NUMBER_WORDS
from qa.language.words import stems

_NUMERAL = rf"(?:\d[\d.,]*|(?:an?|{'|'.join(NUMBER_WORDS)})(?:[ -](?:{'|'.join(NUMBER_WORDS)}))*)"
_UNIT = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|kilometres?|miles?|met(?:re|er)s?|"
    r"centimet(?:re|er)s?|feet|foot|inch(?:es)?|stone|pounds?|ounces?|kilo(?:gram)?s?|grams?|"
    r"pence|dollars?|cents?|euros?)"
)
_PARTS = re.compile(
    rf"\b{_NUMERAL}[ -]{_UNIT}(?: (?:and )?{_NUMERAL}[ -]{_UNIT}\b)+"
    r"|(?:\+|\b0)\d[\d ()/-]{5,}\d",  # a telephone number
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:(?!, | but | though | while )[^;:.!?])+")
_NOBODY = re.compile(r"\b(?:no[ -]?one|nobody|none)\b", re.IGNORECASE)


def whole_measure(place: Span, text: str) -> Span:
    """Words of a text with all of the measure of which they have a part.

    >>> text = "He got four years and six months in prison."
    >>> whole_measure(Span(22, 42), text).of(text), whole_measure(Span(7, 17), text).of(text)
    ('four years and six months in prison', 'four years and six months')
    """
    for found in _PARTS.finditer(text):
        if found.start() < place.end and place.start < found.end():
            return Span(min(place.start, found.start()), max(place.end, found.end()))
    return place


def told_of_nobody(question: str, text: str, place: Span) -> Span | None:
    """Where a sentence tells of nobody what is asked for, and of some something else; or None.

    ``place``: the words for how many those are; it is asked how many.

    >>> text = "Two people were hurt by tiles; no one was killed."
    >>> asked = ("How many people were killed?", "How many people were hurt?")
    >>> [told_of_nobody(one, text, Span(0, 3)) for one in asked]
    [Span(start=31, end=37), None]
    """
    clauses = [Span(*one.span()) for one in _CLAUSE.finditer(text)]
    own = next((one for one in clauses if one.holds(place)), None)
    if own is None:
        return None
    missing = stems(question) - stems(own.of(text))
    for clause in clauses:
        nobody = _NOBODY.search(text, clause.start, clause.end)
        if nobody and clause != own and missing & stems(clause.of(text)):
            return Span(*nobody.span())
    return None
