"""WordHashEncoder: a small honest Encoder, for tests that need not know what words mean."""

import re
import time
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from embeddings.encoder import Tick, Vectors

_WORD = re.compile(r"\w+")
_LETTERS_A_TOKEN = 8


class WordHashEncoder:
    """Each word points where its SHA-256 says; texts that share words are near.

    ``encoded`` keeps every passage it has encoded; each takes at least ``pause`` seconds.
    """

    dimension = 64
    limit = 64

    def __init__(self, name: str = "word-hash@1", *, pause: float = 0.0) -> None:
        self.name = self.location = name
        self.encoded: list[str] = []
        self._pause = pause

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words, those that are longer than eight letters in pieces."""
        return [sum(-(-len(word) // _LETTERS_A_TOKEN) for word in text.split()) for text in texts]

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:
        """One unit row a text."""
        rows = []
        for text in texts:
            if tick:
                tick()
            self.encoded.append(text)
            time.sleep(self._pause)
            rows.append(self._row(text))
        return np.array(rows, np.float32).reshape(len(rows), self.dimension)

    def encode_query(self, text: str) -> Vectors:
        """One unit vector."""
        return self._row(text)

    def _row(self, text: str) -> Vectors:
        total = np.full(self.dimension, 1e-3)
        for word in _WORD.findall(text.lower()):
            digest = sha256(word.encode()).digest() + sha256(f"{word}+".encode()).digest()
            total += np.frombuffer(digest, np.uint8) / 127.5 - 1.0
        row: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
        return row
