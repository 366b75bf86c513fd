"""Unreadable: why something could not be read as an article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gives no article.

    ``reason`` goes on from the source's name and says what is wrong and what to do: "is empty; …".
    """

    source: str
    reason: str
    is_lasting: bool = True  # the same bytes will be unreadable again: no limit that is set is why
