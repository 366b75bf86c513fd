"""Fitting: how well a place in a source fits what stands around a place in a written sentence."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from embeddings.sentences import Span
from qa.checking.grounds import Sources, SourceText
from qa.language.values import Date, Name, Number, Value, agree
from qa.language.words import content_words, stem, word_starts, words

_NEAR_CLAIM, _NEAR_SOURCE = 3, 6  # words at which a shared word counts half


def _around(span: Span, claim: str, sources: Sources) -> dict[str, float]:
    """The claim's other words, each with its share of what they are worth together.

    A word is worth less the further away it stands.
    """
    starts, content = _content(claim)
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, span.end - 1) - 1
    found: dict[str, float] = {}
    for place, root in content:
        if not first <= place <= last:
            away = max(first - place, place - last)
            worth = sources.weight(root) / (1 + away / _NEAR_CLAIM)
            found[root] = max(worth, found.get(root, 0.0))
    whole = sum(found.values())
    return {root: worth / whole for root, worth in found.items()}


@lru_cache(maxsize=8)  # it is asked of each place of a claim
def _content(claim: str) -> tuple[Sequence[int], Sequence[tuple[int, str]]]:
    """Where its words begin; the places and stems of those that carry what it says."""
    content = {stem(word) for word in content_words(claim)}
    placed = enumerate(map(stem, words(claim)))
    return word_starts(claim), tuple(each for each in placed if each[1] in content)


def _fit(near: Mapping[str, float], source: SourceText, place: int) -> float:
    """How near to a place of a source these words stand, each by its worth."""
    total = 0.0
    for root, worth in near.items():
        places = source.places.get(root)
        if places:
            away = min(abs(place - each) for each in places)
            total += worth / (1 + away / _NEAR_SOURCE)
    return total


def misplaced(
    value: Value, claim: str, rivals: Sequence[tuple[Value, SourceText, int]], sources: Sources
) -> float:
    """How much better than itself another value fits among the claim's words, as a share of them.

    A value fits where the words around it in the claim are around it in the source too. 0 or less
    where none fits better. ``rivals``: the values that the claim does not have, and where.
    """
    near = _around(value.span, claim, sources)
    own = [_fit(near, source, place) for source, place in _places(value, sources)]
    others = (
        _fit(near, source, place) for other, source, place in rivals if type(other) is type(value)
    )
    return max(others, default=0.0) - max(own) if own else 0.0


def _places(value: Value, sources: Sources) -> Iterator[tuple[SourceText, int]]:
    """Where a value stands: a name wherever one of its words does."""
    for source in sources.texts:
        if isinstance(value, Name):
            roots = map(stem, value.words)
            yield from ((source, at) for root in roots for at in source.places.get(root, ()))
        yield from ((source, at) for other, at in source.values if agree_in_part(value, other))


def agree_in_part(value: Value, other: Value) -> bool:
    """Whether both agree; of dates also in something that both say, as 12 April and 2019 don't.

    What looks like a year may count: "1709 children" are 1,709.
    """
    if isinstance(value, Number) and isinstance(other, Date) and not value.unit:
        return other.parts == (value.amount, None, None)
    if isinstance(value, Date) and isinstance(other, Date):
        pairs = zip(value.parts, other.parts, strict=True)
        return agree(value, other) and any(said == told is not None for said, told in pairs)
    return agree(value, other)
