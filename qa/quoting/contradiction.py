"""Contradiction: whether two sentences say different things of the same."""

import re
from dataclasses import dataclass

import numpy as np

from embeddings.encoder import Encode
from qa.language.values import Name, Number, Value, agree, values
from qa.language.words import content_words, stem, words
from qa.quoting.neighbours import context
from qa.quoting.premise import asked_values
from qa.quoting.sentence_choice import Candidate

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
class Said:
    """A sentence and the value with which it answers."""

    by: Candidate
    value: Value


def contradicts(
    question: str, first: Said, other: Said, encode: Encode, *, corrected: bool
) -> bool:
    """Whether another sentence says another value of what the first one tells.

    ``corrected``: the first or a third sentence sets the two values against each other.
    """
    if not (
        comparable(first.value, other.value)
        and names_the_same(question, other.by)
        and counts_the_same(first, other)
    ):
        return False
    if same_article(first.by, other.by) and not corrected:
        return False  # its two numbers are of two things, or one of them is rounded
    share = other.by.score / first.by.score
    if not corrected and share < _ABOUT_AS_GOOD:
        return False
    return _likeness(first.by, other.by, encode) >= _likeness_needed(first.value, other.value)


def comparable(first: Value, second: Value) -> bool:
    """Whether two values can be of one thing: a length is no duration."""
    if isinstance(first, Number) and isinstance(second, Number):
        return first.unit == second.unit or not first.unit or not second.unit
    return type(first) is type(second)


def names_the_same(question: str, candidate: Candidate) -> bool:
    """Whether a passage and its title have the names in the question."""
    names = (value for value in asked_values(question) if isinstance(value, Name))
    named = {stem(word) for name in names for word in name.words}
    passage = candidate.passage
    return named <= {stem(word) for word in words(f"{passage.article.title} {passage.text}")}


def same_article(one: Candidate, other: Candidate) -> bool:
    """Whether both are of one article, which may well name two people."""
    return one.passage.article.source == other.passage.article.source


def set_against(sentence: str, value: Value) -> list[Value]:
    """What a sentence sets against a value: "in Tesselby, not in Port Ansel"."""
    said = values(sentence) if _OPPOSING.search(sentence) else []
    same = [each.span for each in said if agree(value, each)]
    others = [each for each in said if comparable(value, each) and not agree(value, each)]
    return [
        other
        for other in others
        for one, two in (sorted((span, other.span)) for span in same)
        if _opposes(sentence[one.end : two.start], value)
    ]


def _opposes(between: str, value: Value) -> bool:
    """Whether the words between a value and another set them against each other."""
    if isinstance(value, Name):
        return _NOT_NAMED.fullmatch(between) is not None
    return _AGAINST.search(between) is not None


def counts_the_same(first: Said, other: Said) -> bool:
    """Whether two numbers count one thing; of other values, always."""
    if not isinstance(first.value, Number) or not isinstance(other.value, Number):
        return True
    counted, again = _counted(first.by, first.value), _counted(other.by, other.value)
    return counted == again or not counted or not again


def is_like(one: Candidate, other: Candidate, encode: Encode) -> bool:
    """Whether two sentences with the same value can be about one thing."""
    return _likeness(one, other, encode) >= _LIKE_AT_ALL


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
