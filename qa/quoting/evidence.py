"""Evidence: the passages and sentences of the articles that may answer a question, ranked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from embeddings.filters import Filter
from embeddings.index import Hit
from qa.curves import Curves, load_curves
from qa.quoting.confidence import confidence
from qa.quoting.premise import knows, share_words, with_capitals
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
"""The number of best passages whose sentences are ranked."""

_UNKNOWN_NAMES_CAP = 0.1
"""Highest confidence where no passage has a word of the question, or the best sentence's article
lacks its names: of 10 development questions that a narrower reading of names doubted,
none was answered rightly."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Passages and sentences, the likeliest to answer first.

    Passages that were not read, because others settled the question, come last.
    """

    passages: tuple[ReadPassage, ...]
    sentences: tuple[Candidate, ...]
    confidence: float  # 0..1, that the articles answer the question


class EvidenceFinder:
    """Retrieves and reads passages and ranks their sentences; works without a reader, too."""

    def __init__(self, retriever: Retriever, reader: Callable[[], Reader | None]) -> None:
        self._retriever, self._reader = retriever, reader

    def find(
        self, question: str, only: Filter | None = None, subject: Subject = ANY_SUBJECT
    ) -> Evidence:
        """The evidence on a question, its sentences only from articles that a subject admits."""
        typed = subject.typed_question(question)
        hits = self._retriever.retrieve(question, READ_PASSAGES, only, own=typed)
        return self.weigh(question, hits, subject)

    def weigh(self, question: str, hits: Sequence[Hit], subject: Subject = ANY_SUBJECT) -> Evidence:
        """The evidence in passages that were already retrieved."""
        refrains = cache(self._retriever.index.refrains)
        hits = without_references(without_pleas(hits, refrains))
        read, curves = self._read(question, hits)
        unread = [ReadPassage(hit, None, {}, 0.0) for hit in hits[len(read) :]]
        encode = self._retriever.encoder.encode_passages
        every = candidates(question, read[:SENTENCES_FROM], encode, curves.sentence)
        admits = cache(subject.admits)  # most passages are of few articles
        admitted = [one for one in every if admits(one.passage.article)]
        found = without_refrains(admitted, refrains)
        near = [one for one in read if admits(one.passage.article)]
        is_follow_up = bool(subject.words)
        chance = confidence(question, near, found, curves.confidence, is_follow_up=is_follow_up)
        capitalised = with_capitals(question, [hit.passage.text for hit in hits])
        has_names = found and knows(found[0].passage.article, capitalised)
        if not (has_names and share_words(read, question)):
            chance = min(chance, _UNKNOWN_NAMES_CAP)
        return Evidence((*read, *unread), tuple(found), chance)

    def hits(self, query: str, limit: int, only: Filter | None = None) -> list[Hit]:
        """The best hits, ranked by reading, with chances as scores; a second search adds some."""
        hits = self._retriever.retrieve(query, max(limit, READ_PASSAGES), only)
        best, _ = self._read(query, hits)
        ranked = [Hit(each.passage, each.chance) for each in best]
        unread = [Hit(each.passage, 0.0) for each in hits[len(best) :]]
        search = partial(self._retriever.retrieve, limit=limit, only=only)
        return with_second_search(query, [*ranked, *unread], search, limit)

    def _read(self, question: str, hits: Sequence[Hit]) -> tuple[list[ReadPassage], Curves]:
        """The passages that were read, best first, and the curves for this way of reading."""
        reader = self._reader()
        curves = load_curves(read=reader is not None)
        return read_in_portions(question, hits, reader, curves.passage), curves
