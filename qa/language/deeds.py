"""Deeds: who did what to whom, or will, by a verb and the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.language.irregular_verbs import PAST, verb_root
from qa.language.words import any_of, is_common, stem, stems, word_starts, words

# "said the mayor": who did it stands behind these.
_SAYING = "said told asked replied added noted warned announced explained stated called named based"
_IS, _MEANT, _BETWEEN, _BEFORE_THINGS = (
    frozenset(each.split())
    for each in (
        "is are was were be been being got",
        "will would to can could must may might should did does",
        "to has had have having will would also later then first never not already since who",
        "the a an its his her their all some many any",
    )
)
_DONE = re.compile(rf"(?!{any_of(_SAYING)}$){PAST}")
_MUTUAL = stems("meet marry wed divorce fight")  # the other does it too
_SHARED = stem("help")  # in "helped build the pier" others may have helped too
_TIMES = frozenset(ENGLISH_WEEKDAYS + ENGLISH_MONTHS)
_REACH = 8  # words on a side of a verb among which the doer is
HEAD = 2
"""Of these, those that name somebody: "Ines Hallvard", "harbour master"."""
_BY = 3  # words after a verb among which "by" is

_WAS = "(?:is|are|was|were|(?:has|have|had) been)"
_WHO = rf"(?:whom?|(?:which|what) (?!{_WAS}\b)[a-z]+)"
_ASKED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"by whom {_WAS} (?P<doer>.+)|{_WHO} {_WAS} (?P<doer2>.+) by",
        rf"{_WHO} {_WAS} (?P<other>[a-z]+)(?<!ing)\b.*|whom? (?:did|do|does) (?P<other2>.+)",
        rf"{_WHO} (?:(?:has|have|had|first|also) )?(?P<doer>[a-z]+)\b.*",
    )
)
"""Questions for one side of a deed; its verb is among the words of the group."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the stems of who did it and of whom it was done to, the nearest first."""

    verb: Span
    root: str
    doer: tuple[str, ...]
    other: tuple[str, ...]
    name: frozenset[str]  # of what names the doer, the words with a capital letter
    by: bool  # the doer would stand after the verb


def deeds(text: str) -> Iterator[Deed]:
    """What is told as done, being done or to be done, with an object or a doer.

    >>> [(each.doer, each.other) for each in deeds("The mayor praised Ada Berg.")]
    [(('mayor',), ('ada', 'berg'))]
    >>> [(each.doer, each.other) for each in deeds("Ada Berg was praised by the mayor.")]
    [(('mayor',), ('berg', 'ada'))]
    """
    found, starts = words(text), word_starts(text)
    capitals = {
        stem(word)
        for word, start in zip(found, starts, strict=True)
        if text[start].isupper() and len(word) > 1  # "U.K." is two words
    }
    for place, word in enumerate(found):
        start, before = starts[place], place - 1
        done = _DONE.fullmatch(text, start, start + len(word))
        meant = place > 0 and found[before] in _MEANT
        does = word[-1] == "s" or (word[-3:] == "ing" and place > 0 and found[before] in _IS)
        if not (done or ((meant or does) and text[start].islower() and not is_common(word))):
            continue
        verb, root = Span(start, start + len(word)), verb_root(word)
        after = found[place + 1 : place + 1 + _REACH]
        whose = bool(after) and (text[starts[place + 1]].isupper() or after[0] in _BEFORE_THINGS)
        if root in _MUTUAL or (root == _SHARED and not whose):
            continue
        while before >= 0 and found[before] in _BETWEEN:
            before -= 1 + (found[before] == "to")  # and the verb before it
        passive = bool(done) and before >= 0 and found[before] in _IS
        left = _naming(found[max(0, place - _REACH) : before + 1][::-1])
        acts = whose or (bool(after) and not is_common(after[0]) and not does)
        by = passive or not acts  # "beat them by a length" does
        if by and not does and "by" in after[:_BY]:
            doer, other = _naming(after[after.index("by") :]), left
        elif passive:
            doer, other = (), left
        elif acts:
            doer, other = left, _naming(after)
        else:
            continue
        yield Deed(verb, root, doer, other, frozenset(doer[:HEAD]) & capitals, by)


def names_another(question: str, text: str, place: Span) -> bool:
    """Whether words of a text name one side of a deed where a question asks for the other.

    >>> sale = "Ada Hale sold the mill to Piet Berg."
    >>> names_another("Who sold the mill?", sale, Span(26, 35))
    True
    >>> names_another("Who sold the mill?", sale, Span(0, 8))
    False
    >>> names_another("Who was the mill sold by?", sale, Span(26, 35))
    True
    """
    asked = next(
        (found for form in _ASKED if (found := form.fullmatch(question.strip(" ?")))), None
    )
    if asked is None:
        return False
    side, said = next((side, said) for side, said in asked.groupdict().items() if said)
    roots, does = {verb_root(word) for word in words(said)}, side.startswith("doer")
    wrong = [
        (place.start > deed.verb.start) != (deed.by == does) and not place.holds(deed.verb)
        for deed in deeds(text)
        if deed.root in roots and deed.doer and deed.other
    ]
    return bool(wrong) and all(wrong)


def _naming(found: list[str]) -> tuple[str, ...]:
    """Stems of the words that can name somebody: no numbers, days or months."""
    return tuple(
        stem(word) for word in found if not (is_common(word) or word.isdigit() or word in _TIMES)
    )
