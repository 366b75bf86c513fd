"""ROUGE: how much of what people wrote a summary has, by the stems of its words."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qa.language.words import stem, words


def stemmed(text: str) -> list[str]:
    """Its words' stems, in order."""
    return [stem(word) for word in words(text)]


def rouge_1(said: Sequence[str], asked: Sequence[str]) -> float:
    """Recall, 0..1, of the stems.

    >>> rouge_1(stemmed("The cat sat on the mat"), stemmed("A cat sat"))
    0.6666666666666666
    """
    return (Counter(said) & Counter(asked)).total() / len(asked)


def rouge_2(said: Sequence[str], asked: Sequence[str]) -> float:
    """Recall, 0..1, of the pairs of stems that stand together."""
    pairs = Counter(pairwise(asked))
    return (Counter(pairwise(said)) & pairs).total() / (pairs.total() or 1)


def rouge_l(said: Sequence[str], asked: Sequence[str]) -> tuple[float, float]:
    """Recall and F1, 0..1, of the longest common subsequence of stems.

    >>> rouge_l(stemmed("The cat sat on the mat"), stemmed("A cat sat"))
    (0.6666666666666666, 0.4444444444444444)
    """
    row = [0] * (len(asked) + 1)
    for word in said:
        before = 0  # the longest without this word and without that of the abstract
        for i, other in enumerate(asked, 1):
            longest = before + 1 if word == other else max(row[i], row[i - 1])
            before, row[i] = row[i], longest
    common = row[-1]
    recall, precision = common / len(asked), common / (len(said) or 1)
    return recall, 2 * recall * precision / (recall + precision) if common else 0.0
