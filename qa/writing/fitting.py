"""Fitting: how well a place in a source fits what stands around a place in a written sentence."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from embeddings.sentences import Span
from qa.language.words import content_words, stem, word_starts, words
from qa.writing.grounds import Sources, SourceText

_NEAR_CLAIM, _NEAR_SOURCE = 3, 6  # words at which a shared word counts half


def around(span: Span, claim: str, sources: Sources) -> dict[str, float]:
    """The claim's other words, each with its worth: less the further away it stands."""
    starts = word_starts(claim)
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, span.end - 1) - 1
    content = {stem(word) for word in content_words(claim)}
    found: dict[str, float] = {}
    for place, word in enumerate(words(claim)):
        root = stem(word)
        if root in content and not first <= place <= last:
            away = max(first - place, place - last)
            worth = sources.weight(root) / (1 + away / _NEAR_CLAIM)
            found[root] = max(worth, found.get(root, 0.0))
    return found


def fit(near: Mapping[str, float], source: SourceText, place: int) -> float:
    """How near to a place of a source these words stand, each by its worth."""
    total = 0.0
    for root, worth in near.items():
        places = source.places.get(root)
        if places:
            away = min(abs(place - each) for each in places)
            total += worth / (1 + away / _NEAR_SOURCE)
    return total


def best_fit(near: Mapping[str, float], roots: Iterable[str], sources: Sources) -> float:
    """How well the best place of some words fits; 0 where none of them is anywhere."""
    return max(
        (
            fit(near, source, place)
            for source in sources.texts
            for root in roots
            for place in source.places.get(root, ())
        ),
        default=0.0,
    )
