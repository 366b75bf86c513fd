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
"""(n,): which passage each row belongs to."""

Encode = Callable[[Sequence[str]], Vectors]
"""A row for each text."""

Tick = Callable[[], None]
"""Called between the parts of a long work; what it raises stops it."""

__all__ = ["DEFAULT_ENCODER", "Encode", "Encoder", "Ids", "SentenceEncoder", "Tick", "Vectors"]


class Encoder(Protocol):
    """What turns passages and queries into vectors that are near where the meanings are."""

    @property
    def name(self) -> str:
        """Name and weights, such as ``all-MiniLM-L6-v2@53aa51172d14``; kept in the library."""

    @property
    def location(self) -> str:
        """What to open it by again: a model's name or its folder; "" if it cannot be."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def limit(self) -> int:
        """Tokens that are read of a text, the model's own marks included."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the model's own marks."""

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:
        """One row a text, in the order given.

        ``tick`` is called again and again, at least twice a second where it can be, in any thread;
        what it raises stops the encoding.
        """

    def encode_query(self, text: str) -> Vectors:
        """One vector of shape (dimension,)."""


class SentenceEncoder:
    """Any sentence-transformers model with safetensors weights; by default the packaged one.

    Making one is cheap: the model is loaded when it is first used, and where it is a plain BERT,
    as the packaged one, on ONNX Runtime; any other by sentence-transformers itself. A name that is
    no folder is looked up on the model hub, of which only configuration and safetensors files are
    taken. Raises EncoderUnavailable where the model is missing, has no safetensors weights or, for
    the default, has other weights than the ones Byline was measured with.
    """

    def __init__(self, name_or_path: str = DEFAULT_ENCODER) -> None:
        self._asked = name_or_path
        self._loading = RLock()

    @cached_property
    def name(self) -> str:  # noqa: D102 (the protocol says it)
        label = self._folder.name if Path(self._asked).is_dir() else self._asked
        return f"{label}@{self._digest[:12]}"

    def begin(self) -> Thread:
        """Load the model on a thread of its own, beside what else a first question needs."""
        thread = Thread(target=self._begin, name="byline-encoder", daemon=True)
        thread.start()
        return thread

    def _begin(self) -> None:
        with suppress(EncoderUnavailable):  # raised again where the encoder is used
            self.encode_query("tide")

    @property
    def location(self) -> str:  # noqa: D102
        folder = Path(self._asked)
        return str(folder.resolve()) if folder.is_dir() else self._asked

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
        return model_folder(self._asked)

    @cached_property
    def _digest(self) -> str:
        return weights_digest(self._asked, self._folder)

    @property
    def _model(self) -> OnnxModel | TorchModel:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> OnnxModel | TorchModel:
        assert self._digest  # checked before anything is loaded
        return OnnxModel.of(self._folder) or TorchModel(self._asked, self._folder)
