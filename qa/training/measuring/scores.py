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


def normalised(answer: str) -> str:
    """SQuAD's way: lower case, without punctuation, articles and double spaces."""
    bare = answer.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", bare).split())


def exact_match(answer: str, accepted: Sequence[str]) -> float:
    """1 when the answer is one of those accepted, else 0."""
    return float(normalised(answer) in {normalised(each) for each in accepted})


def f1(answer: str, accepted: Sequence[str]) -> float:
    """Overlap of words with the nearest accepted answer, 0..1."""
    return max((_overlap(normalised(answer), normalised(each)) for each in accepted), default=0.0)


def _overlap(answer: str, accepted: str) -> float:
    given, wanted = answer.split(), accepted.split()
    shared = sum((Counter(given) & Counter(wanted)).values())
    return 2 * shared / (len(given) + len(wanted)) if shared else 0.0


def area(right: Values, wrong: Values) -> float:
    """Area under the ROC curve: how often a right one scores above a wrong one.

    >>> area([0.9, 0.4], [0.1, 0.4])
    0.875
    """
    from sklearn.metrics import roc_auc_score

    if not (len(right) and len(wrong)):
        return float("nan")
    return float(roc_auc_score([1] * len(right) + [0] * len(wrong), [*right, *wrong]))
