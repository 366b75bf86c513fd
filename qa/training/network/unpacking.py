"""The weights of a packed network, to go on training where no checkpoint was kept."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from qa.training.network.quantising import WORDS

_STEP, _OF_NETWORK = "/MatMul", "network."
_MADE = ("/", "onnx::")
"""How names begin that exporting and packing made; the others are the network's own."""


def unpacked(path: Path) -> dict[str, Tensor]:
    """Parameters by name, without the word vectors, as `save_checkpoint` keeps them.

    Those in 8 bits are what the packed network multiplies with. `path`: a file of `quantise`.
    """
    graph = onnx.load(path).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {}
    for name, array in arrays.items():
        if name.endswith(f"{_STEP}.matrix"):
            scales = arrays[name.removesuffix("matrix") + "scales"]
            place = name.removesuffix(f"{_STEP}.matrix").strip("/").replace("/", ".")
            found[f"{place}.weight"] = (array.astype(np.float32) * scales).T
        elif not name.startswith(_MADE):
            found[name.removeprefix(_OF_NETWORK)] = array
    for step in graph.node:
        # a product of 32 bits has lost its name: its weights are known by the step they are of
        if step.op_type == "MatMul" and step.input[1] in arrays:
            place = step.name.removesuffix(_STEP).strip("/").replace("/", ".")
            found[f"{place}.weight"] = arrays[step.input[1]].T
    found.pop(WORDS, None)
    return {name: torch.from_numpy(array.copy()) for name, array in found.items()}
