"""The date that a page prints beside its headline: the day by which readers know the article.

The date in a page's head is the content system's: the day a draft was made, or an instant in UTC
that was another day where the article appeared.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from embeddings.reading.pages.headline import elements_around, short_line
from embeddings.reading.text.datelines import first_dates, labelled_dates, leftover
from embeddings.reading.text.dates import find_dates, iso_date

_OTHER_WORDS = 8  # in a line besides its date; more are a sentence
_CAPTION_DEPTH = 3
# "entry-date updated" marks the only time of a page as both
_UPDATES = re.compile(
    r"^(?!.*(?:entry-date|publish)).*(?:updated|modified|aktualisiert)", re.I | re.S
)
_DAY_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_-]|$)")


def shown_dates(headline: Any) -> tuple[str | None, str | None]:
    """(published, updated) in the lines around the headline, ISO 8601; None where there is none.

    A date without a label is the publication's.
    """
    dates: list[tuple[bool, str]] = []
    for element in elements_around(headline):
        dates += _element_dates(element)
        if not all(is_update for is_update, _ in dates):
            break
    return first_dates(dates)


def day_in_address(address: str, claims: Sequence[str]) -> str | None:
    """The day in an address, if the head has no date or an instant in UTC within a day of it.

    >>> day_in_address("https://quay.example/2020/02/24/ebb", ["2020-02-25T02:25:54+00:00"])
    '2020-02-24'
    """
    found = _DAY_IN_ADDRESS.search(address)
    day = iso_date("-".join(found.groups())) if found else None
    if not day or not claims:
        return day
    is_near = abs(_days_after(day, claims[0])) <= 1
    return day if claims[0].endswith("+00:00") and is_near else None


def on_the_day_shown(
    claims: Sequence[str], shown: str | None, updated: str | None = None
) -> str | None:
    """The first date in the head, unless the page prints another day; as exact as known.

    A printed day after the last update is that of an event, and not taken.

    >>> on_the_day_shown(["2019-10-18T22:04:00+00:00"], "2019-10-19T00:04:00")
    '2019-10-19T00:04:00'
    >>> on_the_day_shown(["2019-10-17", "2019-10-19T00:04:00+02:00"], "2019-10-19")
    '2019-10-19T00:04:00+02:00'
    """
    if not claims or not shown:
        return next(iter(_local_first(claims)), shown)
    stated = _local_first(claims)[0]
    if updated and _days_after(shown, max(stated, updated)) > 1:
        return stated
    same_day = [claim for claim in claims if claim[:10] == shown[:10]]
    return max(same_day[0], shown, key=len) if same_day else shown


def _days_after(day: str, other: str) -> int:
    return (date.fromisoformat(day[:10]) - date.fromisoformat(other[:10])).days


def _local_first(claims: Sequence[str]) -> Sequence[str]:
    """The claims, led by those that give the instant of a first one in UTC in local time."""
    if not claims or not claims[0].endswith("+00:00"):
        return claims
    instant = datetime.fromisoformat(claims[0])
    local = [
        claim
        for claim in claims[1:]
        if not claim.endswith("+00:00")
        and (moment := datetime.fromisoformat(claim)).tzinfo
        and moment == instant
    ]
    return [*local, *claims]


def _element_dates(element: Any) -> Iterator[tuple[bool, str]]:
    if _is_caption(element):
        return
    line = short_line(element)
    found = find_dates(line)
    dates = list(labelled_dates(line, found))
    if len(element) and sum(not is_update for is_update, _ in dates) > 1:
        return  # the elements inside it tell which is which
    is_marked = bool(
        _UPDATES.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
    )
    if element.tag == "time" and (iso := iso_date(element.get("datetime") or "")):
        yield is_marked or any(is_update for is_update, _ in dates), iso
    elif len(leftover(line, found).split()) <= _OTHER_WORDS:
        # a line around both dates may be marked as the update's
        yield from ((is_update or (is_marked and len(dates) == 1), iso) for is_update, iso in dates)


def _is_caption(element: Any) -> bool:
    """Whether an element is in a picture's caption: its date is the picture's."""
    lineage = (element, *islice(element.iterancestors(), _CAPTION_DEPTH))
    return any(
        one.tag == "figure" or "caption" in (one.get("class") or "").lower() for one in lineage
    )
