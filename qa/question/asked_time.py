"""Asked time: what a question asks of a day or a year, told from its words alone."""

import re
from datetime import date

from qa.language.irregular_verbs import PAST
from qa.language.time_words import TimeWords, time_words
from qa.language.values import Date, values

_HAPPENED = re.compile(
    r"(?:(?:and|but|so) )?what(?: else)? "
    r"(?:happen(?:s|ed)|(?:will|did) happen|(?:takes|took|will take) place|is on|was on)"
    r"(?: on| in)? (?P<day>.+?)[ ?.!]*",
    re.IGNORECASE,
)
_OF_THE_PAST = re.compile(
    rf"\b(?:did|was|were|(?:who|what|which \w+)(?: has| have)? {PAST})\b", re.IGNORECASE
)
"""Without it "today" is nowadays: "how many people live there today?"."""


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


def asked_time(question: str, today: date) -> TimeWords | None:
    """The time whose articles are to answer a question; None where it says none, or several.

    Nor is it a limit for what asks no more than what happened then.

    >>> asked_time("Who won the cup in 2023?", date.today()).words
    'in 2023'
    >>> asked_time("What happened in 1988?", date.today())
    >>> asked_time("What is it called today?", date.today())
    """
    found = time_words(question, today)
    if found is None or asked_day(question):
        return None
    nowadays = found.words.lower() == "today" and not _OF_THE_PAST.search(question)
    several = time_words(question.replace(found.words, ""), today)
    return None if nowadays or several else found
