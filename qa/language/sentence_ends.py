"""Sentence ends: the mark that a sentence ends with, and a headline or a byline does not."""

import re

_ENDED = re.compile(r"[.!?…。！？؟।۔][\"'”’“‘»«)\]」』）]*$")


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does.

    >>> is_ended("“The bridge is open.”"), is_ended("By Ada Brook")
    (True, False)
    >>> is_ended("„Die Brücke ist offen.“"), is_ended("「橋は開いた。」")
    (True, True)
    """
    return _ENDED.search(text) is not None
