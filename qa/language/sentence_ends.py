"""Sentence ends: the mark that a sentence ends with, and a headline or a byline does not."""

import re

_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does.

    >>> is_ended("“The bridge is open.”"), is_ended("By Ada Brook")
    (True, False)
    """
    return _ENDED.search(text) is not None
