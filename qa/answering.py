"""Answering: a question to quotes that answer it, or a refusal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from time import perf_counter

from embeddings.encoder import Encoder
from embeddings.filters import Filter
from embeddings.index import Hit
from qa.answer import Answer, Citation, Sentence
from qa.confidence import confidence
from qa.errors import EmptyQuestion, QuestionTooLong
from qa.reader import ExtractiveReader
from qa.retrieval import Retriever
from qa.sentence_choice import Candidate, candidates

READ_PASSAGES = 12
"""Passages that are read for an answer: more cost time and find little."""

MAX_SENTENCES = 3
_BESIDE = 0.8  # share of the best sentence's score that another needs to stand beside it
_NEAREST = 3


class Answerer:
    """Quotes what the articles say; refuses where no sentence is likely enough to answer."""

    def __init__(
        self,
        retriever: Retriever,
        encoder: Encoder,
        reader: Callable[[], ExtractiveReader | None],
        *,
        threshold: float,
        max_question: int,
    ) -> None:
        self._retriever, self._encoder, self._reader = retriever, encoder, reader
        self._threshold, self._max_question = threshold, max_question

    def answer(self, question: str, only: Filter | None = None) -> Answer:
        """The sentences that answer, each with its citation, or none.

        Only articles that ``only`` admits are searched. Raises EmptyQuestion and QuestionTooLong.
        """
        started = perf_counter()
        question = self.checked(question)
        hits = self._retriever.retrieve(question, READ_PASSAGES, only)
        found = self._candidates(question, hits)
        sure = confidence(found)
        chosen = _chosen(found) if sure >= self._threshold else []
        short = chosen[0].short if chosen else None
        return Answer(
            question,
            _quoted(chosen),
            sure,
            short=short.of(chosen[0].passage.article.text) if short else None,
            nearest=tuple(hits[:_NEAREST]),
            seconds=perf_counter() - started,
        )

    def stream(self, question: str, only: Filter | None = None) -> Iterator[Answer]:
        """The answer growing by a sentence at a time; the last one is whole."""
        answer = self.answer(question, only)
        for count in range(1, len(answer.sentences)):
            yield replace(answer, sentences=answer.sentences[:count])
        yield answer

    def checked(self, question: str) -> str:
        """The question without needless white space. Raises EmptyQuestion and QuestionTooLong."""
        question = " ".join(question.split())
        if not question:
            raise EmptyQuestion("There is no question. Type one and ask again.")
        if len(question) > self._max_question:
            raise QuestionTooLong(
                f"The question has {len(question):,} characters; the limit is "
                f"{self._max_question:,}. Shorten it and ask again."
            )
        return question

    def _candidates(self, question: str, hits: Sequence[Hit]) -> list[Candidate]:
        reader = self._reader()
        texts = [hit.passage.text for hit in hits]
        readings = reader.read(question, texts) if reader else None
        return candidates(question, hits, self._encoder.encode_passages, readings)


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence, and others about as good; an article saved twice counts once."""
    chosen: list[Candidate] = []
    seen: set[str] = set()
    for candidate in found:
        good = not chosen or candidate.score >= _BESIDE * chosen[0].score
        if len(chosen) < MAX_SENTENCES and good and candidate.text not in seen:
            chosen.append(candidate)
            seen.add(candidate.text)
    return chosen


def _quoted(chosen: Sequence[Candidate]) -> tuple[Sentence, ...]:
    """The sentences as quotes: articles by their best sentence, within one in reading order."""
    rank = {c.passage.article.source: i for i, c in reversed(list(enumerate(chosen)))}
    ordered = sorted(chosen, key=lambda c: (rank[c.passage.article.source], c.span))
    citations = [
        Citation(number, c.passage.article, c.span.start, c.span.end)
        for number, c in enumerate(ordered, start=1)
    ]
    return tuple(Sentence(citation.quote, (citation,)) for citation in citations)
