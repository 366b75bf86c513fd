"""Confidence intervals of measures, by resampling of articles."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import TypeVar

import numpy as np

RESAMPLES = 1000

Each = TypeVar("Each")


def gain_with_interval(
    items: Sequence[Each],
    group: Callable[[Each], str],
    value: Callable[[Each], float],
    resamples: int = RESAMPLES,
) -> str:
    """The mean gain of the items with its interval, as text."""

    def mean(some: Sequence[Each]) -> float:
        return fmean(map(value, some))

    low, high = interval(items, group, mean, resamples)
    return f"{mean(items):+.3f} ({low:+.3f} to {high:+.3f})"


def interval(
    items: Sequence[Each],
    group: Callable[[Each], str],
    measure: Callable[[Sequence[Each]], float],
    resamples: int = RESAMPLES,
) -> tuple[float, float]:
    """The 95 % interval of a measure when whole groups of items (articles) are resampled."""
    groups: dict[str, list[Each]] = defaultdict(list)
    for each in items:
        groups[group(each)].append(each)
    every = list(groups.values())
    generator = np.random.default_rng(0)
    values = [
        measure([each for number in numbers for each in every[number]])
        for numbers in generator.integers(0, len(every), (resamples, len(every)))
    ]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
