"""Fit the curve from the network's evidence to the probability that a passage answers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.reader.reading import Calibration
from qa.training.measuring.measure import ReadQuestion

Doubles = NDArray[np.float64]

KINDS = np.array([0.5, 0.25, 0.25])
"""Weights of passages that answer, of those that only seem to, and of wrong passages: both kinds
of unanswered questions occur, and that half of all are answered is a fair prior."""
SMALLEST = 0.02
"""The smallest weight of a term: more evidence never lowers the probability."""


def fit_calibration(questions: Sequence[ReadQuestion]) -> Calibration:
    """Fit the curve by logistic regression over the readings of questions."""
    pairs = [(each.gold.evidence, 0 if each.gold_question.answers else 1) for each in questions]
    pairs += [(each.wrong.evidence, 2) for each in questions if each.wrong]
    evidence, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    weights = KINDS[kinds] / np.bincount(kinds, minlength=len(KINDS))[kinds]
    return fit(evidence.astype(np.float64), (kinds == 0).astype(np.float64), weights)


def fit(evidence: Doubles, right: Doubles, weights: Doubles) -> Calibration:
    """Fit the curve by maximum likelihood; `evidence` is (pairs, 2), `weights` sum to 1.

    The two terms are correlated: from few pairs one may come out negative, and is then kept at
    `SMALLEST`.
    """
    design = np.column_stack([evidence, np.ones(len(evidence))])
    signs = 2 * right - 1

    def loss(parameters: Doubles) -> float:
        return float(weights @ np.logaddexp(0, -signs * (design @ parameters)))

    bounds = [(SMALLEST, None), (SMALLEST, None), (None, None)]
    judged, margin, bias = minimize(loss, [0.5, 0.1, 0.0], bounds=bounds).x.tolist()
    return Calibration(judged, margin, bias)
