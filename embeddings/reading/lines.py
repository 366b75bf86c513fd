"""Lines → paragraphs: hard-wrapped lines are mended, other lines are paragraphs of their own."""

import re
from collections.abc import Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 120  # characters in a line of hard-wrapped text
_PAIRS_NEEDED = 3
_FULL_LINES = 0.7  # share of lines that must be full for a text to count as hard-wrapped
_OPEN_LINES = 0.4  # share of lines that must stop in the middle of a sentence
_RAGGED = 6  # characters a full line may fall short, for hyphens and wide letters
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LIST_MARK = re.compile(r"(?:[-*•·‣–—]|\d{1,3}[.)]|[a-z]\))\s+\S")
_HYPHEN = re.compile(r"(\w*[^\W\d_])[-‐]$")


def paragraphs_of_lines(text: str) -> list[str]:
    r"""The paragraphs of plain text, each in one line.

    Empty lines part paragraphs. Within a block, lines are joined where the text is hard-wrapped and
    the line was full; else every line is its own paragraph, as in a page that was copied.

    >>> paragraphs_of_lines("The tide\nIt came in at six.\n\nIt went.")
    ['The tide', 'It came in at six.', 'It went.']
    """
    blocks = list(_blocks(text))
    width = _wrap_width(blocks)
    if not width:
        return [line.strip() for block in blocks for line in block]
    words = frozenset(re.findall(r"[^\W\d_]+", text.lower()))
    return [paragraph for block in blocks for paragraph in _mended(block, width, words)]


def joined_line(line: str, following: str, words: frozenset[str]) -> str:
    """Two lines as one; a word broken at the end of the first is mended.

    The hyphen stays where the text nowhere else has the word without it, but has its parts.

    >>> joined_line("the govern-", "ment said", frozenset({"government"}))
    'the government said'
    >>> joined_line("a well-", "known man", frozenset({"well", "known"}))
    'a well-known man'
    """
    broken = _HYPHEN.search(line)
    if not broken or not following[:1].isalpha():
        return f"{line} {following}"
    first, second = broken[1], re.match(r"[^\W\d_]+", following)
    whole = (first + (second[0] if second else "")).lower()
    if following[0].islower() and (
        whole in words or not {first.lower(), whole[len(first) :]} <= words
    ):
        return line[:-1] + following
    return line + following


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(blocks: list[list[str]]) -> int:
    """The width a text was wrapped to, in characters; 0 if it was not."""
    pairs = [(line, following) for block in blocks for line, following in pairwise(block)]
    if len(pairs) < _PAIRS_NEEDED:
        return 0
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_was_full(line, following, width) for line, following in pairs)
    open_ended = sum(not _ENDED.search(line) for line, _ in pairs)
    enough = full >= _FULL_LINES * len(pairs) and open_ended >= _OPEN_LINES * len(pairs)
    return width if enough else 0


def _was_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _RAGGED


def _mended(block: list[str], width: int, words: frozenset[str]) -> Iterator[str]:
    paragraph = ""
    for line, following in zip(block, [*block[1:], ""], strict=True):
        paragraph = joined_line(paragraph, line.strip(), words) if paragraph else line.strip()
        if not following or not _goes_on(line, following, width):
            yield paragraph
            paragraph = ""


def _goes_on(line: str, following: str, width: int) -> bool:
    if _LIST_MARK.match(following.strip()) or _indent(following) > _indent(line):
        return False
    in_sentence = len(line) >= _NARROWEST and not _ENDED.search(line) and following[0].islower()
    return in_sentence or _was_full(line, following, width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
