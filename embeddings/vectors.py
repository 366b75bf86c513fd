"""VectorIndex: vectors in memory, searched. A cache: all of it is in the store too."""

import os
from math import ceil
from typing import Any

import faiss as typed_faiss
import numpy as np

from embeddings.encoder import Ids, Vectors

# what takes arrays is added to FAISS's classes while it is imported: its types don't tell
faiss: Any = typed_faiss

# FAISS would wait for threads that stayed with the parent; one thread waits for none
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: faiss.omp_set_num_threads(1))

EXACT_UP_TO = 50_000
"""Vectors that are kept whole and compared one by one: no more than a hundredth of a second."""

_COMPARED = 250_000
"""Vectors, of those in the nearest lists, that a search compares; chosen by
tests/benchmarks/search.py."""

_SAMPLE = 40  # vectors a list from which its middle is learned
_MARGIN = 0.25  # of the sample's range on each side, for numbers beyond it
_BY_LISTS = 1  # FAISS's number for sharing one search among processors


class VectorIndex:
    """Unit vectors by id; the score of a vector is its cosine with the query, in [-1, 1].

    Few are kept whole. Of many, a number takes 8 bits, and they lie in lists of neighbours, of
    which a search looks through the nearest: its scores are near the cosines, and what it finds
    is to be compared again by whole vectors (``is_exact`` tells which of the two it is).
    """

    def __init__(self, dimension: int, *, loaded: Any = None) -> None:
        """An empty index that keeps vectors whole, or what FAISS loaded."""
        self.faiss: Any = loaded or faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self.is_exact = not isinstance(self.faiss, faiss.IndexIVF)
        if not self.is_exact:
            self.faiss.parallel_mode = _BY_LISTS

    @classmethod
    def for_many(cls, sample: Vectors, lists: int) -> "VectorIndex":
        """An empty index for many vectors like those of a sample, see ``sample_size``."""
        dimension = sample.shape[1]
        made = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        made.sq.rangestat_arg = _MARGIN
        made.cp.max_points_per_centroid = _SAMPLE
        made.cp.niter = 10
        made.train(sample)
        return cls(dimension, loaded=made)

    def __len__(self) -> int:
        return int(self.faiss.ntotal)

    def suits(self, count: int) -> bool:
        """Whether it is of the kind, and about the size, that so many vectors ask for."""
        if self.is_exact:
            return count <= 2 * EXACT_UP_TO  # not made anew for a few more
        return bool(self.faiss.nlist >= lists_for(count) // 2 and count > EXACT_UP_TO // 2)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add rows; an id that is already there must be removed first."""
        if len(ids):
            self.faiss.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)

    def remove(self, ids: Ids) -> None:
        """Take rows out; ids that are not there are passed over."""
        if len(ids):
            self.faiss.remove_ids(ids)

    def nearest(self, query: Vectors, limit: int, among: Ids | None = None) -> dict[int, float]:
        """The ids nearest to a vector of shape (dimension,), best first, with their scores.

        With ``among`` these ids alone are compared, as if there were no others: all of them, or the
        nearest of hundreds of thousands.
        """
        limit = min(limit, len(self) if among is None else len(among))
        if not limit:
            return {}
        scores, ids = self.faiss.search(query.reshape(1, -1), limit, params=self._parameters(among))
        return {int(i): float(score) for i, score in zip(ids[0], scores[0], strict=True) if i >= 0}

    def _parameters(self, among: Ids | None) -> Any:
        selector = None if among is None else _selector(among)
        if self.is_exact:
            return selector and faiss.SearchParameters(sel=selector)
        lists = self.faiss.nlist
        # fewer that are admitted lie thinner: up to so many all are compared
        share = min(1.0, _COMPARED / len(self if among is None else among))
        return faiss.SearchParametersIVF(nprobe=ceil(lists * share), sel=selector)


def lists_for(count: int) -> int:
    """Lists for so many vectors: a power of two, about the root of their number."""
    return int(2 ** round(np.log2(max(1, count)) / 2))


def sample_size(count: int) -> int:
    """Vectors from which ``VectorIndex.for_many`` learns, for so many."""
    return _SAMPLE * lists_for(count)


def _selector(ids: Ids) -> Any:
    marks = np.zeros(int(ids.max()) + 1, np.uint8)
    marks[ids] = 1
    return faiss.IDSelectorBitmap(np.packbits(marks, bitorder="little"))
