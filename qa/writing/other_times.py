"""Other times: a written sentence says before and its sources after, or last year and this one."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.language.values import Number, agree, values
from qa.language.words import is_common, stem
from qa.writing.grounds import Sources

_TIMES = {
    "before": ("after", "until", "since", "from"),
    "until": ("before", "after", "since", "from"),
    "after": ("before", "until"),
    "since": ("before", "until"),
    "from": ("before", "until"),
}
"""Words for a relation in time, each with those that say another."""
_RELATION = re.compile(
    rf"\b({'|'.join(_TIMES)}) (?:(?:the|a|an|its|early|late|this|last|next) ){{0,2}}([^\W_]+)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\b(?:not|never|no|nobody|cannot|without)\b|n['’]t\b)[^.;:!?]*$", re.I)

_SAME = {"previous": "last", "current": "this", "coming": "next"}
_YEARLY = re.compile(
    rf"\b(last|this|next|{'|'.join(_SAME)}) (year|month|week|quarter|season|decade|century)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r",(?!\d)|[.;:](?!\d)|\b(?:against|compared|from|while|whereas|but|and|after|than)\b"
)


def other_relations(claim: str, sources: Sources) -> Iterator[Span]:
    """Its words for a relation in time that is another in the sources: "before noon", "until noon".

    Only where the same word follows, and nowhere after the same word as in the claim.
    """
    said = list(_relations(claim))
    if not said:
        return
    told = {relation[:2] for source in sources.texts for relation in _relations(source.text)}
    for root, word, span in said:
        if (root, word) not in told and any((root, each) in told for each in _TIMES[word]):
            yield span


def _relations(text: str) -> Iterator[tuple[str, str, Span]]:
    """The stem of what stands in a relation in time, that relation, and its characters.

    What does not happen before May does not until May, and may from May: none of these is told.
    """
    for found in _RELATION.finditer(text):
        denied = _DENIED.search(text, 0, found.start())
        if not (denied or is_common(thing := found[2].lower())):
            yield stem(thing), found[1].lower(), Span(*found.span(1))


def other_years(claim: str, sources: Sources) -> Iterator[Span]:
    """Its "last year" and the like, where the sources have its number in another such time."""
    said = list(_dated(claim))
    if not said:
        return
    told = [each for source in sources.texts for each in _dated(source.text)]
    for number, when, span in said:
        there = {other for each, other, _ in told if agree(number, each) and other[1] == when[1]}
        if there and when not in there:
            yield span


def _dated(text: str) -> Iterator[tuple[Number, tuple[str, str], Span]]:
    """Its numbers, each with the one time of its clause, such as "last year", and where that is."""
    begin = 0
    for end in [*(found.start() for found in _BREAK.finditer(text)), len(text)]:
        clause = text[begin:end]
        times = list(_YEARLY.finditer(clause))
        if len(times) == 1:
            when = (_SAME.get(which := times[0][1].lower(), which), times[0][2].lower())
            span = Span(begin + times[0].start(), begin + times[0].end())
            yield from ((n, when, span) for n in values(clause) if isinstance(n, Number))
        begin = end
