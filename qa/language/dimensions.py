"""Dimensions: how wide something is does not tell how high."""

import re

from embeddings.sentences import Span
from qa.language.entity_forms import UNITS

_SAME = {
    "long": "long length", "high": "high tall height", "wide": "wide broad width breadth",
    "deep": "deep depth thick thickness",  # either is said of snow and ice
}  # fmt: skip
_OF = {word: dimension for dimension, forms in _SAME.items() for word in forms.split()}
_WORD = rf"({'|'.join(_OF)})\b"
_ASKED = re.compile(rf"\b(?:how|what is the|what was the|what are the) {_WORD}", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[ -]?{UNITS})?[ -](?:in )?{_WORD}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b{_WORD}(?::| of)(?: (?:about|over|under|nearly|almost|up to))? $", re.IGNORECASE
)
_REACH = 30  # characters before an amount in which its dimension stands


def of_another_dimension(question: str, text: str, amount: Span) -> bool:
    """Whether an amount in a text is of another dimension than a question asks for.

    >>> wall = "It is 64 metres long, at a depth of 3 metres."
    >>> [of_another_dimension("How deep is it?", wall, one) for one in (Span(6, 15), Span(36, 44))]
    [True, False]
    """
    asked = _ASKED.search(question)
    if asked is None:
        return False
    said = _AFTER.match(text, amount.end)
    said = said or _BEFORE.search(text, max(0, amount.start - _REACH), amount.start)
    return said is not None and _OF[said[1].lower()] != _OF[asked[1].lower()]
