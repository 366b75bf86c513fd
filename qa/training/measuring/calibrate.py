"""Fit the curve from the network's evidence to the probability that a passage answers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.reader.reading import Calibration
from qa.training.measuring.measure import ReadQuestion

Doubles = NDArray[np.float64]

KINDS = np.array([0.5, 0.25, 0.25])
"""Weight of passages that answer, of those that only look like it, and of wrong passages: the
reader meets both kinds of silence, and half of all questions being answered is a fair prior."""
SMALLEST = 0.02
"""Smallest weight of a term: more evidence never lowers the probability."""


def fit_calibration(done: Sequence[ReadQuestion]) -> Calibration:
    """Logistic regression over the readings of the group that serves to choose."""
    pairs = [(each.gold.evidence, 0 if each.asked.answers else 1) for each in done]
    pairs += [(each.wrong.evidence, 2) for each in done if each.wrong]
    evidence, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    weights = KINDS[kinds] / np.bincount(kinds, minlength=len(KINDS))[kinds]
    return fit(evidence.astype(np.float64), (kinds == 0).astype(np.float64), weights)


def fit(evidence: Doubles, right: Doubles, weights: Doubles) -> Calibration:
    """The likeliest curve; `evidence` is (pairs, 2), `weights` sum to 1.

    The two terms say much the same: of few pairs one may come out against the other, and is kept
    at `SMALLEST`.
    """
    design = np.column_stack([evidence, np.ones(len(evidence))])
    signs = 2 * right - 1

    def loss(found: Doubles) -> float:
        return float(weights @ np.logaddexp(0, -signs * (design @ found)))

    bounds = [(SMALLEST, None), (SMALLEST, None), (None, None)]
    judged, margin, bias = minimize(loss, [0.5, 0.1, 0.0], bounds=bounds).x.tolist()
    return Calibration(judged, margin, bias)
