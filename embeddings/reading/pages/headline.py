"""The headline's element in a page, and the short lines around it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from embeddings.reading.pages.markup import line_of

_AFTER, _BEFORE = 13, 4  # elements around the headline
_LINE_CHARS = (6, 120)
_UNSEEN = frozenset({"script", "style", "select", "template", "noscript"})


def headline_element(tree: Any, title: str) -> Any:
    """The first h1, or else h2 or h3, whose text ends with the title; None if there is none."""
    wanted = title.casefold()
    headings = [
        one
        for one in tree.xpath("//h1 | //h2 | //h3")
        if wanted and f" {line_of(one)}".casefold().endswith(f" {wanted}")
    ]
    return min(headings, key=lambda one: str(one.tag), default=None)


def elements_around(headline: Any) -> Iterator[Any]:
    """The visible elements after a headline, nearest first, then those before it."""
    if headline is None:
        return
    after = headline.xpath(f"following::*[position() <= {_AFTER}]")
    before = headline.xpath(f"preceding::*[position() <= {_BEFORE}]")[::-1]
    for element in (*after, *before):
        if isinstance(element.tag, str) and element.tag not in _UNSEEN:
            yield element


def short_line(element: Any) -> str:
    """The text of an element that holds one short line, "" for any other."""
    shortest, longest = _LINE_CHARS
    pieces, chars = [], 0
    for piece in islice(element.itertext(), 40):
        pieces.append(piece)
        chars += len(piece.strip())
        if chars > longest:
            return ""
    line = " ".join(" ".join(pieces).split())
    return line if shortest < len(line) <= longest else ""
