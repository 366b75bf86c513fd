"""Roles: who did what to whom, in a written sentence and where its sources tell of the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.irregular_verbs import PAST, VERB_OF
from qa.language.words import any_of, is_common, stem, word_starts, words

# "said the mayor": who did it stands behind these.
_SAYING = "said told asked replied added noted warned announced explained stated called named based"
_IS, _BETWEEN, _BEFORE_THINGS = (
    frozenset(each.split())
    for each in (
        "is are was were be been being got",
        "has had have having also later then first never not already since who",
        "the a an its his her their all some many any",
    )
)
_DONE = re.compile(rf"(?!{any_of(_SAYING)}$){PAST}")
_TIMES = frozenset(ENGLISH_WEEKDAYS + ENGLISH_MONTHS)
_REACH = 8  # words on a side of a verb among which the doer is
_HEAD = 2  # of these, those that name somebody: "Ines Hallvard", "harbour master"
_NEAR = 4  # of these, those among which what it was done to is
_BY = 3  # words after a verb among which "by" is


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the stems of who did it and of whom it was done to, the nearest first."""

    verb: Span
    root: str
    doer: tuple[str, ...]
    other: tuple[str, ...]
    name: frozenset[str]  # of what names the doer, the words with a capital letter


def done_by_others(claim: str, sources: Sources) -> Iterator[Span]:
    """The claim's verbs whose doer is in the sources the one to whom it is done, or the reverse.

    And those that the sources let somebody of another name do to the same.
    """
    claimed = list(deeds(claim))
    roots = {said.root for said in claimed}
    told = [
        deed
        for each in (sources.sentences if claimed else ())
        for deed in deeds(each.text)
        if deed.root in roots and deed.doer and deed.other
    ]
    for said in claimed:
        ways = [_way(said, each) for each in told]
        if any(ways) and "same" not in ways:
            yield said.verb


def deeds(text: str) -> Iterator[Deed]:
    """What is told as done, in the past or passive, with an object or a doer.

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
        if not _DONE.fullmatch(text, start, start + len(word)):
            continue
        while before >= 0 and found[before] in _BETWEEN:
            before -= 1
        passive = before >= 0 and found[before] in _IS
        left = _naming(found[max(0, place - _REACH) : before + 1][::-1])
        after = found[place + 1 : place + 1 + _REACH]
        verb, root = Span(start, start + len(word)), stem(VERB_OF.get(word, word))
        acts = bool(after) and _begins_thing(after[0], text[starts[place + 1]])
        if "by" in after[:_BY] and (passive or not acts):  # "beat them by a length" does
            doer, other = _naming(after[after.index("by") :]), left
        elif passive:
            doer, other = (), left
        elif acts:
            doer, other = left, _naming(after)
        else:
            continue
        yield Deed(verb, root, doer, other, frozenset(doer[:_HEAD]) & capitals)


def _way(said: Deed, told: Deed) -> str:
    """Whether both have the same in the same role, in each other's, or another name as doer."""
    if said.root != told.root:
        return ""
    who, own, others = (
        (said.doer, told.doer, told.other) if said.doer else (said.other, told.other, told.doer)
    )
    named = frozenset(who[:_HEAD])
    if not named.isdisjoint(own):
        return "same"
    # what the islanders own may own a ferry
    back = not (said.doer and said.other) or not frozenset(said.other).isdisjoint(own)
    if named and named.issubset(others) and back:
        return "exchanged"
    # of "Ida hit Cape Torren and killed four" the doer is not the nearest name
    other_name = told.name.isdisjoint(said.doer) and said.name.isdisjoint(told.doer + told.other)
    alike = not frozenset(said.other[:_NEAR]).isdisjoint(told.other[:_NEAR])
    return "by another" if alike and said.name and told.name and other_name else ""


def _begins_thing(word: str, first: str) -> bool:
    return first.isupper() or word in _BEFORE_THINGS or not is_common(word)


def _naming(found: list[str]) -> tuple[str, ...]:
    """Stems of the words that can name somebody: no numbers, days or months."""
    return tuple(
        stem(word) for word in found if not (is_common(word) or word.isdigit() or word in _TIMES)
    )
