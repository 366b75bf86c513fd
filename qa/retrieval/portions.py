"""Portions: passages are read a few at a time, until one of them settles the question."""

from collections.abc import Sequence
from itertools import pairwise

from embeddings.index import Hit
from qa.curves import Curve
from qa.reader import Reader, Reading
from qa.retrieval.reranking import ReadPassage, rerank, title_for_reader

READ_PASSAGES = 18
"""Passages that are read for an answer: more cost too much time where nothing answers."""

_PORTIONS = (4, 12, READ_PASSAGES)
"""Passages are read up to here, and then on only if none of them settles the question."""
_NEAR = 0.35
"""Fused score that a passage beyond the first portion may be behind the best and still be worth
reading. Of the right passages of 1,509 questions (development articles and real searches) 2 are
farther behind."""
_LEAST = 0.4
"""Fused score that a passage of the last portion needs to be worth reading. 17 right passages of
4,302 questions stand there, and 15 have it; among 2,700 passages of which none answers, half have
not."""
_SETTLED = 0.8
"""Share of the chances, and chance of an answer, that the best passage needs to settle it."""


def read_in_portions(
    question: str, hits: Sequence[Hit], reader: Reader | None, curve: Curve
) -> list[ReadPassage]:
    """The hits, as far as one that settles the question, in the order that reading suggests.

    Without a reader all that could have been read are ranked as they are.
    """
    if reader is None:
        compared = hits[:READ_PASSAGES]
        return rerank(question, compared, [None] * len(compared), curve)
    worth = worth_reading(hits)
    readings: list[Reading] = []
    ranked: list[ReadPassage] = []
    for begin, end in pairwise((0, *_PORTIONS)):
        part = worth[begin:end]
        titles = [title_for_reader(question, hit.passage.article) for hit in part]
        readings += reader.read(question, [hit.passage.text for hit in part], titles)
        ranked = rerank(question, worth[: len(readings)], readings, curve)
        if end >= len(worth) or _settles(ranked[0]):
            break
    return ranked


def worth_reading(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The first of some hits, best first, until they fall too far behind the best."""
    first, second, last = _PORTIONS
    near = [hit for hit in hits[first:last] if hit.score >= hits[0].score - _NEAR]
    sure, others = near[: second - first], near[second - first :]
    return [*hits[:first], *sure, *(hit for hit in others if hit.score >= _LEAST)]


def _settles(best: ReadPassage) -> bool:
    """Whether the best passage leaves the others behind, and says that it answers."""
    answers = best.reading.answers if best.reading else 0.0
    return min(best.chance, answers) >= _SETTLED
