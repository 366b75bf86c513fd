"""ROUGE: the overlap of a summary with one that people wrote, by the stems of words."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qa.language.words import stem, words


def stem_list(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


def rouge_1(summary: Sequence[str], reference: Sequence[str]) -> float:
    """Recall, 0..1, of the reference's stems.

    >>> rouge_1(stem_list("The cat sat on the mat"), stem_list("A cat sat"))
    0.6666666666666666
    """
    return (Counter(summary) & Counter(reference)).total() / len(reference)


def rouge_2(summary: Sequence[str], reference: Sequence[str]) -> float:
    """Recall, 0..1, of the reference's pairs of neighbouring stems."""
    pairs = Counter(pairwise(reference))
    return (Counter(pairwise(summary)) & pairs).total() / (pairs.total() or 1)


def rouge_l(summary: Sequence[str], reference: Sequence[str]) -> tuple[float, float]:
    """Recall and F1, 0..1, of the longest common subsequence of stems.

    >>> rouge_l(stem_list("The cat sat on the mat"), stem_list("A cat sat"))
    (0.6666666666666666, 0.4444444444444444)
    """
    row = [0] * (len(reference) + 1)
    for word in summary:
        before = 0  # the longest without this word and that of the reference
        for i, other in enumerate(reference, 1):
            longest = before + 1 if word == other else max(row[i], row[i - 1])
            before, row[i] = row[i], longest
    common = row[-1]
    recall, precision = common / len(reference), common / (len(summary) or 1)
    return recall, 2 * recall * precision / (recall + precision) if common else 0.0
