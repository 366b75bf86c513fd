"""OnnxModel: a BERT on ONNX Runtime, straight from its safetensors: no torch, ready in 0.2 s."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.engines.bert_network import Configuration, bert_network
from embeddings.engines.configuration import read_configuration
from embeddings.engines.processor import multiplies_bytes, processors
from embeddings.engines.safetensors_file import Weights, read_weights

Rows = NDArray[np.float32]


class OnnxModel:
    """Turns texts into unit vectors; safe to use from several threads.

    Each text is computed alone, on one core: nothing is padded, a text's vector does not depend on
    others, and intermediate results stay in the core's cache, which is faster than batches. Where
    the processor multiplies 8-bit numbers quickly, these are used, else float32, with the same
    weights; tests/benchmarks/engines.py measures that passages are found as well. Queries in
    float32 beside passages in 8-bit numbers found no more, and took 130 MB.
    """

    def __init__(
        self, folder: Path, configuration: Configuration, weights: Weights, *, int8: bool
    ) -> None:
        from tokenizers import Tokenizer

        self.dimension, self.limit = configuration.dimension, configuration.limit
        self._configuration, self._weights, self._int8 = configuration, weights, int8
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._opening = Lock()

    @classmethod
    def of(cls, folder: Path, *, int8: bool | None = None) -> "OnnxModel | None":
        """The model in a folder, or None if ``bert_network`` cannot compute it.

        ``int8``: whether to compute in 8-bit numbers; None: where that is fast.
        """
        configuration = read_configuration(folder)
        weights = read_weights(folder / "model.safetensors") if configuration else None
        if not configuration or not weights:
            return None
        return cls(
            folder, configuration, weights, int8=multiplies_bytes() if int8 is None else int8
        )

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The number of tokens of each text, without special tokens."""
        # one by one: handing a batch to other threads takes longer than its few sentences do
        return [len(self._tokenizer.encode(text, add_special_tokens=False)) for text in texts]

    def passage_rows(self, texts: Sequence[str], tick: Callable[[], None] | None = None) -> Rows:
        """One row for each passage, in order; ``tick`` is called before each, and may raise."""
        with self._opening:
            session = self._session

        def row(text: str) -> Rows:
            if tick:
                tick()
            ids = self._cut(self._tokenizer.encode(text).ids)
            found: Rows = session.run(None, {"ids": np.array([ids], np.int32)})[0]
            return found

        workers = min(len(texts), processors())
        if workers == 1:
            return np.concatenate([row(text) for text in texts])
        with ThreadPoolExecutor(workers) as pool:
            return np.concatenate(list(pool.map(row, texts)))

    def query_rows(self, texts: Sequence[str]) -> Rows:
        """One row for each query: this kind of model treats queries as passages."""
        return self.passage_rows(texts)

    def _cut(self, ids: list[int]) -> list[int]:
        """At most ``limit`` tokens: the first ones and the final special token."""
        return ids if len(ids) <= self.limit else [*ids[: self.limit - 1], ids[-1]]

    @cached_property
    def _session(self) -> Any:
        from embeddings.engines.onnx_runtime import onnxruntime

        network = bert_network(self._weights, self._configuration, int8=self._int8)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        kept = [onnxruntime.OrtValue.ortvalue_from_numpy(one) for one in network.weights.values()]
        options.add_external_initializers(list(network.weights), kept)
        self._computed_with = kept  # kept alive: the session reads them in place
        return onnxruntime.InferenceSession(
            network.serialized(self.dimension), options, providers=["CPUExecutionProvider"]
        )
