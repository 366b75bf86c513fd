"""Question and passage to token ids, with the way back to characters.

Training and reading share this module, so that the network sees the same input in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

CLASSIFY, SEPARATE = 101, 102
"""Token ids of BERT's [CLS] and [SEP]; padding is 0."""

MAX_TOKENS = 288
"""Length of a window. The library's passages (about 150 words) fit with their question."""

MAX_QUESTION = 64
"""Tokens of a question that are read; what follows is cut."""

MAX_TITLE = 32
"""Tokens of an article's title that are read before its passage; what follows is cut."""

OVERLAP = 64
"""Tokens two windows of one long passage share, so that an answer on the border is seen whole."""


@dataclass(frozen=True)
class Tokens:
    """A tokenised text: `ids`, and for each the span of its characters."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Window:
    """One input of the network: [CLS] question [SEP] title [SEP] part of a passage [SEP].

    Without a title its part and its [SEP] are left out. `sides`: 0 for the question and the title,
    where no answer can be, 1 from the passage on. `spans`: characters of each passage
    token; the first of them is at position `first` of `ids`. `passage`: which passage it is from.
    """

    ids: tuple[int, ...]
    sides: tuple[int, ...]
    first: int
    spans: tuple[tuple[int, int], ...]
    passage: int = 0


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a `tokenizer.json`, without the cutting and padding stored in it."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenise(tokenizer: Tokenizer, texts: list[str]) -> list[Tokens]:
    """Ids and character spans of each text, without special tokens."""
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [Tokens(tuple(each.ids), tuple(each.offsets)) for each in found]


def windows(question: Tokens, title: Tokens, passage: Tokens, number: int = 0) -> Iterator[Window]:
    """Windows that cover the passage; none for a passage without a token."""
    asked, named = question.ids[:MAX_QUESTION], title.ids[:MAX_TITLE]
    room = MAX_TOKENS - len(joined(asked, named, Tokens((), ())).ids)  # beside these
    begin = 0
    while begin < len(passage.ids):
        end = min(begin + room, len(passage.ids))
        part = Tokens(passage.ids[begin:end], passage.spans[begin:end])
        yield joined(asked, named, part, number)
        if end == len(passage.ids):
            break
        begin = end - OVERLAP


def joined(
    first: tuple[int, ...], title: tuple[int, ...], second: Tokens, number: int = 0
) -> Window:
    """Two texts, and a title between them where there is one, as one input."""
    before = (CLASSIFY, *first, SEPARATE, *title, *((SEPARATE,) if title else ()))
    sides = (0,) * len(before) + (1,) * (len(second.ids) + 1)
    return Window((*before, *second.ids, SEPARATE), sides, len(before), second.spans, number)
