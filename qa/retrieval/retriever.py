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

OWN_WORTH = 0.8
"""Worth of what a passage scores for a follow-up's own words beside its score for the whole one,
when they are put in order: what is put back may be wrong, and what is asked for is in the own ones.
Chosen on half of the conversations of tests/benchmarks/conversation.py; from 0.7 to 1 it makes
little difference."""


class Retriever:
    """The cosine of question and passage, and BM25 over the question's words, added.

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

        ``own``: a follow-up's words before others were put back into it. They take part in the
        order; the scores are those of the whole question.
        """
        whole, typed = self._asked(question), self._asked(own) if own else None

        def search() -> list[Hit]:
            fused = self.scores(*whole, only)
            by_own = self.scores(*typed, only) if typed else {}
            worth = {i: score + OWN_WORTH * by_own.get(i, 0.0) for i, score in fused.items()}
            best = sorted(fused, key=lambda i: (-worth[i], i))[:limit]
            return self.index.hits({i: fused[i] for i in best})

        return self.index.steady(search)

    def _asked(self, question: str) -> tuple[Vectors, list[str]]:
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
    """Cosines and BM25 scores of passages as one score.

    BM25 grows with the logarithm of how many passages there are, and is divided by it. A passage
    that BM25 did not propose has 0 from it.

    >>> fuse({1: 0.5, 2: 0.5}, {2: 0.0}, passages=1000)
    {1: 0.5, 2: 0.5}
    """
    unit = WORDS_WEIGHT / log(max(passages, 1) + 1)
    return {i: cosine + unit * sparse.get(i, 0.0) for i, cosine in dense.items()}
