"""Measures of a reader: exact match, F1, area under the curve."""

import re
import string
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
Values = Sequence[float] | NDArray[np.floating]


def normalise(answer: str) -> str:
    """Normalise as SQuAD does: lower case, no punctuation, no articles, single spaces."""
    plain = answer.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", plain).split())


def exact_match(answer: str, accepted: Sequence[str]) -> float:
    """1 if the answer is an accepted one, else 0."""
    return float(normalise(answer) in {normalise(each) for each in accepted})


def f1(answer: str, accepted: Sequence[str]) -> float:
    """Word F1, 0..1, with the nearest accepted answer."""
    return max((_word_f1(normalise(answer), normalise(each)) for each in accepted), default=0.0)


def _word_f1(answer: str, accepted: str) -> float:
    words, accepted_words = answer.split(), accepted.split()
    shared = sum((Counter(words) & Counter(accepted_words)).values())
    return 2 * shared / (len(words) + len(accepted_words)) if shared else 0.0


def roc_area(right: Values, wrong: Values) -> float:
    """Area under the ROC curve, 0..1: how often a right one scores above a wrong one.

    >>> roc_area([0.9, 0.4], [0.1, 0.4])
    0.875
    """
    from sklearn.metrics import roc_auc_score

    if not (len(right) and len(wrong)):
        return float("nan")
    return float(roc_auc_score([1] * len(right) + [0] * len(wrong), [*right, *wrong]))
