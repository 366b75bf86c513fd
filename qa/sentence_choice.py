"""Sentence choice: which sentences of the retrieved passages answer the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span, sentence_spans
from qa.reader import Reading
from qa.words import stems

_CONTEXT = 0.15  # how much of a sentence's worth is its passage's
_WORDS = 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: a span of its article, and the words in it that do."""

    passage: Passage
    span: Span  # characters of the article
    score: float  # higher is better; with a reader, its probability that this answers
    short: Span | None = None  # characters of the article, inside ``span``

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.article.text)


def passage_sentences(passage: Passage) -> list[Span]:
    """The article's sentences in a passage, as characters of the article.

    A sentence too long for one passage counts with the part that is in this one.
    """
    article = passage.article
    return [
        Span(max(span.start, passage.start), min(span.end, passage.end))
        for span in sentence_spans(article.text, article.language)
        if span.start < passage.end and span.end > passage.start
    ]


def read_sentences(hits: Sequence[Hit], readings: Sequence[Reading]) -> list[Candidate]:
    """The sentence of each passage that the reader points at, the best passage first."""
    candidates = []
    for hit, reading in zip(hits, readings, strict=True):
        spans = passage_sentences(hit.passage)
        if reading.start == reading.end or not spans:
            continue
        first, last = hit.passage.start + reading.start, hit.passage.start + reading.end
        holding = [span for span in spans if span.start <= first < span.end]
        if not holding:
            continue
        short = Span(first, min(last, holding[0].end))
        candidates.append(Candidate(hit.passage, holding[0], reading.answers, short))
    return sorted(candidates, key=lambda candidate: -candidate.score)


def compared_sentences(
    question: str, hits: Sequence[Hit], encode: Callable[[Sequence[str]], Vectors]
) -> list[Candidate]:
    """All sentences of the passages by likeness to the question, best first: without a reader.

    A sentence's score is its cosine with the question, more the words of the question that it
    has and more its passage's own score. ``encode`` gives a unit row for each text.
    """
    found = [(hit, span) for hit in hits for span in passage_sentences(hit.passage)]
    if not found:
        return []
    texts = [span.of(hit.passage.article.text) for hit, span in found]
    rows = encode([question, *texts])
    cosines: list[float] = np.asarray(rows[1:] @ rows[0]).tolist()
    asked = stems(question)
    candidates = [
        Candidate(
            hit.passage,
            span,
            cosine + _WORDS * len(asked & stems(text)) / len(asked or {""}) + _CONTEXT * hit.score,
        )
        for (hit, span), text, cosine in zip(found, texts, cosines, strict=True)
        if _is_prose(text)
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _is_prose(text: str) -> bool:
    """Whether it says something: an author's line or a date does not."""
    return len(text.split()) >= 4
