"""Confidence: the probability that the articles answer a question."""

from collections.abc import Sequence

from qa.sentence_choice import READ, Candidate, logistic

# Logistic regression over the best sentence's features and log-odds: questions of the development
# articles, half of them with their article taken out; made by tests/benchmarks/fit.py.
_COMPARED_WEIGHTS, _COMPARED_BIAS = (3.08, 1.93, 4.27, 0.05), -6.41
_READ_WEIGHTS, _READ_BIAS = (2.04, 0.65, 3.75, 0.01, 0.63, -0.05, 0.15), -4.48


def confidence(candidates: Sequence[Candidate]) -> float:
    """0..1, from what is known of the best sentence; 0 where there is none."""
    if not candidates:
        return 0.0
    features = candidates[0].features
    read = len(features) == len(READ)
    weights = _READ_WEIGHTS if read else _COMPARED_WEIGHTS
    bias = _READ_BIAS if read else _COMPARED_BIAS
    return logistic(bias + sum(w * f for w, f in zip(weights, features, strict=True)))
