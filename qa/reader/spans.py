"""From the network's logits to a span of characters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.reader.windows import Window

Floats = NDArray[np.float32]

LONGEST = 32
"""The most tokens of a short answer; 95 % of those in the evaluation data have under 15."""


@dataclass(frozen=True)
class WindowScores:
    """Logits of one window: `start`, `end` (length,); `relevance` and `answers` single numbers.

    Position 0 of `start` and `end` stands for "no answer here".
    """

    start: Floats
    end: Floats
    relevance: float
    answers: float


@dataclass(frozen=True)
class BestSpan:
    """The best span of a window: passage tokens from `start` to `end`, inclusive.

    `probability`: that of the start times that of the end, if the window answers.
    `margin`: the span's logits minus those of "no answer here".
    """

    start: int
    end: int
    probability: float
    margin: float


def softmax(logits: Floats) -> Floats:
    """Turn logits into probabilities that sum to 1."""
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def passage_logits(window: Window, scores: WindowScores) -> tuple[Floats, Floats]:
    """Start and end logits of the window's passage tokens alone."""
    part = slice(window.first, window.first + len(window.spans))
    return scores.start[part], scores.end[part]


def best_span(window: Window, scores: WindowScores) -> BestSpan:
    """The span of at most `LONGEST` tokens with the highest sum of start and end logit."""
    start, end = passage_logits(window, scores)
    sums = np.full((len(start), LONGEST), -np.inf, dtype=np.float32)
    for length in range(min(LONGEST, len(start))):
        sums[: len(start) - length, length] = start[: len(start) - length] + end[length:]
    first, length = (int(each) for each in np.unravel_index(int(sums.argmax()), sums.shape))
    last = first + length
    probability = float(softmax(start)[first] * softmax(end)[last])
    null = float(scores.start[0] + scores.end[0])
    return BestSpan(first, last, probability, float(sums[first, length]) - null)


def inside_word(text: str, place: int) -> bool:
    """Whether cutting the text here would cut a word or a number in two.

    >>> [inside_word("£12,400", place) for place in (0, 2, 3, 4, 7)]
    [False, True, True, True, False]
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    # 12,400 and 3.5: the mark between two digits belongs to the number
    if before in ",." and place > 1:
        return text[place - 2].isdigit() and after.isdigit()
    if after in ",." and place + 1 < len(text):
        return before.isdigit() and text[place + 1].isdigit()
    return False


def characters(text: str, spans: Sequence[tuple[int, int]], best: BestSpan) -> tuple[int, int]:
    """The characters of a span of tokens, widened to whole words, without outer white space."""
    start, end = spans[best.start][0], spans[best.end][1]
    while inside_word(text, start):
        start -= 1
    while inside_word(text, end):
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
