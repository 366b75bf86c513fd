"""Roles: who did what to whom, in a written sentence and where its sources tell of the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.words import is_common, stem, word_starts, words
from qa.writing.grounds import Sources

_IRREGULAR = """
    beat beaten bought brought built caught chose chosen drove driven fed fought found gave given
    held hit hurt kept knew known led left lent lost made overtook paid saw seen sent shot sold
    struck sought taken taught threw thrown told took won wrote written"""
# "said the mayor": who did it stands behind these.
_SAYING = "said told asked replied added noted warned announced explained stated called named based"
_IS = "is are was were be been being got"
_BETWEEN = "has had have having also later then first never not already since who"
_BEFORE_THINGS = "the a an its his her their all some many any"
_DONE = re.compile(
    rf"(?!(?:{'|'.join(_SAYING.split())})$)(?:[a-z]{{2,}}ed|{'|'.join(_IRREGULAR.split())})"
)
_REACH = 8  # words on a side of a verb among which the doer is
_HEAD = 2  # of these, those that name somebody: "Ines Hallvard", "harbour master"
_BY = 3  # words after a verb among which "by" is


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the stems of who did it and of whom it was done to, the nearest first."""

    verb: Span
    root: str
    doer: tuple[str, ...]
    other: tuple[str, ...]


def exchanged(claim: str, sources: Sources) -> Iterator[Span]:
    """The claim's verbs whose doer is in the sources the one to whom it is done, or the reverse."""
    for said in deeds(claim):
        told = [
            deed
            for each in sources.sentences
            if said.root in each.stems
            for deed in deeds(each.text)
            if deed.root == said.root and deed.doer and deed.other
        ]
        ways = [_way(said, each) for each in told]
        if "exchanged" in ways and "same" not in ways:
            yield said.verb


def deeds(text: str) -> Iterator[Deed]:
    """What is told as done, in the past or passive, with an object or a doer.

    >>> [(each.doer, each.other) for each in deeds("The mayor praised Ada Berg.")]
    [(('mayor',), ('ada', 'berg'))]
    >>> [(each.doer, each.other) for each in deeds("Ada Berg was praised by the mayor.")]
    [(('mayor',), ('berg', 'ada'))]
    """
    found, starts = words(text), word_starts(text)
    for place, word in enumerate(found):
        start, before = starts[place], place - 1
        if not _DONE.fullmatch(text, start, start + len(word)) or _describes(
            text, start, found[before]
        ):
            continue
        while before >= 0 and found[before] in _BETWEEN.split():
            before -= 1
        passive = before >= 0 and found[before] in _IS.split()
        left = _naming(found[max(0, place - _REACH) : before + 1][::-1])
        after = found[place + 1 : place + 1 + _REACH]
        verb, root = Span(start, start + len(word)), stem(word)
        if "by" in after[:_BY]:
            yield Deed(verb, root, _naming(after[after.index("by") :]), left)
        elif passive:
            yield Deed(verb, root, (), left)
        elif after and _begins_thing(after[0], text[starts[place + 1]]):
            yield Deed(verb, root, left, _naming(after))


def _way(said: Deed, told: Deed) -> str:
    """Whether both have the same in the same role, or in each other's; "" where neither."""
    who, own, others = (
        (said.doer, told.doer, told.other) if said.doer else (said.other, told.other, told.doer)
    )
    named = frozenset(who[:_HEAD])
    if not named.isdisjoint(own):
        return "same"
    return "exchanged" if named and named.issubset(others) else ""


def _describes(text: str, start: int, before: str) -> bool:
    """Whether it only says what something is like: "the animated series", "pre-owned"."""
    return text[start - 1 : start] in ("-", "’", "'") or (
        start > 0 and before in _BEFORE_THINGS.split()
    )


def _begins_thing(word: str, first: str) -> bool:
    return first.isupper() or word in _BEFORE_THINGS.split() or not is_common(word)


def _naming(found: list[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in found if not is_common(word) and not word.isdigit())
