"""Twins: passages and vectors that an edition already has of an equal article."""

from collections.abc import Callable
from typing import Any

import numpy as np

from embeddings.article import Article
from embeddings.encoder import Vectors
from embeddings.passages import Passage

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a query with its parameters."""


def twin(rows: Rows, edition: int, article: Article) -> tuple[list[Passage], Vectors] | None:
    """The passages and vectors for an article, if an edition has an equal one; else None.

    Equal are title, text and language: a file that was moved, renamed or copied.
    """
    found = rows(
        f'SELECT start, "end", row FROM passage '  # noqa: S608
        f"JOIN vector_{edition} ON vector_{edition}.passage = passage.id "
        "WHERE edition = ? AND article = (SELECT id FROM article "
        "WHERE digest = ? AND title = ? AND language = ? AND EXISTS "
        "(SELECT 1 FROM passage WHERE article = article.id AND edition = ?) LIMIT 1) "
        "ORDER BY passage.id",
        edition,
        article.digest,
        article.title,
        article.language,
        edition,
    )
    if not found:
        return None
    vectors = np.stack([np.frombuffer(row, "<f4") for _, _, row in found])
    return [Passage(article, start, end) for start, end, _ in found], vectors.astype(np.float32)
