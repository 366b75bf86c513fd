"""Shares written in words, as percentages: three quarters of something are 75 percent of it."""

import re
from collections.abc import Iterator

from embeddings.sentences import Span
from qa.language.number_words import ORDINALS, SMALL_NUMBERS
from qa.language.values import Number

_PARTS = {"half": 2, "quarter": 4} | {part: i for i, part in enumerate(ORDINALS, 1) if i > 2}
_TIMES: dict[str, int] = {"a": 1} | {word: number for number, word in enumerate(SMALL_NUMBERS[:10])}
_SHARE = re.compile(
    rf"\b(?:({'|'.join(_TIMES)})[ -](?=\w)|(?=half))({'|'.join(_PARTS)})s?\b", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|than|least|most|roughly) $", re.IGNORECASE
)


def shares(text: str, *, exact: bool = False) -> Iterator[Number]:
    """Yield the shares in a text that are written in words, in percent.

    With ``exact`` only those "of" something, as no second half is, that are not given roughly.

    >>> [each.amount for each in shares("Three quarters of the boats, and half the nets")]
    [75.0, 50.0]
    """
    for match in _SHARE.finditer(text):
        is_exact = text.startswith(" of ", match.end()) and not _HEDGE.search(text[: match.start()])
        if is_exact or not exact:
            part = (_TIMES[match[1].lower()] if match[1] else 1) / _PARTS[match[2].lower()]
            yield Number(Span(*match.span()), 100 * part, "%", part)
