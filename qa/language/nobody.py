"""Nobody: finds "no one was killed" beside the number of others, where the killed are asked for."""

import re

from embeddings.sentences import Span, sentence_spans
from qa.language.opposition import DENIAL
from qa.language.words import stems

_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:(?!, |(?<![Aa]ll) but | though | while )[^;:.!?])+")
_HARM = stems("died dead death perish body kill drown hurt injure wound burn hospital")
_UNHARMED = stems("alive survive survivor unhurt unharmed safe rescue save evacuate")
_OTHERS = re.compile(rf"{DENIAL.pattern}|\ball but\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no[ -]?one|nobody|none)\b", re.IGNORECASE)


def nobody_span(question: str, text: str, place: Span, language: str = "en") -> Span | None:
    """The "nobody" or "none" that answers "how many" beside a number that does not; or None.

    ``place``: that number. It is looked for in the same sentence, and in the next one where that
    begins with "None".

    >>> text = "Two people were hurt by tiles; no one was killed."
    >>> asked = ("How many people were killed?", "How many people were hurt?")
    >>> [nobody_span(one, text, Span(0, 3)) for one in asked]
    [Span(start=31, end=37), None]
    """
    own, others = _clauses(question, text, place, language)
    missing = stems(question) - stems(own)
    for clause in others:
        nobody = _NOBODY.search(text, clause.start, clause.end)
        if nobody and missing & stems(clause.of(text)):
            return Span(*nobody.span())
    return None


def counts_unharmed(question: str, text: str, place: Span, language: str = "en") -> bool:
    """Whether a number counts the unharmed where a question asks for the harmed.

    >>> text = "All 37 were rescued; four sheep died."
    >>> counts_unharmed("How many people died?", text, Span(4, 6))
    True
    >>> counts_unharmed("How many sheep died?", text, Span(21, 25))
    False
    """
    if not stems(question) & _HARM:
        return False
    own, _ = _clauses(question, text, place, language)
    own_stems = stems(own)
    # in "no survivors among the 40" and "all but 12" it counts the others
    return bool(own_stems & _UNHARMED) and not own_stems & _HARM and not _OTHERS.search(own)


def _clauses(question: str, text: str, place: Span, language: str) -> tuple[str, list[Span]]:
    """The clause with a place and the spans of those beside it, if a question asks how many.

    They are of the same sentence, and of the next one if that begins with "None".
    """
    if not _COUNTS.search(question):
        return "", []
    sentences = sentence_spans(text, language)
    at = next((at for at, one in enumerate(sentences) if one.holds(place)), len(sentences))
    after = (one for one in sentences[at + 1 : at + 2] if one.of(text).startswith("None "))
    clauses = [
        Span(*clause.span())
        for one in (*sentences[at : at + 1], *after)
        for clause in _CLAUSE.finditer(text, one.start, one.end)
    ]
    own = [one for one in clauses if one.holds(place)][:1]
    return (own[0].of(text), [one for one in clauses if one not in own]) if own else ("", [])
