"""Retrieval: the passages that matter to a question, by meaning and by words together."""

from math import log

from embeddings.encoder import Vectors
from embeddings.filters import Filter
from embeddings.index import ArticleIndex, Hit
from qa.language.words import content_words

CANDIDATES = 200
"""Passages that each half proposes: one that both have far down may be the best together."""

WORDS_WEIGHT = 0.24
"""Worth of a passage's words beside its cosine: a match of one word that no other passage has is
worth about this much. Chosen on questions written beside the text (XQuAD and SQuAD2's paragraphs,
where BM25 leads the encoder) and on real search queries (NQ, where it trails) together."""


class Retriever:
    """The cosine of question and passage, and BM25 over the question's words, added.

    A weighted sum keeps how much better a hit is, which ranks forget: Bruch, Gai and Ingber, An
    Analysis of Fusion Functions for Hybrid Retrieval (2023).
    """

    def __init__(self, index: ArticleIndex) -> None:
        self.encoder = index.encoder
        self.index = index

    def retrieve(self, question: str, limit: int, only: Filter | None = None) -> list[Hit]:
        """The best passages for a question among the articles that ``only`` admits, best first."""
        query = self.encoder.encode_query(question)
        words = content_words(question)

        def search() -> list[Hit]:
            fused = self.scores(query, words, only)
            best = sorted(fused, key=lambda i: (-fused[i], i))[:limit]
            return self.index.hits({i: fused[i] for i in best})

        return self.index.steady(search)

    def scores(
        self, query: Vectors, words: list[str], only: Filter | None = None
    ) -> dict[int, float]:
        """The fused score of every candidate passage by its id."""
        dense = self.index.nearest(query, CANDIDATES, only)
        sparse = self.index.matching(words, CANDIDATES, only)
        dense |= self.index.cosines(query, [i for i in sparse if i not in dense])
        return fuse(dense, sparse, len(self.index))


def fuse(dense: dict[int, float], sparse: dict[int, float], passages: int) -> dict[int, float]:
    """Cosines and BM25 scores of passages as one score.

    BM25 grows with the logarithm of how many passages there are, and is divided by it. A passage
    that BM25 did not propose has 0 from it.

    >>> fuse({1: 0.5, 2: 0.5}, {2: 0.0}, passages=1000)
    {1: 0.5, 2: 0.5}
    """
    unit = WORDS_WEIGHT / log(max(passages, 1) + 1)
    return {i: cosine + unit * sparse.get(i, 0.0) for i, cosine in dense.items()}
