"""Retriever: finds the passages that matter to a question, by meaning and words together."""

from math import log

from embeddings.encoder import Vectors
from embeddings.filters import Filter
from embeddings.index import ArticleIndex, Hit
from qa.language.words import content_words

CANDIDATES = 200
"""Passages that each half proposes: one that is far down in both may be the best in sum."""

WORDS_WEIGHT = 0.24
"""The weight of BM25 beside the cosine: a match of one word that no other passage has scores about
this much. Chosen on questions written beside the text (XQuAD and SQuAD2's paragraphs,
where BM25 leads the encoder) and on real search queries (NQ, where it trails) together."""

OWN_WEIGHT = 0.8
"""The weight in ranking of a passage's score for a follow-up's own words, beside that for the
completed question: words put back may be wrong, and the own ones say what is asked for.
Chosen on half of the conversations of tests/benchmarks/conversation.py; from 0.7 to 1 it makes
little difference."""


class Retriever:
    """Ranks by the cosine of question and passage plus BM25 over the question's words.

    A weighted sum keeps how much better a hit is, which ranks forget: Bruch, Gai and Ingber, An
    Analysis of Fusion Functions for Hybrid Retrieval (2023).
    """

    def __init__(self, index: ArticleIndex) -> None:
        self.encoder = index.encoder
        self.index = index

    def retrieve(
        self, question: str, limit: int, only: Filter | None = None, *, own: str = ""
    ) -> list[Hit]:
        """The best passages for a question among the articles that ``only`` admits, best first.

        ``own``: a follow-up as it was typed. It influences the order; the scores are those of the
        whole ``question``.
        """
        completed, typed = self._parts(question), self._parts(own) if own else None

        def search() -> list[Hit]:
            fused = self.scores(*completed, only)
            by_own = self.scores(*typed, only) if typed else {}
            weighted = {i: score + OWN_WEIGHT * by_own.get(i, 0.0) for i, score in fused.items()}
            best = sorted(fused, key=lambda i: (-weighted[i], i))[:limit]
            return self.index.hits({i: fused[i] for i in best})

        return self.index.steady(search)

    def _parts(self, question: str) -> tuple[Vectors, list[str]]:
        return self.encoder.encode_query(question), content_words(question)

    def scores(
        self, query: Vectors, words: list[str], only: Filter | None = None
    ) -> dict[int, float]:
        """The fused score of every candidate passage by its id."""
        dense = self.index.nearest(query, CANDIDATES, only)
        sparse = self.index.matching(words, CANDIDATES, only)
        dense |= self.index.cosines(query, [i for i in sparse if i not in dense])
        return fuse(dense, sparse, len(self.index))


def fuse(dense: dict[int, float], sparse: dict[int, float], passages: int) -> dict[int, float]:
    """The fused score of each passage: its cosine plus weighted BM25.

    BM25 grows with the logarithm of the number of passages, and is divided by it. A passage that
    BM25 did not propose gets 0 from it.

    >>> fuse({1: 0.5, 2: 0.5}, {2: 0.0}, passages=1000)
    {1: 0.5, 2: 0.5}
    """
    unit = WORDS_WEIGHT / log(max(passages, 1) + 1)
    return {i: cosine + unit * sparse.get(i, 0.0) for i, cosine in dense.items()}
