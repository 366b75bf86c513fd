"""Lines made paragraphs: hard-wrapped lines are joined, any other line is a paragraph."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 120  # characters in a line of hard-wrapped text
_PAIRS_NEEDED = 3
_FULL_LINES = 0.7  # share of lines that must be full for a text to count as hard-wrapped
_OPEN_LINES = 0.4  # share of lines that must stop in the middle of a sentence
_RAGGED = 6  # characters a full line may fall short, for hyphens and wide letters
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LIST_MARK = re.compile(r"(?:[-*•·‣–—]|\d{1,3}[.)]|[a-z]\))\s+\S")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# words that mostly stand before a hyphen in English
_PREFIXES = frozenset(
    (
        *("well", "self", "long", "short", "high", "low", "half", "non", "ex", "so", "co", "old"),
        *("two", "three", "four", "five", "ten", "first", "second", "third", "twenty", "thirty"),
        *("forty", "fifty", "sixty", "seventy", "eighty", "ninety", "all", "cross", "left"),
        "right",
    )
)
_HYPHEN = re.compile(r"(\w*[^\W\d_])[-‐]$")


def paragraphs_of_lines(text: str) -> list[str]:
    r"""The paragraphs of a plain text, each as one line.

    Empty lines part paragraphs. Within a block, lines are joined where the text is hard-wrapped and
    the line was full; else every line is its own paragraph, as in a page that was copied.

    >>> paragraphs_of_lines("The tide\nIt came in at six.\n\nIt went.")
    ['The tide', 'It came in at six.', 'It went.']
    """
    blocks = list(_blocks(text))
    width = _wrap_width(blocks)
    if not width:
        return [line.strip() for block in blocks for line in block]
    words = known_words(line for block in blocks for line in block)
    return [paragraph for block in blocks for paragraph in _paragraphs(block, width, words)]


def known_words(lines: Iterable[str]) -> frozenset[str]:
    """The lines' words and compounds in small letters, without those broken at a line's end.

    >>> sorted(known_words(["a well-known man of govern-", "ment said"]))
    ['a', 'known', 'man', 'of', 'said', 'well', 'well-known']
    """
    found: set[str] = set()
    broken = False
    for line in lines:
        words = _COMPOUND.findall(line.lower())
        was_broken, broken = broken, bool(_HYPHEN.search(line))
        for word in words[was_broken : len(words) - broken]:
            found.update((word, *word.split("-")))
    return frozenset(found)


def joined_line(line: str, following: str, words: frozenset[str]) -> str:
    """Two lines joined; a word that was broken between them is whole.

    The hyphen stays in a compound that the text has elsewhere or whose parts are words of it, and
    after words that mostly stand before a hyphen.

    >>> joined_line("the govern-", "ment said", frozenset({"government"}))
    'the government said'
    >>> joined_line("a well-", "known man", frozenset({"well", "known"}))
    'a well-known man'
    """
    broken = _HYPHEN.search(line)
    second = re.match(r"[^\W\d_]+", following)
    if not broken or not second:
        return f"{line} {following}"
    first, rest = broken[1].lower(), second[0].lower()
    is_compound = first in _PREFIXES or f"{first}-{rest}" in words or {first, rest} <= words
    if following[0].islower() and (first + rest in words or not is_compound):
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
    """The width in characters that a text was wrapped to; 0 if it was not."""
    pairs = [
        (line, following)
        for block in blocks
        for line, following in pairwise(block)
        if not _is_indented(line, following)  # a paragraph's last line need not be full
    ]
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


def _paragraphs(block: list[str], width: int, words: frozenset[str]) -> Iterator[str]:
    paragraph = ""
    for line, following in zip(block, [*block[1:], ""], strict=True):
        paragraph = joined_line(paragraph, line.strip(), words) if paragraph else line.strip()
        if not following or not _continues(line, following, width):
            yield paragraph
            paragraph = ""


def _continues(line: str, following: str, width: int) -> bool:
    if _LIST_MARK.match(following.strip()) or _is_indented(line, following):
        return False
    is_in_sentence = (
        len(line) >= _NARROWEST and not _ENDED.search(line) and following.lstrip()[0].islower()
    )
    return is_in_sentence or _was_full(line, following, width)


def _is_indented(line: str, following: str) -> bool:
    """Whether an indent begins a paragraph, as it does unless a list entry goes on."""
    return _indent(following) > _indent(line) and not _LIST_MARK.match(line.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
