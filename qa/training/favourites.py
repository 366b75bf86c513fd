"""Wrong passages that keywords like: what the reader must learn to put behind the right one."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.training.example import words_of

Floats = NDArray[np.float32]
_SATURATION, _LENGTH = 1.2, 0.75
_RANKED = 8


class Keywords:
    """BM25 over a fixed set of passages."""

    def __init__(self, passages: Sequence[str]) -> None:
        counts = [Counter(words_of(passage)) for passage in passages]
        lengths = [sum(count.values()) for count in counts]
        mean = sum(lengths) / len(lengths)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
            for word, times in count.items():
                postings[word].append((number, times * (_SATURATION + 1) / (times + norm)))
        self._size = len(passages)
        self._postings: dict[str, tuple[NDArray[np.intp], Floats]] = {}
        for word, found in postings.items():
            rarity = math.log(1 + (len(passages) - len(found) + 0.5) / (len(found) + 0.5))
            numbers, weights = zip(*found, strict=True)
            self._postings[word] = (
                np.array(numbers, dtype=np.intp),
                np.array(weights, dtype=np.float32) * np.float32(rarity),
            )

    def scores(self, question: str) -> Floats:
        """One score a passage, 0 without a shared word."""
        total = np.zeros(self._size, dtype=np.float32)
        for word in set(words_of(question)):
            if word in self._postings:
                numbers, weights = self._postings[word]
                total[numbers] += weights
        return total


def favourites(questions: Sequence[str], passages: Sequence[str]) -> NDArray[np.intp]:
    """For each question the numbers of the 8 passages that keywords rank first, (n, 8)."""
    keywords = Keywords(passages)
    ranked = np.zeros((len(questions), _RANKED), dtype=np.intp)
    for number, question in enumerate(questions):
        scores = keywords.scores(question)
        top = np.argpartition(-scores, _RANKED)[:_RANKED]
        ranked[number] = top[np.argsort(-scores[top])]
    return ranked
