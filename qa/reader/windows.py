"""Question and passage to token ids, and tokens back to characters.

Training and reading share this module, so that the network sees the same input in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

CLASSIFY, SEPARATE = 101, 102
"""Token ids of BERT's [CLS] and [SEP]; padding is 0."""

MAX_TOKENS = 288
"""The most tokens of a window. A passage of about 150 words fits with its question."""

MAX_QUESTION = 64
"""The most tokens of a question; the rest is cut."""

MAX_TITLE = 32
"""The most tokens of an article's title before its passage; the rest is cut."""

OVERLAP = 64
"""Tokens that two windows of a long passage share, so that an answer on the border is whole."""


@dataclass(frozen=True)
class Tokens:
    """A tokenised text: the id of each token, and its characters (start, end)."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Window:
    """One input of the network: [CLS] question [SEP] title [SEP] part of a passage [SEP].

    Without a title its part and its [SEP] are left out. `sides`: 0 for question and title, which
    hold no answer, 1 from the passage on. `spans`: characters of each passage token, the first of
    which is at position `first` of `ids`. `passage`: the passage's number.
    """

    ids: tuple[int, ...]
    sides: tuple[int, ...]
    first: int
    spans: tuple[tuple[int, int], ...]
    passage: int = 0


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a `tokenizer.json`, with its truncation and padding turned off."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenise(tokenizer: Tokenizer, texts: list[str]) -> list[Tokens]:
    """Tokenise each text, without special tokens."""
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [Tokens(tuple(each.ids), tuple(each.offsets)) for each in found]


def windows(question: Tokens, title: Tokens, passage: Tokens, number: int = 0) -> Iterator[Window]:
    """Windows that cover the passage; none for a passage without a token."""
    question_ids, title_ids = question.ids[:MAX_QUESTION], title.ids[:MAX_TITLE]
    room = MAX_TOKENS - len(joined(question_ids, title_ids, Tokens((), ())).ids)
    begin = 0
    while begin < len(passage.ids):
        end = min(begin + room, len(passage.ids))
        part = Tokens(passage.ids[begin:end], passage.spans[begin:end])
        yield joined(question_ids, title_ids, part, number)
        if end == len(passage.ids):
            break
        begin = end - OVERLAP


def joined(
    first: tuple[int, ...], title: tuple[int, ...], second: Tokens, number: int = 0
) -> Window:
    """One input of two texts, with a title between them if there is one."""
    before = (CLASSIFY, *first, SEPARATE, *title, *((SEPARATE,) if title else ()))
    sides = (0,) * len(before) + (1,) * (len(second.ids) + 1)
    return Window((*before, *second.ids, SEPARATE), sides, len(before), second.spans, number)
