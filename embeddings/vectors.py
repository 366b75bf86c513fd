"""VectorIndex: searches vectors in memory. A cache: the store has all of them, too."""

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
"""Up to so many vectors, all are compared exactly: that takes a hundredth of a second at most."""

_COMPARED = 250_000
"""How many vectors of the nearest lists a search compares; chosen by
tests/benchmarks/search.py."""

_SAMPLE = 40  # vectors a list from which its middle is learned
_MARGIN = 0.25  # of the sample's range on each side, for numbers beyond it
_BY_LISTS = 1  # FAISS's number for sharing one search among processors


class VectorIndex:
    """Unit vectors by id; the score of a vector is its cosine with the query, in [-1, 1].

    Few vectors are kept in full and compared exactly (``is_exact``). Many are kept with 8 bits a
    number in lists of neighbours, of which a search looks through the nearest: its scores are
    approximate, and the caller compares what it finds again, by full vectors.
    """

    def __init__(self, dimension: int, *, loaded: Any = None) -> None:
        """An empty exact index, or one around what FAISS loaded."""
        self.faiss: Any = loaded or faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self.is_exact = not isinstance(self.faiss, faiss.IndexIVF)
        if not self.is_exact:
            self.faiss.parallel_mode = _BY_LISTS

    @classmethod
    def for_many(cls, sample: Vectors, lists: int) -> "VectorIndex":
        """An empty index for many vectors, trained on a sample of them, see ``sample_size``."""
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
        """Whether this kind of index, and its number of lists, fits so many vectors."""
        if self.is_exact:
            return count <= 2 * EXACT_UP_TO  # not replaced for a few more
        return bool(self.faiss.nlist >= lists_for(count) // 2 and count > EXACT_UP_TO // 2)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors; an id that the index has must be removed first."""
        if len(ids):
            self.faiss.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)

    def remove(self, ids: Ids) -> None:
        """Remove vectors; unknown ids are ignored."""
        if len(ids):
            self.faiss.remove_ids(ids)

    def nearest(self, query: Vectors, limit: int, among: Ids | None = None) -> dict[int, float]:
        """The ids nearest to a vector of shape (dimension,), best first, with their scores.

        With ``among`` only these ids are compared, as if there were no others.
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
        # the fewer are admitted, the more lists must be searched to find them
        share = min(1.0, _COMPARED / len(self if among is None else among))
        return faiss.SearchParametersIVF(nprobe=ceil(lists * share), sel=selector)


def lists_for(count: int) -> int:
    """How many lists an index of so many vectors has: a power of two near their square root."""
    return int(2 ** round(np.log2(max(1, count)) / 2))


def sample_size(count: int) -> int:
    """How many vectors ``VectorIndex.for_many`` is trained on, for so many."""
    return _SAMPLE * lists_for(count)


def _selector(ids: Ids) -> Any:
    marks = np.zeros(int(ids.max()) + 1, np.uint8)
    marks[ids] = 1
    return faiss.IDSelectorBitmap(np.packbits(marks, bitorder="little"))
