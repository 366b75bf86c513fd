"""Unreadable: the reason why a source could not be read as an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gives no article.

    ``reason`` continues a sentence that begins with the source's name, and ends with what to do.
    """

    source: str
    reason: str
    is_lasting: bool = True  # False if another limit of size could make it readable
