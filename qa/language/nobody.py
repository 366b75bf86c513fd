"""Nobody: where of nobody is told what is asked the number of, beside a number of others."""

import re

from embeddings.sentences import Span
from qa.language.words import stems

_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:(?!, | but | though | while )[^;:.!?])+")
_NOBODY = re.compile(r"\b(?:no[ -]?one|nobody|none)\b", re.IGNORECASE)


def told_of_nobody(question: str, text: str, place: Span) -> Span | None:
    """Where a text tells of nobody what is asked for, and just beside of some something else.

    ``place``: the words for how many those are. None where it tells no such thing.

    >>> text = "Two people were hurt by tiles; no one was killed."
    >>> asked = ("How many people were killed?", "How many people were hurt?")
    >>> [told_of_nobody(one, text, Span(0, 3)) for one in asked]
    [Span(start=31, end=37), None]
    """
    clauses = [Span(*one.span()) for one in _CLAUSE.finditer(text)]
    own = next((at for at, one in enumerate(clauses) if one.holds(place)), None)
    if own is None or not _COUNTS.search(question):
        return None
    missing = stems(question) - stems(clauses[own].of(text))
    for clause in (*clauses[:own][-1:], *clauses[own + 1 :][:1]):
        nobody = _NOBODY.search(text, clause.start, clause.end)
        if nobody and missing & stems(clause.of(text)):
            return Span(*nobody.span())
    return None
