"""Encoding: many texts in slices, so that a work can be stopped between them."""

from collections.abc import Callable, Sequence

import numpy as np

from embeddings.encoder import Encoder, Vectors
from embeddings.passages import Passage, headed_texts

SLICE = 16
"""Texts that are encoded at once: about half a second's work of a slow processor."""


def encode_articles(
    encoder: Encoder, articles: Sequence[Sequence[Passage]], tick: Callable[[], None]
) -> list[Vectors]:
    """The vectors of the passages of each article, in the order given.

    All are sorted by length, so that little is lost to padding; a text that comes twice is encoded
    once. ``tick`` is called before every slice, and may raise.
    """
    if not articles:
        return []
    counted = [headed_texts(each, encoder.count_tokens, encoder.limit) for each in articles]
    texts = sorted({text for each in counted for text in each}, key=lambda one: (len(one), one))
    row: dict[str, Vectors] = {}
    for start in range(0, len(texts), SLICE):
        tick()
        part = texts[start : start + SLICE]
        row.update(zip(part, encoder.encode_passages(part), strict=True))
    none = np.empty((0, encoder.dimension), np.float32)
    return [np.stack([row[text] for text in each]) if each else none for each in counted]
