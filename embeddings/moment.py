"""Moments: as they are stored, and as people say them in local time."""

from datetime import UTC, datetime


def now() -> str:
    """The present moment in ISO 8601 and UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def local_time(iso: str) -> str:
    """The local time and day of an ISO 8601 moment, in words.

    >>> from datetime import datetime
    >>> local_time(datetime(2026, 3, 4, 19, 23).astimezone().isoformat())
    '19:23 on 4 March 2026'
    """
    when = datetime.fromisoformat(iso).astimezone()
    return f"{when:%H:%M} on {when.day} {when:%B %Y}"


def local_day(iso: str) -> str:
    """The local day of an ISO 8601 moment, in ISO 8601.

    >>> from datetime import datetime
    >>> local_day(datetime(2026, 3, 4, 0, 10).astimezone().isoformat())
    '2026-03-04'
    """
    return datetime.fromisoformat(iso).astimezone().date().isoformat()
