"""BERT with mean pooling as a network of ONNX Runtime, from the model's own weights.

Steps that belong together are one operator each, as ONNX Runtime's optimiser would put them, so
that there is nothing left to optimise when the network is opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from embeddings.engines.onnx_messages import (
    FLOAT,
    INT8,
    INT32,
    model,
    node,
    value,
    weight,
)
from embeddings.engines.safetensors_file import Weights

Array = NDArray[np.float32] | NDArray[np.int8]

_KINDS = {np.dtype(np.float32): FLOAT, np.dtype(np.int8): INT8}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The shape of a BERT whose text vectors are the mean of their token vectors."""

    layers: int
    heads: int
    epsilon: float
    dimension: int
    limit: int  # tokens of a text that are read, special tokens included


@dataclass(slots=True)
class Network:
    """A network: its graph as encoded ONNX nodes, and its weights.

    Input: ``ids``, int32 of shape (1, tokens), one text. Output: ``row``, a unit vector, float32 of
    shape (1, dimension).
    """

    nodes: list[bytes] = field(default_factory=list)
    weights: dict[str, Array] = field(default_factory=dict)

    def keep(self, name: str, array: Array) -> str:
        """Add a weight; return its name."""
        self.weights[name] = array if array.flags.c_contiguous else array.copy()
        return name

    def step(
        self, operator: str, inputs: Sequence[str], *results: str, **attributes: float | str
    ) -> str:
        """Add a node to the graph; return the name of its first result."""
        self.nodes.append(node(operator, inputs, results, attributes))
        return results[0]

    def serialized(self, dimension: int) -> bytes:
        """The graph as ONNX bytes, without the weights."""
        return model(
            self.nodes,
            [weight(name, _KINDS[one.dtype], one.shape) for name, one in self.weights.items()],
            [value("ids", INT32, (1, "tokens"))],
            [value("row", FLOAT, (1, dimension))],
        )


def bert_network(weights: Weights, shape: Configuration, *, int8: bool) -> Network:
    """Build the network; with ``int8`` its matrix products use 8-bit numbers, one scale a column.

    That is much faster where the processor has instructions for it, and a little less exact. The
    last product of the first layers stays in float32: its inputs have large outliers, which would
    leave the other numbers few of the 256 steps, and cost half of all that is lost.
    """
    network = Network()
    last = _embedding(network, weights, shape)
    for layer in range(shape.layers):
        part = {
            name.removeprefix(f"encoder.layer.{layer}."): array
            for name, array in weights.items()
            if name.startswith(f"encoder.layer.{layer}.")
        }
        last = _Layer(network, part, shape, layer, int8=int8).after(last)
    # the mean of the text's tokens, at length 1: their sum has the same direction
    network.step("Einsum", [last], "sum", equation="ntd->nd")
    network.step("LpNormalization", ["sum"], "row", axis=-1, p=2)
    return network


def _embedding(network: Network, weights: Weights, shape: Configuration) -> str:
    """Add the sum of word, position and segment vectors; all tokens are of one segment."""
    positions = weights["embeddings.position_embeddings.weight"]
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    inputs = (
        "ids",
        "",
        network.keep("words", weights["embeddings.word_embeddings.weight"]),
        network.keep("positions", positions + segment),
        "",
        network.keep("embedded.scale", weights["embeddings.LayerNorm.weight"]),
        network.keep("embedded.shift", weights["embeddings.LayerNorm.bias"]),
    )
    names = ("embedded", "lengths")
    return network.step("EmbedLayerNormalization", inputs, *names, epsilon=shape.epsilon)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One transformer layer: attention, then a feed-forward part, each with a residual sum."""

    network: Network
    weights: Weights  # by their names without the layer's prefix
    shape: Configuration
    number: int
    int8: bool

    @property
    def name(self) -> str:
        return f"{self.number}."

    def after(self, last: str) -> str:
        """Add the layer after the result ``last``; return the name of its result."""
        attended = self._attention(last)
        added = self._product(attended, "attention.output.dense")
        middle = self._normalise(added, last, "attention.output")
        wide = self._product(middle, "intermediate.dense")
        bias = self._keep("intermediate.dense.bias")
        activated = self.network.step("BiasGelu", [wide, bias], f"{self.name}activated")
        narrow = self._product(activated, "output.dense", exact=2 * self.number < self.shape.layers)
        return self._normalise(narrow, middle, "output")

    def _attention(self, last: str) -> str:
        names = [f"attention.self.{each}" for each in ("query", "key", "value")]
        product = np.concatenate([self.weights[f"{each}.weight"].T for each in names], axis=1)
        bias = np.concatenate([self.weights[f"{each}.bias"] for each in names])
        bias_name = self.network.keep(f"{self.name}attention.bias", bias)
        result, heads = f"{self.name}attended", self.shape.heads
        if not self.int8:
            kept = self.network.keep(f"{self.name}attention", product)
            inputs = [last, kept, bias_name]
            return self.network.step("Attention", inputs, result, num_heads=heads)
        three = self._product_of(last, product, f"{self.name}attention")
        parts = [f"{self.name}{each}" for each in ("query", "key", "value")]
        self.network.step("Split", [three], *parts, axis=-1)
        inputs = [*parts, bias_name]
        return self.network.step("MultiHeadAttention", inputs, result, num_heads=heads)

    def _product(self, last: str, name: str, *, exact: bool = False) -> str:
        product = self.weights[f"{name}.weight"].T
        return self._product_of(last, product, f"{self.name}{name}", exact=exact)

    def _product_of(
        self, last: str, product: NDArray[np.float32], name: str, *, exact: bool = False
    ) -> str:
        result = f"{name}.product"
        if exact or not self.int8:
            return self.network.step("MatMul", [last, self.network.keep(name, product)], result)
        scales = np.abs(product).max(axis=0) / 127
        rounded = np.rint(product / scales).astype(np.int8)
        inputs = [
            last,
            self.network.keep(name, rounded),
            self.network.keep(f"{name}.scales", scales),
            self.network.keep(f"{name}.zeros", np.zeros(len(scales), np.int8)),
        ]
        return self.network.step("DynamicQuantizeMatMul", inputs, result)

    def _normalise(self, added: str, beside: str, name: str) -> str:
        inputs = [
            added,
            beside,
            self._keep(f"{name}.LayerNorm.weight"),
            self._keep(f"{name}.LayerNorm.bias"),
            self._keep(f"{name}.dense.bias"),
        ]
        result = f"{self.name}{name}.normalised"
        return self.network.step(
            "SkipLayerNormalization", inputs, result, epsilon=self.shape.epsilon
        )

    def _keep(self, name: str) -> str:
        return self.network.keep(f"{self.name}{name}", self.weights[name])
