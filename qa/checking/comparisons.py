"""Comparisons: a written sentence says more of one than of another, its sources the reverse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.checking.grounds import Sources
from qa.language.opposites import alike, opposites
from qa.language.words import content_words, stem

# begun where a clause begins, or a long text takes long
_CLAUSE = re.compile(r"(?<![^.;:!?])(?P<one>[^.;:!?]+?) than\b(?P<other>[^.,;:!?]*)", re.IGNORECASE)
_HOW = re.compile(r"\b(?:more|less|\w+er)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared with what: stems of "winter", of "more", and of "summer"."""

    how: Span
    root: str
    one: frozenset[str]
    other: frozenset[str]


def comparisons(text: str) -> Iterator[Comparison]:
    """Those with "than" in a text.

    >>> [(each.root, *each.other) for each in comparisons("The Tern is faster than the Gull.")]
    [('faster', 'gull')]
    """
    for found in _CLAUSE.finditer(text):
        how = list(_HOW.finditer(found["one"]))
        ways = [way for way in how if opposites(stem(way[0].lower()))]  # "less power than"
        ways = ways or [way for way in how if way.end() == len(found["one"])]  # "milder than"
        if ways:
            one, other = (
                frozenset(map(stem, content_words(found[side]))) for side in ("one", "other")
            )
            start, end = ways[-1].span()
            span = Span(found.start() + start, found.start() + end)
            yield Comparison(span, stem(ways[-1][0].lower()), one, other)


def turned_comparisons(claim: str, sources: Sources) -> Iterator[Span]:
    """The claim's words that compare, where the sources compare the same the other way round."""
    for said in comparisons(claim):
        ways = [
            way
            for source in sources.sentences
            for told in comparisons(source.text)
            if (way := _way(said, told))
        ]
        if ways and max(ways) < 0:
            yield said.how


def _way(said: Comparison, told: Comparison) -> int:
    """1 where both say the same, -1 where one says the reverse, 0 where no sides are alike."""
    against = told.root in opposites(said.root)
    if not against and told.root != said.root and told.root not in alike(said.root):
        return 0
    both = (said.one & said.other) | (told.one & told.other)  # tells no side from the other
    if said.other & told.one - both and said.one & told.other - both:
        return 1 if against else -1
    if said.other & told.other and said.one & told.one:
        return -1 if against else 1
    return 0
