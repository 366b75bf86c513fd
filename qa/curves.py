"""Curves: logistic regressions from features of a passage, sentence or answer to log-odds.

Their weights are in curves.json, written by tests/benchmarks/fit.py, which prints how well they do.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

FILE = Path(__file__).with_name("curves.json")


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic regression: a weight for each feature that it uses, and a bias."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def log_odds(self, features: Mapping[str, float]) -> float:
        """The log-odds for some features; those without a weight are ignored.

        >>> Curve({"cosine": 2.0}, bias=-1.0).log_odds({"cosine": 0.5, "length": 9.0})
        0.0
        """
        return self.bias + sum(each * features[name] for name, each in self.weights.items())


@dataclass(frozen=True, slots=True)
class Curves:
    """The curves for choosing passages, choosing a sentence, and deciding whether to answer.

    Log-odds of `passage` are comparable only among the passages of one question.
    """

    passage: Curve
    sentence: Curve
    confidence: Curve


def logistic(log_odds: float) -> float:
    """The probability that log-odds stand for.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-60.0, min(60.0, log_odds))))


@lru_cache(maxsize=2)
def load_curves(*, read: bool) -> Curves:
    """The curves that come with Byline, for use with a reader or without one."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["read" if read else "compared"]
    return Curves(**{name: Curve(**curve) for name, curve in stored.items()})
