"""Intervals: how far a measure may be from what other articles would have given."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import TypeVar

import numpy as np

RESAMPLES = 1000

Each = TypeVar("Each")


def gain(
    items: Sequence[Each],
    group: Callable[[Each], str],
    value: Callable[[Each], float],
    resamples: int = RESAMPLES,
) -> str:
    """The mean of what each item gains, with its interval."""

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
    """95 % interval of a measure when whole groups of items, such as articles, are drawn anew."""
    groups: dict[str, list[Each]] = defaultdict(list)
    for each in items:
        groups[group(each)].append(each)
    every = list(groups.values())
    generator = np.random.default_rng(0)
    values = [
        measure([each for number in drawn for each in every[number]])
        for drawn in generator.integers(0, len(every), (resamples, len(every)))
    ]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
