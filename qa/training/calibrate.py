"""Fit the curve from the network's evidence to the probability that a passage answers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qa.reader.reading import Calibration, Reading
from qa.training.measure import ReadQuestion

Doubles = NDArray[np.float64]

KINDS = np.array([0.5, 0.25, 0.25])
"""Weight of passages that answer, of those that only look like it, and of wrong passages: the
reader meets both kinds of silence, and half of all questions being answered is a fair prior."""
SMALLEST = 0.02
"""Smallest weight of a term: more evidence never lowers the probability."""
STEPS = 50


def fit_calibration(done: Sequence[ReadQuestion]) -> Calibration:
    """Logistic regression over the readings of the group that serves to choose."""
    pairs = [(each.gold.evidence, 0 if each.asked.answers else 1) for each in done]
    pairs += [(each.wrong.evidence, 2) for each in done if each.wrong]
    evidence, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    weights = KINDS[kinds] / np.bincount(kinds, minlength=len(KINDS))[kinds]
    return fit(evidence.astype(np.float64), (kinds == 0).astype(np.float64), weights)


def calibrated(done: Sequence[ReadQuestion], known: Calibration) -> list[ReadQuestion]:
    """The same readings with the probabilities of another calibration."""

    def again(reading: Reading) -> Reading:
        return replace(reading, answers=known.probability(*reading.evidence))

    return [
        ReadQuestion(each.asked, again(each.gold), again(each.wrong) if each.wrong else None)
        for each in done
    ]


def fit(evidence: Doubles, right: Doubles, weights: Doubles) -> Calibration:
    """Newton's method; `evidence` is (pairs, 2), `weights` sum to 1."""
    design = np.column_stack([evidence, np.ones(len(evidence))])
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(design @ found)))
        slope = design.T @ (weights * (right - chance))
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design
        found = found + np.linalg.solve(curve + 1e-6 * np.eye(len(found)), slope)
    judged, margin, bias = (float(each) for each in found)
    if min(judged, margin) < SMALLEST:
        message = "The two terms contradict each other: look at the network before calibrating."
        raise ValueError(message)
    return Calibration(judged, margin, bias)
