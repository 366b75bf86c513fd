"""Evidence: what the articles have on a question, read and weighed, before anything is answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.curves import Curves, load_curves
from qa.quoting.confidence import confidence
from qa.quoting.premise import knows, speak_of, with_names
from qa.quoting.references import without_references
from qa.quoting.refrains import without_pleas, without_refrains
from qa.quoting.sentence_choice import Candidate, candidates
from qa.quoting.subject import ANY_SUBJECT, Subject
from qa.reader import Reader
from qa.retrieval.portions import READ_PASSAGES, read_in_portions
from qa.retrieval.reranking import ReadPassage
from qa.retrieval.retriever import Retriever
from qa.retrieval.second_search import with_second_search

SENTENCES_FROM = 4
"""Passages whose sentences are compared, after reading."""

_OF_ANOTHER = 0.1
"""Confidence at most where no passage has a word of the question, or the best sentence's article
does not know what it names: of 10 development questions that a narrower reading of names doubted,
none was answered rightly."""


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

    def __init__(self, retriever: Retriever, reader: Callable[[], Reader | None]) -> None:
        self._retriever, self._reader = retriever, reader

    def find(
        self, question: str, only: Filter | None = None, subject: Subject = ANY_SUBJECT
    ) -> Evidence:
        """All that the articles have on a question; of those sentences that may be of a subject."""
        own = subject.taken_out_of(question)
        hits = self._retriever.retrieve(question, READ_PASSAGES, only, own=own)
        return self.weigh(question, hits, subject)

    def weigh(self, question: str, hits: Sequence[Hit], subject: Subject = ANY_SUBJECT) -> Evidence:
        """The same of passages that are at hand."""
        refrains = cache(self._retriever.index.refrains)
        hits = without_references(without_pleas(hits, refrains))
        read, curves = self._read(question, hits)
        unread = [ReadPassage(hit, None, {}, 0.0) for hit in hits[len(read) :]]
        compared = read[:SENTENCES_FROM]
        encode = self._retriever.encoder.encode_passages
        every = candidates(question, compared, encode, curves.sentence)
        of_it = cache(subject.may_be_of)  # most passages are of few articles
        told = [one for one in every if of_it(one.passage.article)]
        found = without_refrains(told, refrains)
        near = [one for one in read if of_it(one.passage.article)]
        said_before = bool(subject.words)
        sure = confidence(question, near, found, curves.confidence, put_back=said_before)
        named = with_names(question, [hit.passage.text for hit in hits])
        known = found and knows(found[0].passage.article, named)
        if not (known and speak_of(read, question)):
            sure = min(sure, _OF_ANOTHER)
        return Evidence((*read, *unread), tuple(found), sure)

    def hits(self, query: str, limit: int, only: Filter | None = None) -> list[Hit]:
        """The best passages as read, with chances for scores, and what these lead to."""
        hits = self._retriever.retrieve(query, max(limit, READ_PASSAGES), only)
        best, _ = self._read(query, hits)
        ranked = [Hit(each.passage, each.chance) for each in best]
        unread = [Hit(each.passage, 0.0) for each in hits[len(best) :]]
        search = partial(self._retriever.retrieve, limit=limit, only=only)
        return with_second_search(query, [*ranked, *unread], search, limit)

    def _read(self, question: str, hits: Sequence[Hit]) -> tuple[list[ReadPassage], Curves]:
        """Those of the hits that were read, best first, and the curves that fit the reading."""
        reader = self._reader()
        curves = load_curves(read=reader is not None)
        return read_in_portions(question, hits, reader, curves.passage), curves
