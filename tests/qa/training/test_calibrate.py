"""Calibration of the reader: the curve that makes its evidence a probability."""

import numpy as np

from qa.training.measuring.calibrate import SMALLEST, fit


def _pairs(judged: float, margin: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    drawn = np.random.default_rng(3)
    evidence = drawn.normal(0, 3, (4000, 2))
    chance = 1 / (1 + np.exp(-(evidence @ np.array([judged, margin]) - 0.5)))
    right = (drawn.random(4000) < chance).astype(float)
    return evidence, right, np.full(4000, 1 / 4000)


def test_the_curve_behind_the_pairs_is_found() -> None:
    found = fit(*_pairs(0.8, 0.3))
    assert abs(found.judged - 0.8) < 0.1
    assert abs(found.margin - 0.3) < 0.1
    assert abs(found.bias + 0.5) < 0.15


def test_more_evidence_never_lowers_the_probability() -> None:
    found = fit(*_pairs(-0.4, 0.9))
    assert found.judged == SMALLEST
    assert found.margin > 0.5
    assert found.probability(1, 1) > found.probability(0, 1)
