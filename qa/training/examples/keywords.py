"""Keyword search, which finds the wrong passages that the reader must learn to rank lower."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array
from sklearn.feature_extraction.text import CountVectorizer

from qa.training.example import words_of

Floats = NDArray[np.float32]
_SATURATION, _LENGTH = 1.2, 0.75
_RANKED = 8


class Keywords:
    """BM25 over a fixed set of passages."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._words = CountVectorizer(analyzer=words_of, dtype=np.float32)
        counts = self._words.fit_transform(passages).tocoo()
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        norms = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
        passage_counts = counts.getnnz(axis=0)
        rarity = np.log(1 + (len(passages) - passage_counts + 0.5) / (passage_counts + 0.5))
        frequency = counts.data * (_SATURATION + 1) / (counts.data + norms[counts.row])
        weights = (frequency * rarity[counts.col]).astype(np.float32)
        self._weights = csc_array((weights, (counts.row, counts.col)), counts.shape)

    def scores(self, question: str) -> Floats:
        """The score of each passage; 0 for one that shares no word with the question."""
        question_words = self._words.transform([question]).indices
        scores: Floats = self._weights[:, question_words].sum(axis=1)
        return scores

    def top_passages(self, question: str) -> list[int]:
        """The positions of the 8 passages with the highest scores, best first."""
        scores = self.scores(question)
        top = np.argpartition(-scores, _RANKED)[:_RANKED]
        ranked: list[int] = top[np.argsort(-scores[top])].tolist()
        return ranked
