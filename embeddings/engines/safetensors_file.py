"""Weights of a safetensors file, as they lie in it.

The library of that name would copy them: 90 MB, and a first question that comes 0.1 s later.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[np.float32]]

_HEAD = 8  # bytes that say how long the JSON header is


def read_weights(path: Path) -> Weights | None:
    """Tensors by name, mapped into memory rather than read.

    None where the file is none, or not all of its numbers are float32.
    """
    try:
        file = np.memmap(path, np.uint8, "r")
        first = _HEAD + int.from_bytes(file[:_HEAD].tobytes(), "little")
        tensors = json.loads(file[_HEAD:first].tobytes())
        tensors.pop("__metadata__", None)
        return _tensors(file, first, tensors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _tensors(
    file: NDArray[np.uint8], first: int, tensors: dict[str, dict[str, Any]]
) -> Weights | None:
    found: Weights = {}
    for name, tensor in tensors.items():
        start, end = (first + place for place in tensor["data_offsets"])
        if name.endswith("position_ids"):  # counts 0, 1, 2 …: older files have it
            continue
        if tensor["dtype"] != "F32":
            return None
        found[name] = file[start:end].view("<f4").reshape(tensor["shape"])
    return found
