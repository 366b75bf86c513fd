"""One training example, and the text work that every source of data shares."""

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_WORDS = 170
"""Words of a passage: what the library's passages have, so that training sees the same lengths."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[A-Z0-9\"'(\[])")


@dataclass(frozen=True)
class Example:
    """A question, a passage, and where the passage answers it.

    `start`, `end`: characters of the passage, half-open; equal when it does not answer.
    `within`: the answer stands somewhere within the span, a sentence; nobody said where.
    `relevant`: whether this is the passage a search should find; None where nobody said, as for
    questions made to look as if the passage answered them. `title`: of the passage's article, ""
    where nobody knows it.
    `source` names the mixture part, `article` groups passages of one article.
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
    def answered(self) -> bool:
        """Whether the passage answers the question."""
        return self.end > self.start

    @property
    def answer(self) -> str:
        """The words that answer, as they stand in the passage."""
        return self.passage[self.start : self.end]


Drawn = tuple[Example, ...]
"""What is drawn at once: one example, or a question's right passage with several wrong ones."""


def json_lines(path: Path) -> Iterator[Any]:
    """The records of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def words_of(text: str) -> list[str]:
    """Lower-cased words and numbers of a text."""
    return re.findall(r"\w+", text.lower())


def locate(answer: str, passage: str, question: str) -> int:
    """Start of the occurrence of `answer` whose surroundings share most words with the question.

    -1 when it does not occur as whole words. Some sets give no position or only the first one.

    >>> text = "In 1990 she was chosen. " + "More came. " * 12 + "In 1990 the mill burnt down."
    >>> locate("1990", text, "When did the mill burn down?") == text.rindex("1990")
    True
    """
    if not answer:
        return -1
    asked = set(words_of(question))
    pattern = rf"(?<!\w){re.escape(answer)}(?!\w)"
    best, most = -1, -1
    for found in re.finditer(pattern, passage):
        nearby = passage[max(0, found.start() - 100) : found.end() + 100]
        shared = len(asked & set(words_of(nearby)))
        if shared > most:
            best, most = found.start(), shared
    return best


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin, by punctuation; the first is 0."""
    return [0, *(found.end() for found in _SENTENCE_END.finditer(text))]


def neighbours(
    sizes: Sequence[int], place: int, wanted: int, random_source: random.Random
) -> tuple[int, int]:
    """First and last of the sentences around one that make about `wanted` words, or of all.

    `sizes`: the words of each sentence.
    """
    first = last = place
    while sum(sizes[first : last + 1]) < wanted and last - first + 1 < len(sizes):
        if first > 0 and (last + 1 == len(sizes) or random_source.random() < 0.5):
            first -= 1
        else:
            last += 1
    return first, last


def around(
    text: str, start: int, end: int, random_source: random.Random, max_words: int = MAX_WORDS
) -> tuple[str, int, int]:
    """Cut whole sentences of about `max_words` that hold `text[start:end]`, at a random place.

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
