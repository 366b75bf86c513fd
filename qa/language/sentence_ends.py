"""Sentence ends: whether a text ends with the mark of a sentence or of a question."""

import re

_CLOSING = r"[\"'”’“‘»«)\]」』）* ]*$"
_SENTENCE_END = re.compile(rf"[.!?…。！？؟।۔]{_CLOSING}")
_QUESTION_END = re.compile(rf"[?？؟]{_CLOSING}")


def is_ended(text: str) -> bool:
    """Whether a text ends with the mark of a sentence.

    >>> is_ended("“The bridge is open.”"), is_ended("By Ada Brook")
    (True, False)
    >>> is_ended("„Die Brücke ist offen.“"), is_ended("「橋は開いた。」")
    (True, True)
    >>> is_ended("*It has ended.* ")
    True
    """
    return _SENTENCE_END.search(text) is not None


def ends_asking(text: str) -> bool:
    """Whether a text ends with a question mark.

    >>> ends_asking("“Who is she?”"), ends_asking("She asked who it was.")
    (True, False)
    >>> ends_asking("「橋は開いたか？」")
    True
    """
    return _QUESTION_END.search(text) is not None
