"""Confidence: the probability that the articles answer a question."""

from collections.abc import Sequence
from math import exp

from qa.sentence_choice import Candidate

# Logistic curve over the best sentence's score.
_SLOPE, _MIDDLE = 8.0, 0.85


def read_confidence(candidates: Sequence[Candidate]) -> float:
    """With a reader: what it says of the passage that it finds best, 0..1."""
    return candidates[0].score if candidates else 0.0


def compared_confidence(candidates: Sequence[Candidate]) -> float:
    """Without a reader: by how much the best sentence is like the question, 0..1."""
    if not candidates:
        return 0.0
    return 1 / (1 + exp(-_SLOPE * (candidates[0].score - _MIDDLE)))
