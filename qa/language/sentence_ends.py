"""Sentence ends: the mark of a sentence, which a headline or a byline has not, or of a question."""

import re

_CLOSING = r"[\"'”’“‘»«)\]」』）* ]*$"
_ENDED = re.compile(rf"[.!?…。！？؟।۔]{_CLOSING}")
_ASKING = re.compile(rf"[?？؟]{_CLOSING}")


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does.

    >>> is_ended("“The bridge is open.”"), is_ended("By Ada Brook")
    (True, False)
    >>> is_ended("„Die Brücke ist offen.“"), is_ended("「橋は開いた。」")
    (True, True)
    >>> is_ended("*It has ended.* ")
    True
    """
    return _ENDED.search(text) is not None


def ends_asking(text: str) -> bool:
    """Whether a text ends as a question.

    >>> ends_asking("“Who is she?”"), ends_asking("She asked who it was.")
    (True, False)
    >>> ends_asking("「橋は開いたか？」")
    True
    """
    return _ASKING.search(text) is not None
