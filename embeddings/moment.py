"""A moment: as it is kept, and as people say it in the time of this machine."""

from datetime import UTC, datetime


def now() -> str:
    """The present moment in ISO 8601 and UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def local_time(iso: str) -> str:
    """The clock and the day of an ISO 8601 moment.

    >>> from datetime import datetime
    >>> local_time(datetime(2026, 3, 4, 19, 23).astimezone().isoformat())
    '19:23 on 4 March 2026'
    """
    when = datetime.fromisoformat(iso).astimezone()
    return f"{when:%H:%M} on {when.day} {when:%B %Y}"


def local_day(iso: str) -> str:
    """The day of an ISO 8601 moment, in ISO 8601: shortly after midnight no more yesterday.

    >>> from datetime import datetime
    >>> local_day(datetime(2026, 3, 4, 0, 10).astimezone().isoformat())
    '2026-03-04'
    """
    return datetime.fromisoformat(iso).astimezone().date().isoformat()
