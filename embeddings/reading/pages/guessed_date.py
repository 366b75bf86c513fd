"""The likeliest day of a page that neither states one nor prints one beside its headline."""

import re
from collections.abc import Iterator
from typing import Any

from embeddings.reading.pages.headline import short_line
from embeddings.reading.pages.markup import is_within
from embeddings.reading.text.datelines import labelled
from embeddings.reading.text.dates import find_dates

# the class names that content systems give to the line that says when and by whom
_MARKS = "//@class[{}]/..".format(
    " or ".join(
        f"contains(., '{word}')"
        for word in ("date", "datum", "fecha", "time", "publi", "posted", "meta", "info", "byline")
    )
)
_UNSEEN = frozenset({"head", "title", "script", "style", "option", "template", "noscript"})
_NOT_OF_THE_ARTICLE = re.compile(r"comment|related|sidebar|footer|teaser")
_LINE_CHARS = range(7, 121)


def guessed_day(tree: Any, page: str, *, is_odd: bool) -> str | None:
    """ISO 8601; from a line marked as a date's, by htmldate, or from the first line with a date.

    Of a page that states an odd date (``is_odd``) htmldate would make a day: it is not asked.
    """
    from htmldate import find_date

    if marked := next(_marked(tree), None):
        return marked
    # its extensive search loads all languages of the world, for seconds, and finds little more
    day: str | None = (
        None if is_odd else find_date(tree, original_date=True, extensive_search=False)
    )
    # a year that is named without a day is no day
    if day and not (day.endswith("-01-01") and day not in page):
        return day
    short = (line for line in _pieces(tree) if len(line) in _LINE_CHARS)
    return next((found.iso for line in short for found in find_dates(line)), None)


def _pieces(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        text = "" if element.tag in _UNSEEN else element.text
        yield from (" ".join(piece.split()) for piece in (text, element.tail) if piece)


def _marked(tree: Any) -> Iterator[str]:
    for element in tree.xpath(_MARKS):
        if element.tag not in _UNSEEN and (line := short_line(element)):
            for is_update, iso in labelled(line, find_dates(line)):
                if not (is_update or is_within(element, _NOT_OF_THE_ARTICLE)):
                    yield iso
