"""Retrieval: the passages that matter to a question, by meaning and by words together."""

from embeddings.encoder import Vectors
from embeddings.index import ArticleIndex, Hit
from qa.words import content_words

CANDIDATES = 50
"""Passages that each half proposes."""

DENSE_WEIGHT = 0.5
"""Share of the dense score in the fused one; the rest is BM25's."""


class Retriever:
    """Dense and BM25 scores, each brought to 0..1 and added.

    A convex combination of normalised scores keeps how much better a hit is, which ranks alone
    forget: Bruch, Gai and Ingber, An Analysis of Fusion Functions for Hybrid Retrieval (2023).
    """

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index

    def retrieve(self, question: str, limit: int) -> list[Hit]:
        """The best passages for a question, best first, scores in 0..1."""
        query = self._index.encoder.encode_query(question)
        fused = self.scores(query, content_words(question))
        best = sorted(fused, key=lambda i: (-fused[i], i))[:limit]
        return self._index.hits({i: fused[i] for i in best})

    def scores(self, query: Vectors, words: list[str]) -> dict[int, float]:
        """The fused score of every candidate passage by its id."""
        dense = self._index.nearest(query, CANDIDATES)
        sparse = self._index.matching(words, CANDIDATES)
        dense |= self._index.cosines(query, [i for i in sparse if i not in dense])
        return fuse(dense, sparse)


def fuse(dense: dict[int, float], sparse: dict[int, float]) -> dict[int, float]:
    """Cosines and BM25 scores of passages as one score in 0..1.

    Each is divided by its best, so that a question whose words are all common does not weigh less
    than one with a rare name; a passage that BM25 did not propose has 0 from it.

    >>> fuse({1: 0.8, 2: 0.4}, {2: 12.0})
    {1: 0.5, 2: 0.75}
    """
    top_dense = max((*dense.values(), 1e-9))
    top_sparse = max((*sparse.values(), 1e-9))
    return {
        i: DENSE_WEIGHT * max(0.0, cosine) / top_dense
        + (1 - DENSE_WEIGHT) * sparse.get(i, 0.0) / top_sparse
        for i, cosine in dense.items()
    }
