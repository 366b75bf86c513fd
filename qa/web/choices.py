"""Choices: how a reader wants answers, which the browser remembers in a cookie of their names."""

from dataclasses import dataclass

COOKIE = "byline_choices"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is switched on the page."""

    brief: bool = False  # answers are one sentence
    keeping: bool = True  # conversations are kept
    quotes_only: bool = False  # nothing is sent to a model server


def choices_of(names: str | None) -> Choices:
    """The choices whose names a page sent, with dots between them; None: nothing was chosen yet.

    >>> choices_of("brief.keeping")
    Choices(brief=True, keeping=True, quotes_only=False)
    >>> choices_of("none").keeping, choices_of(None).keeping
    (False, True)
    """
    if names is None:
        return Choices()
    chosen = names.split(".")
    return Choices("brief" in chosen, "keeping" in chosen, "quotes_only" in chosen)
