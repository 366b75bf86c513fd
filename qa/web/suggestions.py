"""Suggested questions: what the newest articles are about, and which there are."""

from contextlib import suppress

from embeddings.errors import LibraryDamaged
from qa.byline import Byline
from qa.samples import QUESTIONS
from qa.web.words import quoted_title

ABOUT = "What is {} about?"
WHICH = "Which articles are there?"
_TITLES = 3


def suggestions(library: Byline) -> tuple[str, ...]:
    """Questions that a library answers, whatever its articles say and in whichever language."""
    if library.status().samples:
        return QUESTIONS
    titles: list[str] = []
    with suppress(LibraryDamaged):
        # some more than are shown, as one that was saved twice is asked about once
        newest = library.catalogue().listing(limit=2 * _TITLES).entries
        titles += dict.fromkeys(quoted_title(one) for one in newest if one.title.strip())
    return (*map(ABOUT.format, titles[:_TITLES]), WHICH)
