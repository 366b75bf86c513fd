"""The likeliest day of a page that has none in its head or beside its headline."""

import re
from collections.abc import Iterator
from typing import Any

from embeddings.reading.pages.headline import short_line
from embeddings.reading.pages.markup import is_within
from embeddings.reading.text.datelines import labelled_dates
from embeddings.reading.text.dates import find_dates

# parts of the class names that content systems give to a dateline
_DATE_MARKS = "//@class[{}]/..".format(
    " or ".join(
        f"contains(., '{word}')"
        for word in ("date", "datum", "fecha", "time", "publi", "posted", "meta", "info", "byline")
    )
)
_INVISIBLE = frozenset({"head", "title", "script", "style", "option", "template", "noscript"})
_OTHERS = re.compile(r"comment|related|sidebar|footer|teaser")
_LINE_CHARS = range(7, 121)


def guessed_day(tree: Any, page: str, *, is_odd: bool) -> str | None:
    """The day as ISO 8601: from a marked line, else by htmldate, else from the first dated line.

    htmldate is not used if the page states an odd date (``is_odd``): it would make a day of it.
    """
    from htmldate import find_date

    if marked := next(_marked_days(tree), None):
        return marked
    # its extensive search loads all languages' data, for seconds, and finds little more
    day: str | None = (
        None if is_odd else find_date(tree, original_date=True, extensive_search=False)
    )
    # htmldate makes the first of January of a year alone
    if day and not (day.endswith("-01-01") and day not in page):
        return day
    short = (line for line in _text_lines(tree) if len(line) in _LINE_CHARS)
    return next((found.iso for line in short for found in find_dates(line)), None)


def _text_lines(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        text = "" if element.tag in _INVISIBLE else element.text
        yield from (" ".join(piece.split()) for piece in (text, element.tail) if piece)


def _marked_days(tree: Any) -> Iterator[str]:
    for element in tree.xpath(_DATE_MARKS):
        if element.tag not in _INVISIBLE and (line := short_line(element)):
            for is_update, iso in labelled_dates(line, find_dates(line)):
                if not (is_update or is_within(element, _OTHERS)):
                    yield iso
