"""Turned: words of a written sentence whose opposite its sources have in their place."""

from collections.abc import Iterator

from embeddings.sentences import Span
from qa.language.words import stem, word_starts, words
from qa.writing.fitting import around, fit
from qa.writing.grounds import Sources
from qa.writing.opposites import first_form, opposites

MARGIN = 0.25
"""How much better an opposite must fit than the word itself or one that says the same, as a share
of the sentence's other words. Chosen on sentences that are not measured on: of 1,289 true ones it
doubts one, of 1,698 that people call false 25."""


def turned_words(claim: str, sources: Sources) -> Iterator[Span]:
    """Its words that the sources say the opposite of: "rose" where exports fell."""
    found = words(claim)
    said = [first_form(stem(word)) for word in found]
    for place, start in enumerate(word_starts(claim)):
        against = opposites(said[place])
        if not against or not against.isdisjoint(said):
            continue
        span = Span(start, start + len(found[place]))
        near = around(span, claim, sources)
        own = rival = 0.0
        for source in sources.texts:
            for root, places in source.places.items():
                other = first_form(root)
                if other in against:
                    rival = max(rival, *(fit(near, source, each) for each in places))
                elif not against.isdisjoint(opposites(other)):  # the word, or one that says it too
                    own = max(own, *(fit(near, source, each) for each in places))
        if rival - own > MARGIN * (sum(near.values()) or 1.0):
            yield span
