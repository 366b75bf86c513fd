"""Sentences as spans of a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether another is inside of it."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=256)
def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, in order and apart, without the white space between them.

    Every character that is not white space is in exactly one span. No sentence crosses a
    line break: a headline is a sentence of its own.

    >>> [
    ...     span.of("He left. Dr. Hall stayed.")
    ...     for span in sentence_spans("He left. Dr. Hall stayed.")
    ... ]
    ['He left.', 'Dr. Hall stayed.']
    """
    from sentencex import get_sentence_boundaries

    spans = []
    for line in _LINE.finditer(text):
        for found in get_sentence_boundaries(language or "en", line.group()):
            span = _stripped(
                text, line.start() + found["start_index"], found["end_index"] - found["start_index"]
            )
            if span.start < span.end:
                spans.append(span)
    return tuple(spans)


def _stripped(text: str, start: int, length: int) -> Span:
    piece = text[start : start + length]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + max(left, len(piece.rstrip())))
