"""Evidence: what the articles have on a question, read and weighed, before anything is answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from embeddings.encoder import Encoder
from embeddings.filters import Filter
from embeddings.index import Hit
from qa.curves import Curve, Curves, load_curves
from qa.quoting.confidence import confidence
from qa.quoting.refrains import without_refrains
from qa.quoting.sentence_choice import Candidate, candidates
from qa.reader import Reader, Reading
from qa.retrieval.reranking import ReadPassage, rerank
from qa.retrieval.retriever import Retriever

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

SENTENCES_FROM = 4
"""Passages whose sentences are compared, after reading."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Passages and sentences, the likeliest to answer first.

    Passages that need not be read, because others settle the question, come last.
    """

    passages: tuple[ReadPassage, ...]
    sentences: tuple[Candidate, ...]
    confidence: float  # 0..1, that the articles answer the question


class EvidenceFinder:
    """Retrieves, reads, weighs; without a reader it compares."""

    def __init__(
        self,
        retriever: Retriever,
        encoder: Encoder,
        reader: Callable[[], Reader | None],
    ) -> None:
        self._retriever, self._encoder, self._reader = retriever, encoder, reader

    def find(self, question: str, only: Filter | None = None) -> Evidence:
        """All that the articles have on a question."""
        return self.weigh(question, self._retriever.retrieve(question, READ_PASSAGES, only))

    def weigh(self, question: str, hits: Sequence[Hit]) -> Evidence:
        """The same of passages that are at hand."""
        read, curves = self._ranked(question, hits)
        unread = [ReadPassage(hit, None, {}, 0.0) for hit in hits[len(read) :]]
        compared = read[:SENTENCES_FROM]
        every = candidates(question, compared, self._encoder.encode_passages, curves.sentence)
        found = without_refrains(every, self._retriever.index.refrains)
        sure = confidence(read, found, curves.confidence)
        return Evidence((*read, *unread), tuple(found), sure)

    def hits(self, query: str, limit: int, only: Filter | None = None, *, read: bool) -> list[Hit]:
        """The best passages as retrieved, or in the order of reading, with chances for scores."""
        if not read:
            return self._retriever.retrieve(query, limit, only)
        hits = self._retriever.retrieve(query, max(limit, READ_PASSAGES), only)
        best, _ = self._ranked(query, hits)
        ranked = [Hit(each.passage, each.chance) for each in best]
        return [*ranked, *(Hit(each.passage, 0.0) for each in hits[len(best) :])][:limit]

    def _ranked(self, question: str, hits: Sequence[Hit]) -> tuple[list[ReadPassage], Curves]:
        """Those of the hits that were read, best first, and the curves that fit the reading.

        Without a reader all that could have been read count as read.
        """
        reader = self._reader()
        curves = load_curves(read=reader is not None)
        if reader is None:
            return rerank(question, hits[:READ_PASSAGES], None, curves.passage), curves
        return _read(question, worth_reading(hits), reader, curves.passage), curves


def worth_reading(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The first of some hits, best first, until they fall too far behind the best."""
    first, second, last = _PORTIONS
    near = [hit for hit in hits[first:last] if hit.score >= hits[0].score - _NEAR]
    sure, others = near[: second - first], near[second - first :]
    return [*hits[:first], *sure, *(hit for hit in others if hit.score >= _LEAST)]


def _read(question: str, hits: Sequence[Hit], reader: Reader, curve: Curve) -> list[ReadPassage]:
    """The hits, as far as one that settles the question, in the order that reading suggests."""
    readings: list[Reading] = []
    ranked: list[ReadPassage] = []
    for begin, end in pairwise((0, *_PORTIONS)):
        part = hits[begin:end]
        titles = [hit.passage.article.title for hit in part]
        readings += reader.read(question, [hit.passage.text for hit in part], titles)
        ranked = rerank(question, hits[: len(readings)], readings, curve)
        if end >= len(hits) or _settles(ranked[0]):
            break
    return ranked


def _settles(best: ReadPassage) -> bool:
    """Whether the best passage leaves the others behind, and says that it answers."""
    answers = best.reading.answers if best.reading else 0.0
    return min(best.chance, answers) >= _SETTLED
