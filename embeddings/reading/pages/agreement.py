"""Merging two readings of one page: the article is where both agree."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

_COMPARED = 80  # letters at a paragraph's beginning
_SHARED = 0.8  # of the first reading's characters; with less, they found different articles
_DATELINE = 120  # characters of a line that says when and by whom
_LINE = 40  # characters; a shorter line between shared paragraphs is a heading, or chrome
_YEAR = re.compile(r"\d{4}")
_NO_LETTERS = re.compile(r"\W+")


def merge_readings(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The paragraphs of the first reading, mended by the second if both found the same article.

    Dropped are those of the first alone after the last shared paragraph, and its short lines among
    the shared ones; added are those that the second alone has between two shared ones.

    >>> ebb, flow = "The tide went out at six in the evening.", "It came back in, late, at noon."
    >>> lost = "Nobody had seen the quay so dry before, they said."
    >>> merge_readings([ebb * 3, flow * 3, "Most read"], [ebb * 3, lost, flow * 3])[1:2] == [lost]
    True
    """
    shared = list(_shared_positions(first, second))
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


def _shared_positions(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The positions in both readings of each paragraph that both have, in the order of both."""
    positions = defaultdict(list)
    for at, line in enumerate(second):
        positions[_key(line)].append(at)
    start = 0
    for at, line in enumerate(first):
        found = positions[_key(line)]
        later = bisect_left(found, start)
        if later < len(found):
            yield at, found[later]
            start = found[later] + 1


def _key(line: str) -> str:
    """The beginning of a paragraph, or of a table row's first cell, by which two are compared.

    Letters and digits alone: the readings set spaces and the marks of lists and notes differently.
    """
    return _NO_LETTERS.sub("", line.strip(" |").split(" | ")[0])[:_COMPARED].casefold()
