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
from qa.language.expected import expected
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import content_words, stem, words
from qa.quoting.neighbours import context
from qa.quoting.premise import asked_values
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

_ABOUT_AS_GOOD = 0.5  # of the first sentence's score: another must be believed about as much
_LIKE = 0.45  # cosine of two sentences about one thing, their values left out
_LIKE_OF_NAMES = 0.7  # the same for names, which are not left out
_LIKE_AT_ALL = 0.25  # the same where one unit, or one sentence with both values, says much already

_OPPOSING = re.compile(r"\b(?:not|instead|rather|against)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not(?: (?:the|an?|about|as|at|by|for|from|in|just|of|on|to|\w+day))*"
    r"|(?:instead|rather|against)(?: [^\W\d]+){0,3})\W*$",
    re.IGNORECASE,
)
"""How the words between two values end that set them against each other."""
_NOT_NAMED = re.compile(
    r"\W+(?:but |and )?(?:not|instead of|rather than)(?: \w+){0,2} ", re.IGNORECASE
)
"""All the words between two such names: "Farra won against Tesselby" corrects neither."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence and the value with which it answers."""

    by: Candidate
    value: Value


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
        against = _set_against(first.by.text, first.value) + [each.value for each in corrections]
        for other in (*others, *corrections):
            if any(agree(e.value, other.value) or other.by.text == e.by.text for e in opposed):
                continue
            corrected = any(agree(other.value, each) for each in against)
            if other in corrections or _contradicts(
                question, first, other, encode, corrected=corrected
            ):
                opposed.append(other)
        if len(opposed) > 1:
            return [each.by for each in opposed[:_SIDES]]
    return []


def _answers(candidate: Candidate, expects: str) -> list[_Said]:
    """A sentence's values that may answer: of each kind the first in the words that do.

    Where they have none, the only one in the sentence, which becomes its short answer, if the
    question expects its kind; a name counts only in the words that answer.
    """
    answer, article = candidate.short or Span(0, 0), candidate.passage.article
    there = [
        (value.span.moved(span.start), value)
        for span, named in ((candidate.span, False), (answer, True))
        for value in values(span.of(article.text))
        if isinstance(value, Name) == named
    ]
    told: list[_Said] = []
    alone: list[_Said] = []
    for kind in _KINDS.get(expects, (Number,)):
        alike = [each for each in there if isinstance(each[1], kind)]
        inside = [value for place, value in alike if answer.start <= place.start < answer.end]
        if inside:
            told.append(_Said(candidate, inside[0]))
        elif expects and len(alike) == 1:
            place, value = alike[0]
            alone.append(_Said(replace(candidate, short=place), value))
    return told + alone


def _correcting(found: Sequence[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Sentences that may set a value right, those that may answer first."""
    known = {(one.passage.article.source, one.span) for one in found}
    every = ((passage, span) for passage in passages for span in passage_sentences(passage))
    others = (one for one in every if (one[0].article.source, one[1]) not in known)
    return [*found, *(Candidate(*one, {}, -inf) for one in others)]


def _corrections(
    question: str, first: _Said, correcting: Sequence[Candidate], encode: Encode
) -> list[_Said]:
    """Sentences that set the first one's value right, or against another: "3.1, against 2.4"."""
    corrections: list[_Said] = []
    for one in correcting:
        against = [] if one.text == first.by.text else _set_against(one.text, first.value)
        if not against or not _names_the_same(question, one):
            continue
        if _likeness(first.by, one, encode) >= _LIKE_AT_ALL:
            value = against[0]
            corrections.append(_Said(replace(one, short=value.span.moved(one.span.start)), value))
    return corrections


def _contradicts(
    question: str, first: _Said, other: _Said, encode: Encode, *, corrected: bool
) -> bool:
    """Whether another sentence says another value of what the first one tells.

    ``corrected``: the first or a third sentence sets the two values against each other.
    """
    if not (
        _comparable(first.value, other.value)
        and _names_the_same(question, other.by)
        and _counts_the_same(first, other)
    ):
        return False
    sources = {each.by.passage.article.source for each in (first, other)}
    if len(sources) == 1 and not corrected:
        return False  # its two numbers are of two things, or one of them is rounded
    share = other.by.score / first.by.score
    if not corrected and share < _ABOUT_AS_GOOD:
        return False
    return _likeness(first.by, other.by, encode) >= _likeness_needed(first.value, other.value)


def _comparable(first: Value, second: Value) -> bool:
    """Whether two values can be of one thing: a length is no duration."""
    if isinstance(first, Number) and isinstance(second, Number):
        return first.unit == second.unit or not first.unit or not second.unit
    return type(first) is type(second)


def _names_the_same(question: str, candidate: Candidate) -> bool:
    """Whether a passage and its title have the names in the question."""
    names = (value for value in asked_values(question) if isinstance(value, Name))
    named = {stem(word) for name in names for word in name.words}
    passage = candidate.passage
    return named <= {stem(word) for word in words(f"{passage.article.title} {passage.text}")}


def _set_against(sentence: str, value: Value) -> list[Value]:
    """What a sentence sets against a value: "in Tesselby, not in Port Ansel"."""
    said = values(sentence) if _OPPOSING.search(sentence) else []
    same = [each.span for each in said if agree(value, each)]
    others = [each for each in said if _comparable(value, each) and not agree(value, each)]
    opposes = _NOT_NAMED.fullmatch if isinstance(value, Name) else _AGAINST.search
    return [
        other
        for other in others
        for one, two in (sorted((span, other.span)) for span in same)
        if opposes(sentence[one.end : two.start])
    ]


def _counts_the_same(first: _Said, other: _Said) -> bool:
    """Whether two numbers count one thing; of other values, always."""
    if not isinstance(first.value, Number) or not isinstance(other.value, Number):
        return True
    counted, again = _counted(first.by, first.value), _counted(other.by, other.value)
    return counted == again or not counted or not again


def _counted(candidate: Candidate, number: Number) -> str:
    """The stem of the word after a number; "" where none follows that carries a meaning."""
    after = candidate.text[number.span.end :]
    following = words(after)[:1]
    return stem(following[0]) if following and content_words(after)[:1] == following else ""


def _likeness_needed(first: Value, second: Value) -> float:
    if isinstance(first, Number) and isinstance(second, Number) and first.unit == second.unit != "":
        return _LIKE_AT_ALL
    return _LIKE_OF_NAMES if isinstance(first, Name) else _LIKE


def _likeness(one: Candidate, two: Candidate, encode: Encode) -> float:
    rows = np.asarray(encode([_without_values(one), _without_values(two)]))
    return float(rows[0] @ rows[1])


def _without_values(candidate: Candidate) -> str:
    """The sentence, and what it refers back to: "It is to reopen on" is like little by itself."""
    article = candidate.passage.article
    before = context(article, candidate.span)
    text = f"{before.of(article.text)} {candidate.text}" if before else candidate.text
    for value in reversed(values(text)):
        if not isinstance(value, Name):
            text = text[: value.span.start] + "…" + text[value.span.end :]
    return text
