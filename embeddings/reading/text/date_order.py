"""Which number is the day in dates such as 03/04/2017, by the other dates of a table."""

import re
from collections.abc import Iterable
from datetime import date

_NUMBERS = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


def is_day_first(dates: Iterable[str]) -> bool | None:
    """Whether the day comes before the month; None if no date shows it, or two differ.

    >>> is_day_first(["03/04/2017", "13/04/2017"]), is_day_first(["04/13/2017"])
    (True, False)
    >>> is_day_first(["03/04/2017"]), is_day_first(["13/04/2017", "04/13/2017"])
    (None, None)
    """
    orders = set()
    for written in dates:
        found = _NUMBERS.match(written)
        first, second = (int(found[1]), int(found[3])) if found else (0, 0)
        if (first > 12) != (second > 12):
            orders.add(first > 12)
    return orders.pop() if len(orders) == 1 else None


def with_year_first(written: str, *, day_first: bool) -> str:
    """A date of three numbers rewritten as year/month/day; any other text unchanged.

    >>> with_year_first("03/04/2017 6:37 PM", day_first=True)
    '2017/04/03 6:37 PM'
    >>> with_year_first("31/02/2017", day_first=True)
    '31/02/2017'
    """
    found = _NUMBERS.match(written)
    if not found:
        return written
    day, month = (found[1], found[3]) if day_first else (found[3], found[1])
    try:
        date(int(found[4]), int(month), int(day))
    except ValueError:
        return written
    return f"{found[4]}/{month}/{day}{written[found.end() :]}"
