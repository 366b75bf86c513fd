"""Substitution: a follow-up that asks the last question again, of another year or thing."""

import re
from collections.abc import Sequence

from embeddings.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]*(?:['’](?!s\b)[\w-]+)*"  # "O'Brien" of "O'Brien's"
_NAME = rf"{_CAPITAL}(?: {_CAPITAL})*"
_BESIDE = r"(?:last|previous|next|following) year|year (?:before|earlier|after|later)"
# "And in 2018?", "what about the Mill Tower?", "and the year before?"
_OF_ANOTHER = re.compile(
    r"(?P<on>(?:(?i:and|but|or)\b,? ?)?(?:(?i:what|how) about )?)"
    r"(?P<where>(?i:(?:(?:in|for|during|of|on|at|from|by) )?(?:the )?))"
    rf"(?:(?P<year>\d{{4}})|(?i:(?P<beside>{_BESIDE}))|(?P<name>{_NAME})(?:['’]s?)?)[ ?.!]*"
)
# "Which is taller?", "who of them came first?"; not "which is the tallest tower in Oslo?"
_COMPARING = re.compile(
    r"(?:and )?(?:which|who|what)(?: one)?(?: of (?:them|the two|both))?"
    r" (?:is|was|are|were|has|had|came|got)(?: \w+(?:ed|en|lt|nd))? (?:the )?"
    r"(?:(?<!the )(?!later|(?:n?ev|oth|eith|und|ov)er)\w{2,}er|\w{2,}est"
    r"|more|less|most|least|first|last)\b"
    r"(?: (?!to\b)\w+)?[ ?.!]*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_CALENDAR = tuple(
    re.compile(rf"\b(?:an? )?(?:{'|'.join(names)})s?\b", re.IGNORECASE)
    for names in (ENGLISH_WEEKDAYS, ENGLISH_MONTHS)
)
_HE = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_EARLIER = re.compile(r"last|previous|before|earlier", re.IGNORECASE)


def substituted(last: str, answer: str, message: str, *, corrected: bool = False) -> str | None:
    """The last question, of the year or thing that a message names; None where it says more.

    A thing takes the place of one that has a word of its name, or of the only one. ``answer``: what
    the last question was answered, for the year that it asks of but does not say. ``corrected``:
    the message says what was meant.

    >>> substituted("How tall is the Mill Tower?", "It has 81 metres.", "And the Salt Tower?")
    'How tall is the Salt Tower?'
    >>> substituted("How many came in 2019?", "Sixty.", "and the year before?")
    'How many came in 2018?'
    """
    asked = _OF_ANOTHER.fullmatch(message)
    if asked is None:
        return None
    if name := asked["name"]:
        day = _of_another_day(last, name)
        # a name alone asks of something new
        named = not day and (asked["on"] or corrected) and name.lower() not in {*MONTHS, *WEEKDAYS}
        return _with_name(last, asked["where"].lower(), name) if named else day
    asked_of = _YEAR.findall(last)
    years = asked_of or list(dict.fromkeys(_YEAR.findall(answer)))
    if len(asked_of) > 1 or (asked["beside"] and len(years) != 1):
        return None
    earlier = _EARLIER.search(asked["beside"] or "")
    year = asked["year"] or str(int(years[0]) + (-1 if earlier else 1))
    if asked_of:
        return _YEAR.sub(year, last)
    question, bracket, carried = last.partition(" (")
    return f"{question.rstrip(' ?')} in {year}?{bracket}{carried}"


def compares(message: str) -> bool:
    """Whether a message compares what was asked of before it.

    >>> compares("Which is older?"), compares("Which is the oldest bridge in Oslo?")
    (True, False)
    """
    return _COMPARING.fullmatch(message) is not None


def compared(asked: Sequence[str], message: str) -> list[str]:
    """The things that the last two questions ask of, where a message compares them; else none.

    >>> asked = ["How tall is the Mill Tower?", "How tall is the Salt Tower?"]
    >>> compared(asked, "Which is older?")
    ['Mill Tower', 'Salt Tower']
    """
    last = [_names_in(each)[-1:] for each in asked[-2:]]
    both = [name for names in last for name in names]
    return both if compares(message) and len(set(both)) > 1 else []


def _names_in(question: str) -> list[str]:
    return [each.group() for each in re.finditer(_NAME, question) if each.start()]


def _of_another_day(last: str, name: str) -> str | None:
    """The question with a weekday or a month in the place of its only one; else None."""
    for days in _CALENDAR:
        if days.fullmatch(name) and len(days.findall(last)) == 1:
            return days.sub(name, last)
    return None


def _with_name(last: str, where: str, name: str) -> str | None:
    """The question with a name in the place of one that shares a word with it, or of its only one.

    That one stands where the other does: "what about Rome?" asks of "Oslo", not of "the Pope". Of
    the names put back, who "he" is gives way to who has a name of two words, another to "the".
    """
    asked, _, put_back = last.partition(" (")
    carried, stands = _names_in(f"({put_back}"), where == "the "
    if _HE.search(asked):
        stands = not where and " " in name
    if stands and len(carried) == 1 and not _names_in(asked):
        return f"{asked} ({put_back.replace(carried[0], name)}"
    words, names = set(name.split()), list(dict.fromkeys(_names_in(last)))
    akin = [other for other in names if not words.isdisjoint(other.split())]
    for other in akin or (names if len(names) == 1 and _stands(names[0], where, last) else []):
        if other != name:
            return re.sub(rf"\b{re.escape(other)}\b", lambda _: name, last)
    return None


def _stands(name: str, where: str, last: str) -> bool:
    """Whether a name stands in a question after such words as "in the", or none of them."""
    before = last[: last.index(name)].lower()
    article = before.endswith("the ") == where.endswith("the ")
    return before.endswith(f" {where}") and article and "(" not in before
