"""Measures by kinds of questions, and the reliability of probabilities."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Each = TypeVar("Each")
BINS = 5


def question_word(question: str) -> str:
    """The question word that comes first in a question, "other" without one."""
    known = ("who", "whose", "when", "where", "why", "which", "how", "what")
    return next((word for word in question.lower().split() if word in known), "other")


def answer_length(answers: Iterable[str]) -> str:
    """A label of the length of the shortest accepted answer."""
    words = min(len(answer.split()) for answer in answers)
    return next(f"answer of up to {most} words" for most in (1, 2, 4, 8, 100) if words <= most)


def by_kind(
    found: Sequence[Each],
    question: Callable[[Each], str],
    answers: Callable[[Each], Iterable[str]],
    measures: Mapping[str, Callable[[Each], float]],
) -> list[dict[str, Any]]:
    """The means of some measures for each kind of answerable question."""
    groups = [
        *_groups_of(found, lambda each: question_word(question(each))),
        *_groups_of(found, lambda each: answer_length(answers(each))),
    ]
    return [
        {"questions of kind": kind, "count": len(some)}
        | {name: fmean(map(measure, some)) for name, measure in measures.items()}
        for kind, some in groups
    ]


def _groups_of(found: Iterable[Each], kind: Callable[[Each], str]) -> list[tuple[str, list[Each]]]:
    """The items of each kind, the most frequent kind first."""
    groups: dict[str, list[Each]] = {}
    for each in found:
        groups.setdefault(kind(each), []).append(each)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def reliability(
    probabilities: NDArray[np.floating], is_true: NDArray[np.bool_], weights: NDArray[np.floating]
) -> list[dict[str, Any]]:
    """How often a probability comes true: a row for each fifth of 0..1."""
    rows = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = (probabilities >= low) & ((probabilities < high) | (number + 1 == BINS))
        if inside.any():
            rows.append(
                {
                    "said": f"{low:.1f}-{high:.1f}",
                    "count": int(inside.sum()),
                    "mean said": float(np.average(probabilities[inside], weights=weights[inside])),
                    "true": float(np.average(is_true[inside], weights=weights[inside])),
                }
            )
    return rows
