"""A moment as people say it: in the time of this machine, to the minute."""

from datetime import datetime


def local_time(iso: str) -> str:
    """The clock and the day of an ISO 8601 moment.

    >>> from datetime import datetime
    >>> local_time(datetime(2026, 3, 4, 19, 23).astimezone().isoformat())
    '19:23 on 4 March 2026'
    """
    when = datetime.fromisoformat(iso).astimezone()
    return f"{when:%H:%M} on {when.day} {when:%B %Y}"
