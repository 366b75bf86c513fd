"""The date that a page prints beside its headline: the day by which its readers know the article.

What a page's head says is the content system's: the day a draft was made, or an instant in UTC
that was another day where the article appeared.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from embeddings.reading.authors import byline
from embeddings.reading.dates import find_dates, iso_date, labelled

_AFTER, _BEFORE = 13, 4  # elements around the headline
_LINE_CHARS = (6, 120)
_UNSEEN = frozenset({"script", "style", "select", "template", "noscript"})
_QUARTER = timedelta(minutes=15)
_WIDEST_OFFSET = timedelta(hours=14)


def shown_dates(tree: Any, title: str) -> tuple[str | None, str | None]:
    """(published, updated) as the lines around the headline say them, ISO 8601.

    A date without a label is the publication's.
    """
    headline = _headline(tree, title)
    published: str | None = None
    updated: str | None = None
    for element in _around(headline) if headline is not None else ():
        for is_update, iso in _said(element):
            if is_update:
                updated = updated or iso
            else:
                published = published or iso
        if published:
            break
    return published, updated


def signed(tree: Any, title: str) -> tuple[str, ...]:
    """The names in an author line beside the headline: "By Ana Ruiz"."""
    headline = _headline(tree, title)
    for element in _around(headline) if headline is not None else ():
        is_seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        if is_seen and (found := byline(_short_line(element))):
            return found
    return ()


def on_the_day_shown(
    stated: str | None, shown: str | None, updated: str | None = None
) -> str | None:
    """The date that the head states, unless the page prints another day; the most exact of both.

    A printed day that the head knows as the update's is no day of publication.

    >>> on_the_day_shown("2019-10-18T22:04:00+00:00", "2019-10-19T00:04:00")
    '2019-10-19T00:04:00+02:00'
    >>> on_the_day_shown("2019-10-19T00:04:00+02:00", "2019-10-19")
    '2019-10-19T00:04:00+02:00'
    """
    if not stated or not shown:
        return stated or shown
    if stated[:10] == shown[:10]:
        return max(stated, shown, key=len)
    if updated and updated[:10] == shown[:10] and stated[:10] < shown[:10]:
        return _in_local_time(stated, shown) or stated
    return _in_local_time(stated, shown) or shown


def _in_local_time(stated: str, shown: str) -> str | None:
    """A stated instant on the printed clock, where both are the same moment."""
    instant, clock = datetime.fromisoformat(stated), datetime.fromisoformat(shown)
    if instant.tzinfo is None or clock.tzinfo is not None or len(shown) == 10:
        return None
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    offset = clock.replace(second=0) - utc.replace(second=0)
    if abs(offset) > _WIDEST_OFFSET or offset % _QUARTER:
        return None
    local = instant.astimezone(UTC).replace(tzinfo=None) + offset
    sign, minutes = ("-" if offset < timedelta(0) else "+"), abs(offset) // timedelta(minutes=1)
    return f"{local.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"


def _headline(tree: Any, title: str) -> Any:
    wanted = title.casefold()
    headings = [
        one
        for one in tree.xpath("//h1 | //h2")
        if wanted and " ".join(one.text_content().split()).casefold() == wanted
    ]
    return min(headings, key=lambda one: str(one.tag), default=None)  # the first h1, else h2


def _around(headline: Any) -> Iterator[Any]:
    yield from headline.xpath(f"following::*[position() <= {_AFTER}]")
    yield from headline.xpath(f"preceding::*[position() <= {_BEFORE}]")[::-1]


def _said(element: Any) -> Iterator[tuple[bool, str]]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    line = _short_line(element)
    if element.tag == "time" and (iso := iso_date(element.get("datetime") or "")):
        yield (
            bool(line and any(is_update for is_update, _ in labelled(line, find_dates(line)))),
            iso,
        )
    elif line:
        yield from labelled(line, find_dates(line))


def _short_line(element: Any) -> str:
    """The text of an element that holds one short line, else nothing."""
    shortest, longest = _LINE_CHARS
    pieces, chars = [], 0
    for piece in islice(element.itertext(), 40):
        pieces.append(piece)
        chars += len(piece.strip())
        if chars > longest:
            return ""
    line = " ".join(" ".join(pieces).split())
    return line if shortest < len(line) <= longest else ""
