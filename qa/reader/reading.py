"""Reading: the reader's result for one passage."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from qa.reader.spans import (
    Floats,
    WindowScores,
    best_span,
    characters,
    passage_logits,
    softmax,
)
from qa.reader.windows import Window, tokenise, windows

Score = Callable[[Sequence[Window]], list[WindowScores]]
"""The network: returns the logits of each window, in the same order."""


@dataclass(frozen=True)
class Reading:
    """The reader's result for one passage.

    `start`, `end`: characters of the best short answer in the passage, half-open, whole words;
    equal when there is none. `span`: probability, 0..1, of these words if the passage answers.
    `answers`: calibrated probability, 0..1, that the passage answers the question.
    `relevance`: a logit; higher is better, comparable across passages of one question.
    `evidence`: the two logits behind `answers`: the network's own that the passage answers, and the
    span's logits minus those of "no answer here".
    `tokens`: characters of each token, (n, 2); `begins`: the probability that the answer begins
    at that token, if the passage answers, (n,).
    """

    start: int
    end: int
    span: float
    answers: float
    relevance: float
    evidence: tuple[float, float]
    tokens: NDArray[np.int64] = field(repr=False, compare=False)
    begins: Floats = field(repr=False, compare=False)

    def share(self, start: int, end: int) -> float:
        """Probability, 0..1, that the answer begins between two characters of the passage."""
        inside = (self.tokens[:, 0] >= start) & (self.tokens[:, 0] < end)
        return float(self.begins[inside].sum())


class Reader(Protocol):
    """Reads passages for a question."""

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One `Reading` for each passage, in the same order."""
        ...


@dataclass(frozen=True)
class Calibration:
    """Logistic curve from the network's evidence to the probability that a passage answers.

    probability = 1 / (1 + exp(-(judged * answers logit + margin * span margin + bias)));
    the margin is the span's logits minus those of "no answer here".
    """

    judged: float = 1.0
    margin: float = 0.0
    bias: float = 0.0

    def probability(self, answers: float, margin: float) -> float:
        """The probability for the two logits of one window."""
        evidence = self.judged * answers + self.margin * margin + self.bias
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, evidence))))


def no_reading() -> Reading:
    """The reading of a passage or question without a word."""
    empty = np.zeros(0, dtype=np.float32)
    nothing = -math.inf
    tokens = np.zeros((0, 2), dtype=np.int64)
    return Reading(0, 0, 0.0, 0.0, nothing, (nothing, nothing), tokens, empty)


def read_passages(
    question: str,
    passages: Sequence[str],
    titles: Sequence[str],
    tokenizer: Tokenizer,
    score: Score,
    calibration: Calibration,
) -> list[Reading]:
    """One `Reading` for each passage, in the same order; a long passage is read in windows.

    `titles`: those of the passages' articles, or none at all.
    """
    asked = tokenise(tokenizer, [question])[0]
    if not asked.ids:
        return [no_reading() for _ in passages]
    named = tokenise(tokenizer, list(titles) or [""] * len(passages))
    tokens = tokenise(tokenizer, list(passages))
    cuts = [
        window
        for number, (passage, title) in enumerate(zip(tokens, named, strict=True))
        for window in windows(asked, title, passage, number)
    ]
    scored: list[list[tuple[Window, WindowScores]]] = [[] for _ in passages]
    for window, scores in zip(cuts, score(cuts), strict=True):
        scored[window.passage].append((window, scores))
    return [
        reading_of(text, found, calibration) if found else no_reading()
        for text, found in zip(passages, scored, strict=True)
    ]


def reading_of(
    text: str, scored: Sequence[tuple[Window, WindowScores]], calibration: Calibration
) -> Reading:
    """Combine a passage's windows: the best is the one most likely to answer."""
    founds = [best_span(window, scores) for window, scores in scored]
    chances = [
        calibration.probability(scores.answers, found.margin)
        for (_, scores), found in zip(scored, founds, strict=True)
    ]
    best = int(np.argmax(chances))
    (window, scores), found = scored[best], founds[best]
    start, end = characters(text, window.spans, found)
    tokens, begins = _begin_probabilities(scored)
    relevance = max(each.relevance for _, each in scored)
    evidence = (scores.answers, found.margin)
    return Reading(
        start, end, found.probability, chances[best], relevance, evidence, tokens, begins
    )


def _begin_probabilities(
    scored: Sequence[tuple[Window, WindowScores]],
) -> tuple[NDArray[np.int64], Floats]:
    """The tokens of all windows, and the probability that the answer begins at each.

    Each window's "no answer here" is subtracted from its logits, to make windows comparable.
    """
    logits: dict[tuple[int, int], float] = {}
    for window, scores in scored:
        start, _ = passage_logits(window, scores)
        for span, logit in zip(window.spans, start - scores.start[0], strict=True):
            logits[span] = max(float(logit), logits.get(span, -math.inf))
    tokens = np.array(list(logits), dtype=np.int64).reshape(-1, 2)
    return tokens, softmax(np.array(list(logits.values()), dtype=np.float32))
