"""Naming: the names in a question that was typed in small letters, as the articles write them."""

import re
from collections.abc import Sequence
from itertools import chain

from qa.language.words import is_common

_WORD = re.compile(r"[^\W\d_]{3,}")
_AMID = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}")  # it does not merely open a sentence
_SMALL = re.compile(r"\b[a-z][^\W\d_]{2,}")


def with_names(question: str, texts: Sequence[str]) -> str:
    """A question in small letters with capitals for the words that the texts always write so.

    Where a word of the question has a capital, its names will have theirs.

    >>> with_names("was the pier in oslo shut?", ["The pier was shut.", "It was in Oslo."])
    'was the pier in Oslo shut?'
    """
    if any(letter.isupper() for letter in question[1:]):
        return question
    written = {word.lower() for word in chain.from_iterable(map(_AMID.findall, texts))}
    names = written.difference(chain.from_iterable(map(_SMALL.findall, texts)))

    def named(word: re.Match[str]) -> str:
        said = word.group()
        return said.capitalize() if said in names and not is_common(said) else said

    return _WORD.sub(named, question)
