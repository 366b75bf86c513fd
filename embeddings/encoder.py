"""Encoder: text to vectors."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import RLock, Thread
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.engines.model_folder import DEFAULT_ENCODER, model_folder, weights_digest
from embeddings.engines.onnx_model import OnnxModel
from embeddings.engines.torch_model import TorchModel
from embeddings.errors import EncoderUnavailable

Vectors = NDArray[np.float32]
"""(n, dimension), each row of length 1."""

Ids = NDArray[np.int64]
"""(n,): the passage id of each row."""

Encode = Callable[[Sequence[str]], Vectors]
"""Turns n texts into n rows."""

Tick = Callable[[], None]
"""Called between the steps of long work; an exception that it raises stops the work."""

__all__ = ["DEFAULT_ENCODER", "Encode", "Encoder", "Ids", "SentenceEncoder", "Tick", "Vectors"]


class Encoder(Protocol):
    """Turns passages and queries into vectors that are near where the meanings are."""

    @property
    def name(self) -> str:
        """Name and weights, such as ``all-MiniLM-L6-v2@53aa51172d14``; kept in the library."""

    @property
    def location(self) -> str:
        """The model's name or folder, by which it can be opened again; "" if it cannot be."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def limit(self) -> int:
        """How many tokens of a text are read, special tokens included."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The number of tokens of each text, without special tokens."""

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:
        """One row for each text, in the same order.

        ``tick`` is called at least twice a second where possible, from any thread; an exception
        that it raises stops the encoding.
        """

    def encode_query(self, text: str) -> Vectors:
        """One vector of shape (dimension,)."""


class SentenceEncoder:
    """Any sentence-transformers model with safetensors weights; by default the packaged one.

    Creating one is cheap: the model is loaded at its first use. A plain BERT, as the packaged one,
    runs on ONNX Runtime, any other model in sentence-transformers itself. A name that is no folder
    is looked up on the model hub, from which only configuration and safetensors files are taken.
    Raises EncoderUnavailable where the model is missing, has no safetensors weights or, for the
    default, has other weights than the ones Byline was measured with.
    """

    def __init__(self, name_or_path: str = DEFAULT_ENCODER) -> None:
        self._name_or_path = name_or_path
        self._loading = RLock()

    @cached_property
    def name(self) -> str:  # noqa: D102 (the protocol says it)
        label = self._folder.name if Path(self._name_or_path).is_dir() else self._name_or_path
        return f"{label}@{self._digest[:12]}"

    def begin(self) -> Thread:
        """Start to load the model in a thread, while the caller does something else."""
        thread = Thread(target=self._begin, name="byline-encoder", daemon=True)
        thread.start()
        return thread

    def _begin(self) -> None:
        with suppress(EncoderUnavailable):  # raised again where the encoder is used
            self.encode_query("tide")

    @property
    def location(self) -> str:  # noqa: D102
        folder = Path(self._name_or_path)
        return str(folder.resolve()) if folder.is_dir() else self._name_or_path

    @property
    def dimension(self) -> int:  # noqa: D102
        return self._model.dimension

    @property
    def limit(self) -> int:  # noqa: D102
        return self._model.limit

    def count_tokens(self, texts: Sequence[str]) -> list[int]:  # noqa: D102
        return self._model.count_tokens(texts) if texts else []

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:  # noqa: D102
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return self._model.passage_rows(texts, tick)

    def encode_query(self, text: str) -> Vectors:  # noqa: D102
        row: Vectors = self._model.query_rows([text])[0]
        return row

    @cached_property
    def _folder(self) -> Path:
        return model_folder(self._name_or_path)

    @cached_property
    def _digest(self) -> str:
        return weights_digest(self._name_or_path, self._folder)

    @property
    def _model(self) -> OnnxModel | TorchModel:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> OnnxModel | TorchModel:
        assert self._digest  # checked before anything is loaded
        return OnnxModel.of(self._folder) or TorchModel(self._name_or_path, self._folder)
