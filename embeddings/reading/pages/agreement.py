"""Two readings of one page, made one: where both agree, there the article is."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

_COMPARED = 80  # letters of a paragraph
_SHARED = 0.8  # of the first reading, under which the two have not found the same article
_DATELINE = 120  # characters of a line that says when and by whom
_LINE = 40  # characters; a shorter line between shared paragraphs is a heading, or the page's
_YEAR = re.compile(r"\d{4}")
_NO_LETTERS = re.compile(r"\W+")


def agreed(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The first reading of an article, mended by the second where they are of the same article.

    What the first alone has after the last shared paragraph is no part of it, nor are short lines
    among the shared ones; what the second alone has between two of them was lost.

    >>> ebb, flow = "The tide went out at six in the evening.", "It came back in, late, at noon."
    >>> lost = "Nobody had seen the quay so dry before, they said."
    >>> agreed([ebb * 3, flow * 3, "Most read"], [ebb * 3, lost, flow * 3])[1:2] == [lost]
    True
    """
    shared = list(_shared(first, second))
    if sum(len(first[at]) for at, _ in shared) < _SHARED * sum(map(len, first)) or not shared:
        return list(first)
    paragraphs = list(first[: shared[0][0]])
    for (at, other), (end, other_end) in pairwise(shared):
        own = [line for line in first[at + 1 : end] if len(line) >= _LINE]
        lost = [line for line in second[other + 1 : other_end] if _is_prose(line)]
        # a row of a table holds what are lines of their own in the second reading
        paragraphs += [first[at], *(own or [line for line in lost if line not in first[at]])]
    return [*paragraphs, first[shared[-1][0]]]


def _is_prose(line: str) -> bool:
    return len(line) >= _LINE and not (len(line) <= _DATELINE and _YEAR.search(line))


def _shared(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of both stand in each, in the order of both."""
    places = defaultdict(list)
    for place, line in enumerate(second):
        places[_key(line)].append(place)
    start = 0
    for at, line in enumerate(first):
        found = places[_key(line)]
        later = bisect_left(found, start)
        if later < len(found):
            yield at, found[later]
            start = found[later] + 1


def _key(line: str) -> str:
    """What tells a paragraph, or a table's row by its first cell: its letters alone.

    The readings set spaces and the marks of lists and notes differently.
    """
    return _NO_LETTERS.sub("", line.strip(" |").split(" | ")[0])[:_COMPARED].casefold()
