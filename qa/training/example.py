"""One training example, and the text functions that all sources of data share."""

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_WORDS = 170
"""The most words of a passage, as in a library, so that training sees the same lengths."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[A-Z0-9\"'(\[])")


@dataclass(frozen=True)
class Example:
    """A question, a passage, and the span of the passage that answers it.

    `start`, `end`: characters of the passage, half-open; equal when it does not answer.
    `within`: the span is a sentence that holds the answer; where in it is unknown.
    `relevant`: whether this is the passage that a search should find; None where unlabelled, as
    for questions made to look as if the passage answered them. `title`: that of the passage's
    article, "" where unknown.
    `source` names the part of the mixture, `article` groups the passages of one article.
    """

    question: str
    passage: str
    start: int
    end: int
    source: str
    article: str
    relevant: bool | None = True
    title: str = ""
    within: bool = False

    @property
    def has_answer(self) -> bool:
        """Whether the passage answers the question."""
        return self.end > self.start

    @property
    def answer(self) -> str:
        """The words that answer, as they stand in the passage."""
        return self.passage[self.start : self.end]


ExampleGroup = tuple[Example, ...]
"""Examples drawn together: one, or a question's right passage with several wrong ones."""


def json_lines(path: Path) -> Iterator[Any]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def words_of(text: str) -> list[str]:
    """The lower-cased words and numbers of a text."""
    return re.findall(r"\w+", text.lower())


def locate(answer: str, passage: str, question: str) -> int:
    """Start of the occurrence of `answer` whose surroundings share most words with the question.

    -1 if it does not occur as whole words. Some data sets give no position, or only the first.

    >>> text = "In 1990 she was chosen. " + "More came. " * 12 + "In 1990 the mill burnt down."
    >>> locate("1990", text, "When did the mill burn down?") == text.rindex("1990")
    True
    """
    if not answer:
        return -1
    question_words = set(words_of(question))
    pattern = rf"(?<!\w){re.escape(answer)}(?!\w)"
    best, most = -1, -1
    for match in re.finditer(pattern, passage):
        nearby = passage[max(0, match.start() - 100) : match.end() + 100]
        shared = len(question_words & set(words_of(nearby)))
        if shared > most:
            best, most = match.start(), shared
    return best


def sentence_starts(text: str) -> list[int]:
    """The characters at which sentences begin, by punctuation; the first is 0."""
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text))]


def neighbour_range(
    sizes: Sequence[int], place: int, wanted: int, random_source: random.Random
) -> tuple[int, int]:
    """The first and last sentence of a run around `place` with about `wanted` words, or of all.

    `sizes`: how many words each sentence has.
    """
    first = last = place
    while sum(sizes[first : last + 1]) < wanted and last - first + 1 < len(sizes):
        if first > 0 and (last + 1 == len(sizes) or random_source.random() < 0.5):
            first -= 1
        else:
            last += 1
    return first, last


def cut_around(
    text: str, start: int, end: int, random_source: random.Random, max_words: int = MAX_WORDS
) -> tuple[str, int, int]:
    """Cut out about `max_words` in whole sentences that hold `text[start:end]`, at random.

    Returns the cut and the span inside it.
    """
    if len(text.split()) <= max_words:
        return text, start, end
    starts = [*sentence_starts(text), len(text)]
    sizes = [len(text[a:b].split()) for a, b in itertools.pairwise(starts)]
    first = max(number for number, begin in enumerate(starts[:-1]) if begin <= start)
    last = max(number for number, begin in enumerate(starts[:-1]) if begin < max(end, start + 1))
    while True:
        room = max_words - sum(sizes[first : last + 1])
        sides = [first - 1] * (first > 0) + [last + 1] * (last + 1 < len(sizes))
        fitting = [side for side in sides if sizes[side] <= room]
        if not fitting:
            break
        added = random_source.choice(fitting)
        first, last = min(first, added), max(last, added)
    begin, stop = starts[first], starts[last + 1]
    return text[begin:stop].rstrip(), start - begin, end - begin
