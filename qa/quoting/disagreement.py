"""Disagreement: sentences that answer one question with different numbers, dates or names."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from embeddings.encoder import Encode
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.clocks import Clock
from qa.language.expected import expected
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.quoting.contradiction import (
    Said,
    contradicts,
    is_like,
    names_the_same,
    set_against,
)
from qa.quoting.sentence_choice import Candidate, passage_sentences

_COMPARED = 8  # candidates, best first
_SIDES = 3

_KINDS: dict[str, tuple[type[Value], ...]] = {
    "time": (Date, Clock),
    "occasion": (Date, Clock),
    "clock": (Date, Clock),
    "name": (Name,),
    "proper": (Name,),
    "": (Number, Date, Clock, Name),
}
"""The values that may answer, by what a question expects; where it is not here, numbers."""


def sides(
    question: str, found: Sequence[Candidate], encode: Encode, passages: Sequence[Passage]
) -> list[Candidate]:
    """The sentences that contradict each other, the best of each side; none where they agree.

    ``found``: all that may answer, best first. A second value counts only in a sentence that is
    believed about as much, speaks of what the question names, and is like the first; or in one
    that sets the first value right, which may stand in any of the ``passages`` near the question.
    """
    if not found or not found[0].short:
        return []
    kind = expected(question)
    firsts = _answers(found[0], kind)
    if not firsts:
        return []
    others = [each for one in found[1:_COMPARED] for each in _answers(one, kind)]
    correcting = _correcting(found, passages)
    for first in firsts:
        opposed = [first]
        corrections = _corrections(question, first, correcting, encode)
        against = set_against(first.by.text, first.value) + [each.value for each in corrections]
        for other in (*others, *corrections):
            if any(agree(e.value, other.value) or other.by.text == e.by.text for e in opposed):
                continue
            corrected = any(agree(other.value, each) for each in against)
            if other in corrections or contradicts(
                question, first, other, encode, corrected=corrected
            ):
                opposed.append(other)
        if len(opposed) > 1:
            return [each.by for each in opposed[:_SIDES]]
    return []


def _answers(candidate: Candidate, expects: str) -> list[Said]:
    """A sentence's values that may answer: of each kind the first in the words that do.

    Where they have none, the only one in the sentence, which becomes its short answer, if the
    question expects its kind; a name counts only in the words that answer.
    """
    answer = candidate.short or Span(0, 0)
    there = [each for each in _placed(candidate, candidate.span) if not isinstance(each[1], Name)]
    there += [each for each in _placed(candidate, answer) if isinstance(each[1], Name)]
    told: list[Said] = []
    alone: list[Said] = []
    for kind in _KINDS.get(expects, (Number,)):
        alike = [each for each in there if isinstance(each[1], kind)]
        inside = [value for place, value in alike if answer.start <= place.start < answer.end]
        if inside:
            told.append(Said(candidate, inside[0]))
        elif expects and len(alike) == 1:
            place, value = alike[0]
            alone.append(Said(replace(candidate, short=place), value))
    return told + alone


def _placed(candidate: Candidate, span: Span) -> list[tuple[Span, Value]]:
    """The values in a span of the article, with the characters of the article that say them."""
    return [
        (value.span.moved(span.start), value)
        for value in values(span.of(candidate.passage.article.text))
    ]


def _correcting(found: Sequence[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Sentences that may set a value right, those that may answer first."""
    known = {(one.passage.article.source, one.span) for one in found}
    others = [
        Candidate(passage, span, {}, -inf)
        for passage in passages
        for span in passage_sentences(passage)
        if (passage.article.source, span) not in known
    ]
    return [*found, *others]


def _corrections(
    question: str, first: Said, correcting: Sequence[Candidate], encode: Encode
) -> list[Said]:
    """Sentences that set the first one's value right, or against another: "3.1, against 2.4"."""
    corrections: list[Said] = []
    for one in correcting:
        against = [] if one.text == first.by.text else set_against(one.text, first.value)
        if against and names_the_same(question, one) and is_like(first.by, one, encode):
            value = against[0]
            corrections.append(Said(replace(one, short=value.span.moved(one.span.start)), value))
    return corrections
