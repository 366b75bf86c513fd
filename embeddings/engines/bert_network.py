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
    """What the files of a BERT say whose tokens' mean is the text's vector."""

    layers: int
    heads: int
    epsilon: float
    dimension: int
    limit: int  # tokens that are read of a text, the model's own marks included


@dataclass(slots=True)
class Network:
    """A network: what is computed as ONNX bytes, and the weights to compute it with.

    Takes ``ids``, int32 of shape (1, tokens): one text, as texts of one length would be; gives
    ``row``, float32 of shape (1, dimension) and length 1.
    """

    nodes: list[bytes] = field(default_factory=list)
    weights: dict[str, Array] = field(default_factory=dict)

    def keep(self, name: str, array: Array) -> str:
        """Note a weight; gives its name."""
        self.weights[name] = array if array.flags.c_contiguous else array.copy()
        return name

    def step(
        self, operator: str, inputs: Sequence[str], *results: str, **attributes: float | str
    ) -> str:
        """Note a step; gives its first result's name."""
        self.nodes.append(node(operator, inputs, results, attributes))
        return results[0]

    def serialized(self, dimension: int) -> bytes:
        """The network without its weights."""
        return model(
            self.nodes,
            [weight(name, _KINDS[one.dtype], one.shape) for name, one in self.weights.items()],
            [value("ids", INT32, (1, "tokens"))],
            [value("row", FLOAT, (1, dimension))],
        )


def bert_network(weights: Weights, shape: Configuration, *, int8: bool) -> Network:
    """The network; with ``int8`` its products are of 8-bit numbers, one scale a column.

    Faster by far where the processor multiplies such numbers, and a little less exact. What the
    first layers make of the widest numbers stays exact: one large among them would leave the
    others few of the 256 steps, and half of all that is lost is lost there.
    """
    made = Network()
    last = _embedded(made, weights, shape)
    for layer in range(shape.layers):
        part = {
            name.removeprefix(f"encoder.layer.{layer}."): array
            for name, array in weights.items()
            if name.startswith(f"encoder.layer.{layer}.")
        }
        last = _Layer(made, part, shape, layer, int8=int8).after(last)
    # the mean of the text's tokens, at length 1: their sum has the same direction
    made.step("Einsum", [last], "sum", equation="ntd->nd")
    made.step("LpNormalization", ["sum"], "row", axis=-1, p=2)
    return made


def _embedded(made: Network, weights: Weights, shape: Configuration) -> str:
    """Each token's vector and its place's; all tokens are of one segment."""
    positions = weights["embeddings.position_embeddings.weight"]
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    inputs = (
        "ids",
        "",
        made.keep("words", weights["embeddings.word_embeddings.weight"]),
        made.keep("positions", positions + segment),
        "",
        made.keep("embedded.scale", weights["embeddings.LayerNorm.weight"]),
        made.keep("embedded.shift", weights["embeddings.LayerNorm.bias"]),
    )
    names = ("embedded", "lengths")
    return made.step("EmbedLayerNormalization", inputs, *names, epsilon=shape.epsilon)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: attention, then two products, each added to what came in."""

    made: Network
    weights: Weights  # by their names within the layer
    shape: Configuration
    number: int
    int8: bool

    @property
    def name(self) -> str:
        return f"{self.number}."

    def after(self, last: str) -> str:
        """Note the layer's steps after ``last``; gives its result's name."""
        looked = self._attention(last)
        added = self._product(looked, "attention.output.dense")
        middle = self._normalised(added, last, "attention.output")
        wide = self._product(middle, "intermediate.dense")
        bias = self._kept("intermediate.dense.bias")
        bent = self.made.step("BiasGelu", [wide, bias], f"{self.name}bent")
        narrow = self._product(bent, "output.dense", exact=2 * self.number < self.shape.layers)
        return self._normalised(narrow, middle, "output")

    def _attention(self, last: str) -> str:
        names = [f"attention.self.{each}" for each in ("query", "key", "value")]
        product = np.concatenate([self.weights[f"{each}.weight"].T for each in names], axis=1)
        bias = np.concatenate([self.weights[f"{each}.bias"] for each in names])
        bias_name = self.made.keep(f"{self.name}attention.bias", bias)
        result, heads = f"{self.name}looked", self.shape.heads
        if not self.int8:
            kept = self.made.keep(f"{self.name}attention", product)
            inputs = [last, kept, bias_name]
            return self.made.step("Attention", inputs, result, num_heads=heads)
        three = self._product_of(last, product, f"{self.name}attention")
        parts = [f"{self.name}{each}" for each in ("query", "key", "value")]
        self.made.step("Split", [three], *parts, axis=-1)
        inputs = [*parts, bias_name]
        return self.made.step("MultiHeadAttention", inputs, result, num_heads=heads)

    def _product(self, last: str, name: str, *, exact: bool = False) -> str:
        product = self.weights[f"{name}.weight"].T
        return self._product_of(last, product, f"{self.name}{name}", exact=exact)

    def _product_of(
        self, last: str, product: NDArray[np.float32], name: str, *, exact: bool = False
    ) -> str:
        result = f"{name}.product"
        if exact or not self.int8:
            return self.made.step("MatMul", [last, self.made.keep(name, product)], result)
        scales = np.abs(product).max(axis=0) / 127
        rounded = np.rint(product / scales).astype(np.int8)
        inputs = [
            last,
            self.made.keep(name, rounded),
            self.made.keep(f"{name}.scales", scales),
            self.made.keep(f"{name}.zeros", np.zeros(len(scales), np.int8)),
        ]
        return self.made.step("DynamicQuantizeMatMul", inputs, result)

    def _normalised(self, added: str, beside: str, name: str) -> str:
        inputs = [
            added,
            beside,
            self._kept(f"{name}.LayerNorm.weight"),
            self._kept(f"{name}.LayerNorm.bias"),
            self._kept(f"{name}.dense.bias"),
        ]
        result = f"{self.name}{name}.normalised"
        return self.made.step("SkipLayerNormalization", inputs, result, epsilon=self.shape.epsilon)

    def _kept(self, name: str) -> str:
        return self.made.keep(f"{self.name}{name}", self.weights[name])
