"""TorchModel: any sentence-transformers model, computed by that library."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import EncoderUnavailable

Rows = NDArray[np.float32]

_TEXTS_A_TICK = 32


class TorchModel:
    """Turns texts into unit vectors. Importing torch takes seconds: see OnnxModel."""

    def __init__(self, name: str, folder: Path) -> None:
        """Raises EncoderUnavailable where sentence-transformers cannot load the folder."""
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no annotations
        try:
            self._model: Any = SentenceTransformer(
                str(folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise EncoderUnavailable(
                f"{name} cannot be loaded as a sentence-transformers model ({error}). "
                "Name another encoder, or the folder of a complete one."
            ) from error
        # a copy: truncation is turned off in it, while the model goes on encoding
        self._counter: Any = deepcopy(self._model.tokenizer)

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._model.get_embedding_dimension())

    @property
    def limit(self) -> int:
        """How many tokens of a text are read, special tokens included."""
        return int(self._model.get_max_seq_length() or 512)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The number of tokens of each text, without special tokens."""
        encoded = self._counter(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def passage_rows(self, texts: Sequence[str], tick: Callable[[], None] | None = None) -> Rows:
        """One row for each passage, in order; ``tick`` is called now and then, and may raise."""
        parts = []
        for start in range(0, len(texts), _TEXTS_A_TICK):
            if tick:
                tick()
            parts.append(self._rows(self._model.encode_document, texts[start:][:_TEXTS_A_TICK]))
        return np.concatenate(parts)

    def query_rows(self, texts: Sequence[str]) -> Rows:
        """One row for each query; some models use another prompt for queries than for passages."""
        return self._rows(self._model.encode_query, texts)

    def _rows(self, encode: Any, texts: Sequence[str]) -> Rows:
        options = {"batch_size": 32, "normalize_embeddings": True, "show_progress_bar": False}
        return np.asarray(encode(list(texts), **options), np.float32)
