"""Disagreement: sentences that answer one question with different numbers, dates or names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from embeddings.encoder import Vectors
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.values import Clock, Date, Name, Number, Value, agree, values
from qa.language.words import content_words, stem, stems, words
from qa.quoting.neighbours import context
from qa.quoting.sentence_choice import Candidate, passage_sentences

_COMPARED = 8  # candidates, best first
_SIDES = 3
_ABOUT_AS_GOOD = 0.5  # of the best sentence's score: another must be believed about as much
_NAMED_AGAIN = 0.2  # the same, where one sentence says both values: "14, not 12 as we said"
_LIKE = 0.45  # cosine of two sentences about one thing, their values left out
_LIKE_OF_NAMES = 0.7  # the same for names, which are not left out
_LIKE_IN_UNIT = 0.25  # the same for amounts in one unit, which says much already
_TELLING = 10  # smaller numbers without a unit stand in many sentences by chance, and two
# numbers that differ by more than this factor are seldom of one thing

_ASKED: tuple[tuple[str, tuple[type[Value], ...]], ...] = (
    (r"how (?:many|much|long|old|high|tall|deep|far|fast|strong|big|large|heavy|wide|often)\b",
     (Number,)),
    (r"(?:when|what (?:year|month|day|date)|which (?:year|day))\b|.*\bwhat time\b",
     (Date, Clock)),
    (r"(?:who|whose|whom|by whom|where)\b", (Name,)),
    (r"(?:why|how (?:do|does|did|can|could)|what caused)\b", ()),  # no value answers
)  # fmt: skip
_ANY: tuple[type[Value], ...] = (Number, Date, Clock, Name)

_CORRECTING = re.compile(
    r"\b(?:not|instead|rather|than|against|wrong|mistake|correct(?:ed|ion|ing)|earlier|later|revised)\b",
    re.IGNORECASE,
)

_AGAINST = re.compile(
    r"\W+(?:but |and )?(?:not|instead of|rather than)(?: \w+){0,2} ", re.IGNORECASE
)

Encode = Callable[[Sequence[str]], Vectors]
"""A unit row for each text."""


def sides(
    question: str,
    found: Sequence[Candidate],
    encode: Encode,
    passages: Sequence[Passage],
) -> list[Candidate]:
    """The sentences that contradict each other, the best of each side; none where they agree.

    ``found``: all that may answer, best first. A second value counts only in a sentence that is
    believed about as much, speaks of what the question names, and is like the first; or in one
    that sets the first value right, which may stand in any of the ``passages`` near the question.
    """
    kinds = _kinds(question)
    firsts = _answers(found[0], kinds) if found and found[0].short else []
    correcting = _correcting(found, passages) if firsts else []
    for best, first in firsts:
        opposed, said = [best], [first]
        corrections = _corrections(question, best, first, correcting)
        others = [each for one in found[1:_COMPARED] for each in _answers(one, kinds)]
        for other, value in [*others, *corrections]:
            if any(agree(value, one) for one in said) or _shown(other, opposed):
                continue
            corrects = (other, value) in corrections
            if corrects or _contradicts(question, (best, first), (other, value), encode):
                opposed.append(other)
                said.append(value)
        if len(opposed) > 1:
            return opposed[:_SIDES]
    return []


def _shown(candidate: Candidate, opposed: Sequence[Candidate]) -> bool:
    return any(candidate.text == each.text for each in opposed[1:])


def _kinds(question: str) -> tuple[type[Value], ...]:
    asked = question.strip().lower()
    return next((kinds for form, kinds in _ASKED if re.match(form, asked)), _ANY)


def _answers(candidate: Candidate, kinds: tuple[type[Value], ...]) -> list[tuple[Candidate, Value]]:
    """A sentence's values of these kinds: of each kind the first in the words that answer.

    Where they have none, the only one in the sentence, which becomes its short answer, if the
    question asks for its kind; a name counts only in the words that answer.
    """
    answer = candidate.short or Span(0, 0)
    there = [each for each in _placed(candidate, candidate.span) if not isinstance(each[1], Name)]
    there += [each for each in _placed(candidate, answer) if isinstance(each[1], Name)]
    told: list[tuple[Candidate, Value]] = []
    alone: list[tuple[Candidate, Value]] = []
    for kind in kinds:
        alike = [each for each in there if isinstance(each[1], kind)]
        inside = [value for place, value in alike if answer.start <= place.start < answer.end]
        if inside:
            told.append((candidate, inside[0]))
        elif len(alike) == 1 and kinds is not _ANY:
            place, value = alike[0]
            alone.append((replace(candidate, short=place), value))
    return told + alone


def _placed(candidate: Candidate, span: Span) -> list[tuple[Span, Value]]:
    """The values in a span of the article, with the characters of the article that say them."""
    return [
        (Span(span.start + value.span.start, span.start + value.span.end), value)
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
    return [one for one in (*found, *others) if _CORRECTING.search(one.text)]


def _corrections(
    question: str, best: Candidate, first: Value, correcting: Sequence[Candidate]
) -> list[tuple[Candidate, Value]]:
    """Sentences that set the best one's value right, or against another: "3.1, against the 2.4"."""
    if isinstance(first, Number) and first.amount < _TELLING and not first.unit:
        return []
    corrections: list[tuple[Candidate, Value]] = []
    for one in correcting:
        if one.text == best.text:
            continue
        if isinstance(first, Name) and _same_article(one, best):
            continue
        said = values(one.text)
        same = [value for value in said if agree(value, first)]
        others = [each for each in said if _comparable(first, each) and not agree(first, each)]
        if not same or not others or not _names_the_same(question, one):
            continue
        if isinstance(first, Name) and not any(_set_against(one.text, first, v) for v in others):
            continue
        middle = same[0].span.start
        value = min(others, key=lambda each: abs(each.span.start - middle))
        short = Span(one.span.start + value.span.start, one.span.start + value.span.end)
        corrections.append((replace(one, short=short), value))
    return corrections


def _contradicts(
    question: str,
    best: tuple[Candidate, Value],
    other: tuple[Candidate, Value],
    encode: Encode,
) -> bool:
    (one, first), (two, second) = best, other
    if not _comparable(first, second) or not _names_the_same(question, two):
        return False
    share = two.score / one.score
    if any(_says_both(each.text, first, second) for each in (one, two)):
        return share >= _NAMED_AGAIN
    if isinstance(first, Name) and _same_article(one, two):
        return False
    return (
        share >= _ABOUT_AS_GOOD
        and _counts_the_same(question, best, other)
        and _likeness(one, two, encode) >= _likeness_needed(first, second)
    )


def _likeness_needed(first: Value, second: Value) -> float:
    if isinstance(first, Number) and isinstance(second, Number) and first.unit == second.unit != "":
        return _LIKE_IN_UNIT
    return _LIKE_OF_NAMES if isinstance(first, Name) else _LIKE


def _same_article(one: Candidate, other: Candidate) -> bool:
    """Whether both are of one article, which may well name two people."""
    return one.passage.article.source == other.passage.article.source


def _comparable(first: Value, second: Value) -> bool:
    """Whether two values can be of one thing: a length is no duration, two are no two million."""
    if isinstance(first, Number) and isinstance(second, Number):
        less, more = sorted((abs(first.said or 0.0), abs(second.said or 0.0)))
        alike = first.unit == second.unit or not first.unit or not second.unit
        return alike and more <= _TELLING * less
    return type(first) is type(second)


def _names_the_same(question: str, candidate: Candidate) -> bool:
    """Whether a passage and its title have the names in the question."""
    named = {
        stem(word) for value in values(question) if isinstance(value, Name) for word in value.words
    }
    passage = candidate.passage
    return named <= {stem(word) for word in words(f"{passage.article.title} {passage.text}")}


def _says_both(sentence: str, first: Value, second: Value) -> bool:
    """Whether a sentence sets one value against the other; two names it may well say anyhow."""
    if isinstance(first, Name):
        return _set_against(sentence, first, second)
    said = values(sentence)
    return any(agree(first, one) for one in said) and any(agree(second, one) for one in said)


def _set_against(sentence: str, first: Value, second: Value) -> bool:
    """Whether just a "not" stands between two values: "in Tesselby, not in Port Ansel"."""
    said = values(sentence)
    places = [
        sorted((one.span, two.span))
        for one in said
        for two in said
        if agree(first, one) and agree(second, two)
    ]
    return any(_AGAINST.fullmatch(sentence[one.end : two.start]) for one, two in places)


def _counts_the_same(
    question: str, best: tuple[Candidate, Value], other: tuple[Candidate, Value]
) -> bool:
    """Whether two numbers count one thing; of other values, always."""
    (one, first), (two, second) = best, other
    if not isinstance(first, Number) or not isinstance(second, Number):
        return True
    counted, again = _counted(one, first), _counted(two, second)
    asked = stems(question)
    return counted == again or not counted or not again or {counted, again} <= asked


def _counted(candidate: Candidate, number: Number) -> str:
    """The stem of the word after a number; "" where none follows that carries a meaning."""
    after = candidate.text[number.span.end :]
    following = words(after)[:1]
    return stem(following[0]) if following and content_words(after)[:1] == following else ""


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
