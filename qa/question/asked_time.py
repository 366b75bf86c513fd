"""Asked time: finds the day or period that a question names, from its words alone."""

import re
from datetime import date

from qa.language.irregular_verbs import PAST
from qa.language.time_words import TimeWords, time_words
from qa.language.values import Date, values

_WHAT_HAPPENED = re.compile(
    r"(?:(?:and|but|so) )?what(?: else)? "
    r"(?:happen(?:s|ed)|(?:will|did) happen|(?:takes|took|will take) place|is on|was on)"
    r"(?: on| in)? (?P<day>.+?)[ ?.!]*",
    re.IGNORECASE,
)
_IN_PAST_TENSE = re.compile(
    rf"\b(?:did|was|were|(?:who|what|which \w+)(?: has| have)? {PAST})\b", re.IGNORECASE
)
"""Without a past tense "today" means nowadays: "how many people live there today?"."""


def asked_day(question: str) -> Date | None:
    """The date if a question only asks what happened on it; None for other questions.

    >>> asked_day("What will happen on 4 May 2021?").year
    2021
    >>> asked_day("What happened in Farra in 2021?"), asked_day("Who came on 4 May 2021?")
    (None, None)
    """
    found = _WHAT_HAPPENED.fullmatch(question)
    if found is None:
        return None
    dates = values(found["day"])
    is_all = len(dates) == 1 and dates[0].span.of(found["day"]) == found["day"]
    return dates[0] if is_all and isinstance(dates[0], Date) else None


def asked_time(question: str, today: date) -> TimeWords | None:
    """The period whose articles are to answer a question; None if it names none, or several.

    Also None if the question only asks what happened then: later articles may tell of it.

    >>> asked_time("Who won the cup in 2023?", date.today()).words
    'in 2023'
    >>> asked_time("What happened in 1988?", date.today())
    >>> asked_time("What is it called today?", date.today())
    """
    found = time_words(question, today)
    if found is None or asked_day(question):
        return None
    is_nowadays = found.words.lower() == "today" and not _IN_PAST_TENSE.search(question)
    another = time_words(question.replace(found.words, ""), today)
    return None if is_nowadays or another else found
