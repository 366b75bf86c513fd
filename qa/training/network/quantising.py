"""8-bit weights for an exported network: the fastest to multiply that read much the same.

The layers' matrices have a scale for each column, and their activations one for each token: with
one scale for a whole text a single large number would leave the others few of the 256 steps. Each
word vector has a scale. The few other weights stay in 32 bits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]

RUNTIME = "com.microsoft"
"""Domain of ONNX Runtime's own operations, one step where ONNX needs several."""
STEPS = 127
"""The largest 8-bit weight: each is an integer from -127 to 127, times its scale."""
WORDS = "words.weight"


@dataclass(frozen=True)
class Replacement:
    """The steps that replace one step of the network, and their weights."""

    steps: Sequence[onnx.NodeProto]
    weights: Sequence[onnx.TensorProto]


def quantise(source: Path, target: Path) -> None:
    """Write a network with 8-bit weights to `target`."""
    network = onnx.load(source)
    weights = {each.name: each for each in network.graph.initializer}
    steps: list[onnx.NodeProto] = []
    for step in network.graph.node:
        name = next((each for each in step.input if each in weights), "")
        if step.op_type == "MatMul" and name and "layers" in step.name:
            replacement = _quantised_product(step, numpy_helper.to_array(weights.pop(name)))
        elif step.op_type == "Gather" and name.endswith(WORDS):
            replacement = _quantised_word_vectors(step, numpy_helper.to_array(weights.pop(name)))
        else:
            replacement = Replacement([step], [])
        steps += replacement.steps
        weights |= {each.name: each for each in replacement.weights}
    graph = helper.make_graph(
        steps, network.graph.name, network.graph.input, network.graph.output, [*weights.values()]
    )
    opsets = [*network.opset_import, helper.make_opsetid(RUNTIME, 1)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=network.ir_version), target)


def _quantised_product(step: onnx.NodeProto, matrix: Floats) -> Replacement:
    """Each token's numbers divided by the largest, multiplied in 8 bits, and scaled back."""
    activations, (result,), name = step.input[0], step.output, step.name
    size, largest, unit = (f"{name}.{each}" for each in ("size", "largest", "unit"))
    rounded, scales = _round_with_scales(matrix, axis=0)
    zeros = np.zeros(len(scales), np.int8)
    weights = _named_tensors(name, {"matrix": rounded, "scales": scales, "zeros": zeros})
    inputs = [unit, *(each.name for each in weights)]
    return Replacement(
        [
            helper.make_node("Abs", [activations], [size]),
            helper.make_node("ReduceMax", [size], [largest], axes=[-1], keepdims=1),
            helper.make_node("Div", [activations, largest], [unit]),
            helper.make_node("DynamicQuantizeMatMul", inputs, [f"{name}.small"], domain=RUNTIME),
            helper.make_node("Mul", [f"{name}.small", largest], [result]),
        ],
        weights,
    )


def _quantised_word_vectors(step: onnx.NodeProto, matrix: Floats) -> Replacement:
    """The words' 8-bit rows, times their scales."""
    ids, (result,), name = step.input[1], step.output, step.name
    rounded, scales = _round_with_scales(matrix, axis=1)
    weights = _named_tensors(name, {"rows": rounded, "scales": scales[:, None]})
    rows, scale, integers = (f"{name}.{each}" for each in ("picked", "scale", "whole"))
    return Replacement(
        [
            helper.make_node("Gather", [weights[0].name, ids], [integers]),
            helper.make_node("Cast", [integers], [rows], to=TensorProto.FLOAT),
            helper.make_node("Gather", [weights[1].name, ids], [scale]),
            helper.make_node("Mul", [rows, scale], [result]),
        ],
        weights,
    )


def _round_with_scales(matrix: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as integers, and the scales to multiply them with; one scale per slice of `axis`."""
    scales = np.abs(matrix).max(axis=axis, keepdims=True) / STEPS
    scales = np.maximum(scales, np.finfo(np.float32).tiny)  # a word never used may be all zeros
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32).ravel()


def _named_tensors(step: str, arrays: dict[str, NDArray[np.generic]]) -> list[onnx.TensorProto]:
    return [numpy_helper.from_array(array, f"{step}.{name}") for name, array in arrays.items()]
