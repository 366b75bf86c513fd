"""How far a probability is to be believed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 5


def reliability(
    said: NDArray[np.floating], true: NDArray[np.bool_], weights: NDArray[np.floating]
) -> list[dict[str, Any]]:
    """How often it is so when the probability says so: a row for each fifth of 0..1."""
    rows = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = (said >= low) & ((said < high) | (number + 1 == BINS))
        if inside.any():
            rows.append(
                {
                    "said": f"{low:.1f}-{high:.1f}",
                    "count": int(inside.sum()),
                    "mean said": float(np.average(said[inside], weights=weights[inside])),
                    "true": float(np.average(true[inside], weights=weights[inside])),
                }
            )
    return rows
