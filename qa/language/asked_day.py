"""Asked day: the day, month or year of which a question asks no more than what happened then."""

import re

from qa.language.values import Date, values

_HAPPENED = re.compile(
    r"(?:(?:and|but|so) )?what(?: else)? "
    r"(?:happen(?:s|ed)|(?:will|did) happen|(?:takes|took|will take) place|is on|was on)"
    r"(?: on| in)? (?P<day>.+?)[ ?.!]*",
    re.IGNORECASE,
)


def asked_day(question: str) -> Date | None:
    """The date that a question is only about; None where it asks anything else.

    >>> asked_day("What will happen on 4 May 2021?").year
    2021
    >>> asked_day("What happened in Farra in 2021?"), asked_day("Who came on 4 May 2021?")
    (None, None)
    """
    found = _HAPPENED.fullmatch(question)
    if found is None:
        return None
    dates = values(found["day"])
    whole = len(dates) == 1 and dates[0].span.of(found["day"]) == found["day"]
    return dates[0] if whole and isinstance(dates[0], Date) else None
