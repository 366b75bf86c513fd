"""Portions: reads passages a few at a time, until one of them settles the question."""

from collections.abc import Sequence
from itertools import pairwise

from embeddings.index import Hit
from qa.curves import Curve
from qa.reader import Reader, Reading
from qa.retrieval.reranking import ReadPassage, rerank, title_for_reader

READ_PASSAGES = 18
"""The most passages read for an answer: more take too long where nothing answers."""

_PORTIONS = (4, 12, READ_PASSAGES)
"""The numbers of passages after which reading stops if one of them settles the question."""
_MOST_BEHIND = 0.35
"""How far behind the best a passage's fused score may be, beyond the first portion, for it to be
read. Of the right passages of 1,509 questions (development articles and real searches) 2 are
farther behind."""
_LEAST_SCORE = 0.4
"""The least fused score of a passage of the last portion for it to be read. 17 right passages of
4,302 questions stand there, and 15 have it; among 2,700 passages of which none answers, half have
not."""
_LEAST_SETTLING = 0.8
"""The least share of the chances, and chance of an answer, of a passage that settles a question."""


def read_in_portions(
    question: str, hits: Sequence[Hit], reader: Reader | None, curve: Curve
) -> list[ReadPassage]:
    """The passages read until one settled the question, the likeliest to answer first.

    Without a reader, all that could have been read, ranked without readings.
    """
    if reader is None:
        unread = hits[:READ_PASSAGES]
        return rerank(question, unread, [None] * len(unread), curve)
    to_read = worth_reading(hits)
    readings: list[Reading] = []
    ranked: list[ReadPassage] = []
    for begin, end in pairwise((0, *_PORTIONS)):
        part = to_read[begin:end]
        titles = [title_for_reader(question, hit.passage.article) for hit in part]
        readings += reader.read(question, [hit.passage.text for hit in part], titles)
        ranked = rerank(question, to_read[: len(readings)], readings, curve)
        if end >= len(to_read) or _settles(ranked[0]):
            break
    return ranked


def worth_reading(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The first hits, best first, that are not too far behind the best, READ_PASSAGES at most."""
    first, second, last = _PORTIONS
    near = [hit for hit in hits[first:last] if hit.score >= hits[0].score - _MOST_BEHIND]
    middle, others = near[: second - first], near[second - first :]
    return [*hits[:first], *middle, *(hit for hit in others if hit.score >= _LEAST_SCORE)]


def _settles(best: ReadPassage) -> bool:
    """Whether the best passage is far ahead of the others and surely answers."""
    answers = best.reading.answers if best.reading else 0.0
    return min(best.chance, answers) >= _LEAST_SETTLING
