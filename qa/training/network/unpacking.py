"""The weights of a packed network, to train it further where there is no checkpoint."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from qa.training.network.quantising import WORDS

_STEP, _NETWORK = "/MatMul", "network."
_GENERATED = ("/", "onnx::")
"""Prefixes of names that exporting and packing generated; the others are the network's."""


def unpacked_weights(path: Path) -> dict[str, Tensor]:
    """Parameters by name, without the word vectors, as `save_checkpoint` stores them.

    8-bit weights are multiplied with their scales. `path`: a file of `quantise`.
    """
    graph = onnx.load(path).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    weights = {}
    for name, array in arrays.items():
        if name.endswith(f"{_STEP}.matrix"):
            scales = arrays[name.removesuffix("matrix") + "scales"]
            layer = name.removesuffix(f"{_STEP}.matrix").strip("/").replace("/", ".")
            weights[f"{layer}.weight"] = (array.astype(np.float32) * scales).T
        elif not name.startswith(_GENERATED):
            weights[name.removeprefix(_NETWORK)] = array
    for step in graph.node:
        # a 32-bit matrix has lost its name in the export: the step that multiplies it has it
        if step.op_type == "MatMul" and step.input[1] in arrays:
            layer = step.name.removesuffix(_STEP).strip("/").replace("/", ".")
            weights[f"{layer}.weight"] = arrays[step.input[1]].T
    weights.pop(WORDS, None)
    return {name: torch.from_numpy(array.copy()) for name, array in weights.items()}
