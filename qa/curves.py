"""The fitted curves: from what is known of a passage, a sentence or an answer to its log-odds.

All are logistic regressions over named features, kept in curves.json; made by
tests/benchmarks/fit.py, which prints how well they do.
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
    """A weight for each feature that it looks at, and a bias."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def log_odds(self, features: Mapping[str, float]) -> float:
        """Of what has these features; those that the curve does not know count nothing.

        >>> Curve({"cosine": 2.0}, bias=-1.0).log_odds({"cosine": 0.5, "length": 9.0})
        0.0
        """
        return self.bias + sum(each * features[name] for name, each in self.weights.items())


@dataclass(frozen=True, slots=True)
class Curves:
    """The three choices of an answer: of passages, of a sentence, and whether to answer.

    `passage` has log-odds among the passages of one question only.
    """

    passage: Curve
    sentence: Curve
    confidence: Curve


def logistic(log_odds: float) -> float:
    """From log-odds to a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-60.0, min(60.0, log_odds))))


@lru_cache(maxsize=2)
def load_curves(*, read: bool) -> Curves:
    """The curves that come with Byline: for answers with a reader, or without one."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["read" if read else "compared"]
    return Curves(**{name: Curve(**curve) for name, curve in stored.items()})
