"""Disagreement: sentences that answer one question with different numbers, dates or names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from embeddings.encoder import Encode
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.clocks import Clock
from qa.language.expected import expected_kind
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import content_words, stem, words
from qa.quoting.neighbours import context
from qa.quoting.premise import asked_values
from qa.quoting.sentence_choice import Candidate, passage_sentences

_MOST_COMPARED = 8  # candidates, best first
_MOST_SIDES = 3

_VALUE_TYPES: dict[str, tuple[type[Value], ...]] = {
    "time": (Date, Clock),
    "occasion": (Date, Clock),
    "clock": (Date, Clock),
    "name": (Name,),
    "proper": (Name,),
    "": (Number, Date, Clock, Name),
}
"""The types of values that can answer, by the kind that a question expects; else numbers."""

_COMPARABLE_SCORE = 0.5  # least share of the first sentence's score that another needs
_SIMILAR = 0.45  # least cosine of two sentences about one thing, without their values
_SIMILAR_FOR_NAMES = 0.7  # the same for names, which stay in
_SLIGHTLY_SIMILAR = 0.25  # enough where the values share a unit, or one sentence has both

_OPPOSING = re.compile(r"\b(?:not|instead|rather|against)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not(?: (?:the|an?|about|as|at|by|for|from|in|just|of|on|to|\w+day))*"
    r"|(?:instead|rather|against)(?: [^\W\d]+){0,3})\W*$",
    re.IGNORECASE,
)
"""The end of the words between two values that opposes them: "not", "rather than the"."""
_AGAINST_NAMES = re.compile(
    r"\W+(?:but |and )?(?:not|instead of|rather than)(?: \w+){0,2} ", re.IGNORECASE
)
"""All the words between two opposed names: "Farra won against Tesselby" corrects neither."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence and the value that it gives as the answer."""

    quote: Candidate
    value: Value


def sides(
    question: str, found: Sequence[Candidate], encode: Encode, passages: Sequence[Passage]
) -> list[Candidate]:
    """The best sentence of each side where sentences contradict each other; none if all agree.

    ``found``: all candidates, best first. A second value counts only in a sentence with a
    comparable score and the question's names that is similar to the first; or in one that
    corrects the first value, anywhere in the ``passages`` near the question.
    """
    if not found or not found[0].short:
        return []
    kind = expected_kind(question)
    firsts = _claims(found[0], kind)
    if not firsts:
        return []
    others = [each for one in found[1:_MOST_COMPARED] for each in _claims(one, kind)]
    possible = _all_sentences(found, passages)
    for first in firsts:
        opposed = [first]
        corrections = _corrections(question, first, possible, encode)
        against = _opposed_values(first.quote.text, first.value)
        against += [each.value for each in corrections]
        for other in (*others, *corrections):
            if any(
                agree(e.value, other.value) or e.quote.text == other.quote.text for e in opposed
            ):
                continue
            corrected = any(agree(other.value, each) for each in against)
            if other in corrections or _contradicts(
                question, first, other, encode, corrected=corrected
            ):
                opposed.append(other)
        if len(opposed) > 1:
            return [each.quote for each in opposed[:_MOST_SIDES]]
    return []


def _claims(candidate: Candidate, expected_kind: str) -> list[_Claim]:
    """A sentence's claims: of each type of value the first in its short answer.

    If that has none, the only value of the type in the sentence becomes its short answer, where
    the question expects that kind; a name counts only in the short answer.
    """
    answer, article = candidate.short or Span(0, 0), candidate.passage.article
    placed_values = [
        (value.span.moved(span.start), value)
        for span, has_names in ((candidate.span, False), (answer, True))
        for value in values(span.of(article.text))
        if isinstance(value, Name) == has_names
    ]
    from_answer: list[_Claim] = []
    from_sentence: list[_Claim] = []
    for value_types in _VALUE_TYPES.get(expected_kind, (Number,)):
        alike = [each for each in placed_values if isinstance(each[1], value_types)]
        inside = [value for place, value in alike if answer.start <= place.start < answer.end]
        if inside:
            from_answer.append(_Claim(candidate, inside[0]))
        elif expected_kind and len(alike) == 1:
            place, value = alike[0]
            from_sentence.append(_Claim(replace(candidate, short=place), value))
    return from_answer + from_sentence


def _all_sentences(found: Sequence[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """The candidates, and then all other sentences, in which a value may be corrected."""
    seen = {(one.passage.article.source, one.span) for one in found}
    every = ((passage, span) for passage in passages for span in passage_sentences(passage))
    others = (one for one in every if (one[0].article.source, one[1]) not in seen)
    return [*found, *(Candidate(*one, {}, -inf) for one in others)]


def _corrections(
    question: str, first: _Claim, possible: Sequence[Candidate], encode: Encode
) -> list[_Claim]:
    """The claims of sentences that oppose a value to the first one's: "3.1, against 2.4"."""
    corrections: list[_Claim] = []
    for one in possible:
        against = [] if one.text == first.quote.text else _opposed_values(one.text, first.value)
        if not against or not _has_question_names(question, one):
            continue
        if _similarity(first.quote, one, encode) >= _SLIGHTLY_SIMILAR:
            value = against[0]
            corrections.append(_Claim(replace(one, short=value.span.moved(one.span.start)), value))
    return corrections


def _contradicts(
    question: str, first: _Claim, other: _Claim, encode: Encode, *, corrected: bool
) -> bool:
    """Whether another sentence gives a different value for the same thing.

    ``corrected``: whether some sentence opposes the two values.
    """
    if not (
        _comparable(first.value, other.value)
        and _has_question_names(question, other.quote)
        and _count_same_thing(first, other)
    ):
        return False
    sources = {each.quote.passage.article.source for each in (first, other)}
    if len(sources) == 1 and not corrected:
        return False  # one article's two numbers count two things, or one is rounded
    share = other.quote.score / first.quote.score
    if not corrected and share < _COMPARABLE_SCORE:
        return False
    needed = _needed_similarity(first.value, other.value)
    return _similarity(first.quote, other.quote, encode) >= needed


def _comparable(first: Value, second: Value) -> bool:
    """Whether two values can measure one thing: a length is no duration."""
    if isinstance(first, Number) and isinstance(second, Number):
        return first.unit == second.unit or not first.unit or not second.unit
    return type(first) is type(second)


def _has_question_names(question: str, candidate: Candidate) -> bool:
    """Whether a passage or its title has every name of the question."""
    names = (value for value in asked_values(question) if isinstance(value, Name))
    name_stems = {stem(word) for name in names for word in name.words}
    passage = candidate.passage
    return name_stems <= {stem(word) for word in words(f"{passage.article.title} {passage.text}")}


def _opposed_values(sentence: str, value: Value) -> list[Value]:
    """The values that a sentence opposes to one: "in Tesselby, not in Port Ansel"."""
    stated = values(sentence) if _OPPOSING.search(sentence) else []
    same = [each.span for each in stated if agree(value, each)]
    others = [each for each in stated if _comparable(value, each) and not agree(value, each)]
    opposes = _AGAINST_NAMES.fullmatch if isinstance(value, Name) else _AGAINST.search
    return [
        other
        for other in others
        for one, two in (sorted((span, other.span)) for span in same)
        if opposes(sentence[one.end : two.start])
    ]


def _count_same_thing(first: _Claim, other: _Claim) -> bool:
    """Whether two numbers count one thing; True for other values."""
    if not isinstance(first.value, Number) or not isinstance(other.value, Number):
        return True
    one, two = _counted_thing(first.quote, first.value), _counted_thing(other.quote, other.value)
    return one == two or not one or not two


def _counted_thing(candidate: Candidate, number: Number) -> str:
    """The stem of the content word right after a number, or ""."""
    after = candidate.text[number.span.end :]
    following = words(after)[:1]
    return stem(following[0]) if following and content_words(after)[:1] == following else ""


def _needed_similarity(first: Value, second: Value) -> float:
    if isinstance(first, Number) and isinstance(second, Number) and first.unit == second.unit != "":
        return _SLIGHTLY_SIMILAR
    return _SIMILAR_FOR_NAMES if isinstance(first, Name) else _SIMILAR


def _similarity(one: Candidate, two: Candidate, encode: Encode) -> float:
    rows = np.asarray(encode([_without_values(one), _without_values(two)]))
    return float(rows[0] @ rows[1])


def _without_values(candidate: Candidate) -> str:
    """A sentence with the one it refers back to, its numbers and dates replaced by "…"."""
    article = candidate.passage.article
    before = context(article, candidate.span)
    text = f"{before.of(article.text)} {candidate.text}" if before else candidate.text
    for value in reversed(values(text)):
        if not isinstance(value, Name):
            text = text[: value.span.start] + "…" + text[value.span.end :]
    return text
