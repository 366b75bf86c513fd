"""Edges: an article's first and last short paragraphs, where sites put repeated text.

Share bars, sign-up pleas, "read more", an author's biography: a paragraph that several articles of
a site share word for word belongs to none of them. That depends on what else is in the library, so
nothing is cut from an article for it; it is only quoted last, or not at all.
"""

import re
from hashlib import sha256

from embeddings.sentences import Span

_FIRST, _LAST = 3, 5  # paragraphs
_LONGEST = 240  # characters; longer ones are background, which papers repeat too
_FIGURE = re.compile(r"\d")  # a paragraph with a figure is background, too


def edges(text: str) -> list[Span]:
    """Those of a text's first and last paragraphs that are short and have no figure."""
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    outer = spans if len(spans) <= _FIRST + _LAST else spans[:_FIRST] + spans[-_LAST:]
    return [
        span
        for span in outer
        if 0 < span.end - span.start <= _LONGEST and not _FIGURE.search(span.of(text))
    ]


def edge_number(site: str, paragraph: str) -> int:
    """A 63-bit number for a paragraph of a site, by which other articles with it are found."""
    raw = f"{site}\n{paragraph}".encode("utf-8", "replace")
    return int.from_bytes(sha256(raw).digest()[:8]) >> 1


def edge_numbers(site: str, text: str) -> set[int]:
    """The numbers of an article's edges; none if its site is unknown."""
    return {edge_number(site, span.of(text)) for span in edges(text)} if site else set()
