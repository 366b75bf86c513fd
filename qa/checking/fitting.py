"""Fitting: how much alike the words around a value are in a written sentence and in a source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from embeddings.sentences import Span
from qa.checking.grounds import PlacedValue, Sources, SourceText
from qa.language.values import Date, Name, Number, Value, agree
from qa.language.words import content_words, stem, word_starts, words

_HALF_CLAIM, _HALF_SOURCE = 3, 6  # words of distance at which a shared word counts half


def _context_weights(span: Span, claim: str, sources: Sources) -> dict[str, float]:
    """The stems of a claim's words outside a span with their weights, which add up to 1.

    A word weighs less the further from the span it stands.
    """
    starts, content = _content_places(claim)
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, span.end - 1) - 1
    weights: dict[str, float] = {}
    for place, root in content:
        if not first <= place <= last:
            distance = max(first - place, place - last)
            weight = sources.weight(root) / (1 + distance / _HALF_CLAIM)
            weights[root] = max(weight, weights.get(root, 0.0))
    total = sum(weights.values())
    return {root: weight / total for root, weight in weights.items()}


@lru_cache(maxsize=8)  # called for each value of a claim
def _content_places(claim: str) -> tuple[Sequence[int], Sequence[tuple[int, str]]]:
    """The characters at which a claim's words begin; the places and stems of its content words."""
    content = {stem(word) for word in content_words(claim)}
    stems = enumerate(map(stem, words(claim)))
    return word_starts(claim), tuple(each for each in stems if each[1] in content)


def _fit(weights: Mapping[str, float], source: SourceText, place: int) -> float:
    """How near some weighted words stand to a place of a source: 0 none, 1 all of them there."""
    total = 0.0
    for root, weight in weights.items():
        places = source.places.get(root)
        if places:
            at = bisect_left(places, place)
            distance = min(abs(place - each) for each in places[max(0, at - 1) : at + 1])
            total += weight / (1 + distance / _HALF_SOURCE)
    return total


def misplacement(
    value: Value, claim: str, rivals: Sequence[PlacedValue], sources: Sources
) -> float:
    """How much better another value of the sources fits a claim than the claim's own does.

    A value fits, 0..1, as far as the words around it in the claim are around it in the sources.
    0 or less where no other fits better. ``rivals``: the sources' values that the claim lacks.
    """
    weights = _context_weights(value.span, claim, sources)
    own = [_fit(weights, source, place) for source, place in _value_places(value, sources)]
    others = (_fit(weights, text, at) for each, text, at in rivals if type(each) is type(value))
    return max(others, default=0.0) - max(own) if own else 0.0


def _value_places(value: Value, sources: Sources) -> Iterator[tuple[SourceText, int]]:
    """Yield the places of the sources where a value stands, or one of the words of a name."""
    roots = [*map(stem, value.words)] if isinstance(value, Name) else []
    for source in sources.texts:
        yield from ((source, place) for root in roots for place in source.places.get(root, ()))
    for other, source, place in sources.values:
        if agree_in_part(value, other):
            yield source, place


def agree_in_part(value: Value, other: Value) -> bool:
    """Whether two values agree; dates must have a part in common, as 12 April and 2019 have not.

    What looks like a year may count things: "1709 children" are 1,709.
    """
    if isinstance(value, Number) and isinstance(other, Date) and not value.unit:
        return other.parts == (value.amount, None, None)
    if isinstance(value, Date) and isinstance(other, Date):
        pairs = zip(value.parts, other.parts, strict=True)
        return agree(value, other) and any(one == part is not None for one, part in pairs)
    return agree(value, other)
