"""Sentence choice: which sentences of the retrieved passages answer the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span, sentence_spans
from qa.reader import Reading
from qa.words import stems

COMPARED = ("cosine", "shared words", "passage", "fragment")
"""What is known of a sentence without a reader: its cosine with the question, the share of the
question's words that it has, its passage's score, and whether it is no whole sentence (0 or 1)."""

READ = (*COMPARED, "answers", "margin", "points")
"""With a reader also: its logit that the passage answers, the logits of its answer's words above
those of no answer, and log of the share of the answer's place that is in this sentence."""

# Logistic regression on questions of the development articles and real search queries; made by
# tests/benchmarks/fit.py, which prints how well it does.
_COMPARED_WEIGHTS = (3.19, 3.21, 2.40, -0.74)
_COMPARED_BIAS = -7.94
_READ_WEIGHTS = (2.89, 0.41, 1.73, -0.64, 0.36, 0.11, 0.78)
_READ_BIAS = -4.51


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: a span of its article, and the words in it that do."""

    passage: Passage
    span: Span  # characters of the article
    features: tuple[float, ...]  # as COMPARED or READ names them
    short: Span | None = None  # characters of the article, inside ``span``

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.article.text)

    @property
    def score(self) -> float:
        """Probability, 0..1, that the sentence holds the answer, if the articles have one."""
        read = len(self.features) == len(READ)
        weights = _READ_WEIGHTS if read else _COMPARED_WEIGHTS
        bias = _READ_BIAS if read else _COMPARED_BIAS
        return logistic(bias + sum(w * f for w, f in zip(weights, self.features, strict=True)))


def logistic(x: float) -> float:
    """From log-odds to a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-60.0, min(60.0, x))))


def passage_sentences(passage: Passage) -> list[Span]:
    """The article's sentences in a passage, as characters of the article.

    Of a sentence too long for one passage, the part that is in this one.
    """
    article = passage.article
    return [
        Span(max(span.start, passage.start), min(span.end, passage.end))
        for span in sentence_spans(article.text, article.language)
        if span.start < passage.end and span.end > passage.start
    ]


def candidates(
    question: str,
    hits: Sequence[Hit],
    encode: Callable[[Sequence[str]], Vectors],
    readings: Sequence[Reading] | None = None,
) -> list[Candidate]:
    """All sentences of the passages, the likeliest to answer first.

    ``encode`` gives a unit row for each text; ``readings`` are the reader's, one for each hit, or
    None where there is no reader.
    """
    found = [(i, span) for i, hit in enumerate(hits) for span in passage_sentences(hit.passage)]
    if not found:
        return []
    texts = [span.of(hits[i].passage.article.text) for i, span in found]
    rows = encode([question, *texts])
    cosines: list[float] = np.asarray(rows[1:] @ rows[0]).tolist()
    asked = stems(question)
    made = []
    for (i, span), text, cosine in zip(found, texts, cosines, strict=True):
        shared = len(asked & stems(text)) / len(asked) if asked else 0.0
        features: tuple[float, ...] = (
            cosine,
            shared,
            hits[i].score,
            float(_is_fragment(text)),
        )
        short = None
        if readings is not None:
            features += _read_features(readings[i], hits[i].passage, span)
            short = _short_answer(readings[i], hits[i].passage, span)
        made.append(Candidate(hits[i].passage, span, features, short))
    return sorted(made, key=lambda candidate: -candidate.score)


def _read_features(reading: Reading, passage: Passage, span: Span) -> tuple[float, ...]:
    answers, margin = (min(max(each, -20.0), 20.0) for each in reading.evidence)
    points = reading.share(span.start - passage.start, span.end - passage.start)
    return answers, margin, log(points + 0.01)


def _short_answer(reading: Reading, passage: Passage, span: Span) -> Span | None:
    first, last = passage.start + reading.start, passage.start + reading.end
    return Span(first, last) if span.start <= first < last <= span.end else None


def _is_fragment(text: str) -> bool:
    """Whether it is a headline, an author's line or a date rather than a sentence."""
    return not text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", "。", "！", "？"))
