"""Turned: words of a written sentence whose opposite its sources have in their place."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.checking.comparisons import comparisons
from qa.checking.fitting import best_fits
from qa.checking.grounds import Sources
from qa.language.number_words import NUMBER_WORD
from qa.language.opposites import alike, opposites
from qa.language.words import stem, word_starts, words

MARGIN = 0.25
"""How much better an opposite must fit than the word itself or one that says the same, as a share
of the sentence's other words. Chosen on sentences that are not measured on: of 1,289 true ones it
doubts one, of 1,698 that people call false 25."""

_NOT = (["not"], ["never"])  # who is not guilty is innocent
# The same is said with the sides exchanged: "sailed before she sang" and "sang after she sailed",
# "the first cup since 2009" and "last won in 2009"; "23 more" are others.
_NEUTRAL = re.compile(
    rf"\b(?:before|after|first(?=[^.;]* since\b)|(?:\d+|{NUMBER_WORD}) more)\b",
    re.IGNORECASE,
)


def turned_words(claim: str, sources: Sources) -> Iterator[Span]:
    """Its words that the sources say the opposite of: "rose" where exports fell."""
    found = words(claim)
    compared = {each.how for each in comparisons(claim)}  # "less in May than in June": see there
    neutral = {each.end() for each in _NEUTRAL.finditer(claim)}
    said = list(map(stem, found))
    for place, start in enumerate(word_starts(claim)):
        against = opposites(said[place])
        if not against or not against.isdisjoint(said) or found[place - 1 : place] in _NOT:
            continue
        span = Span(start, start + len(found[place]))
        if span in compared or span.end in neutral:
            continue
        own, other = best_fits(span, claim, sources, alike(said[place]), against)
        if other - own > MARGIN:
            yield span
