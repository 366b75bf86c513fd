"""Substitution: a follow-up that asks the last question again, of another time or thing."""

import re
from collections.abc import Sequence

from qa.conversation.grammar import DOING, NAME, THING, names_in, parsed, runs
from qa.conversation.topic import ALONE, DAYS, PERSON
from qa.conversation.turn import Query, Turn
from qa.language.expected import ASKING_VERB
from qa.language.time_words import said_time
from qa.language.words import words
from qa.question.recognising import AND, ASKS, recognise
from qa.question.requests import Content

_BESIDE = r"(?:last|previous|next|following) year|year (?:before|earlier|after|later)"
# "And in 2018?", "what about the Mill Tower?", "and the year before?"
_OF_ANOTHER = re.compile(
    rf"(?P<on>{AND}?(?:(?:what|how) about )?)"
    r"(?:(?:in|for|during|of|on|at|from|by) )?(?P<the>the )?"
    rf"(?:(?P<year>\d{{4}})|(?P<beside>{_BESIDE})|(?P<name>[^ ?.!].*?)(?:['’]s?)?)[ ?.!]*",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    rf"{AND}?(?:(?:what|how) about )?(?:(?:in|for|of|on|at) )?the other(?: one)?\W*", re.IGNORECASE
)
# "And on mondays?", "for Lindby?"
_ELSEWHERE = re.compile(
    rf"{AND}?(?:(?:what|how) about )?(?P<way>in|for|during|of|on|at|from|by|to|with|without)"
    rf" (?!.*\b{ASKS}\b)(?P<of>[^ ?.!,]+(?: [^ ?.!,]+){{0,4}})[ ?.!]*",
    re.IGNORECASE,
)
# What stands behind the "when" of "When was it cut?"
_SAID = re.compile(
    rf"(?:(?:where|when|why|how(?: long| often)?) )?(?P<verb>{ASKING_VERB})(?P<said> .+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_EARLIER = re.compile(r"last|previous|before|earlier", re.IGNORECASE)


def asked_anew(turns: Sequence[Turn], message: str, *, corrects: bool = False) -> Query | None:
    """The last question anew, where a message names only what is other; None where it says more.

    >>> turns = [Turn("How long is Mill Bridge?"), Turn("When was Elm Bridge built?")]
    >>> str(asked_anew(turns, "and the other one?"))
    'When was Mill Bridge built?'
    """
    last, two = turns[-1], _two_spoken_of(turns)
    if two and two[0] in str(last.query) and _THE_OTHER.fullmatch(message):
        return _in_place(last.query, *two)
    again = asked_again(last, message, corrects=corrects)
    return again or asked_elsewhere(last, message) or asked_when(last, message)


def _two_spoken_of(turns: Sequence[Turn]) -> list[str]:
    """The only name in the last question that has one, and the one that was before it, if any."""
    found: list[str] = []
    for turn in reversed(turns):
        names = [each for each in _names(turn.query) if each not in found]
        if len(names) > 1:
            return []
        found += names
        if len(found) == 2:
            return found
    return []


def asked_again(last: Turn, message: str, *, corrects: bool = False) -> Query | None:
    """The last question, of the time or thing that a message names; None where it says more.

    The answer tells the year that the question asks of but does not say. ``corrects``: the message
    says what was meant.

    >>> str(asked_again(Turn("How tall is the Mill Tower?"), "And the Salt Tower?"))
    'How tall is the Salt Tower?'
    >>> str(asked_again(Turn("How many came in 2019?"), "and the year before?"))
    'How many came in 2018?'
    """
    asked, query = _OF_ANOTHER.fullmatch(message), last.query
    if asked is None:
        return None
    name, time = asked["name"], message[asked.end("on") :].strip(" ?.!")
    is_time = said_time(time) == time
    if name and not is_time:
        # a name alone asks of something new
        named = (asked["on"] or corrects) and names_in(f"of {name}") == [name]
        return _of_another(last, name, the=bool(asked["the"])) if named else None
    if not isinstance(recognise(query.question), Content):
        return None  # an article is of no other time
    before, asked_of = said_time(query.question), _YEAR.findall(query.question)
    if name or (is_time and before and not asked_of):
        return _at(query, time, before)  # "last year" is none beside "last month"
    years = asked_of or list(dict.fromkeys(_YEAR.findall(last.answer)))
    if len(asked_of) > 1 or (asked["beside"] and len(years) != 1):
        return None
    earlier = _EARLIER.search(asked["beside"] or "")
    year = asked["year"] or str(int(years[0]) + (-1 if earlier else 1))
    return _at(query, year, asked_of[0]) if asked_of else _at(query, f"in {year}", before)


def _at(query: Query, time: str, before: str) -> Query:
    """A question of a time, in the place of the one before; what is put back names none."""
    asked = query.question.replace(before, time) if before else ""
    put_back = (each.replace(said_time(each), "").strip() for each in query.put_back)
    return Query(asked or f"{query.question.rstrip(' ?')} {time}?", tuple(filter(None, put_back)))


def asked_elsewhere(last: Turn, message: str) -> Query | None:
    """The last question, "in", "for" or "on" what a message names so; None where it says more.

    >>> last = Turn("How many visitors come on Saturdays?")
    >>> str(asked_elsewhere(last, "and on mondays?"))
    'How many visitors come on mondays?'
    >>> str(asked_elsewhere(last, "With children?"))
    'How many visitors come on Saturdays with children?'
    """
    other, asked, put_back = _ELSEWHERE.fullmatch(message), last.query.question, last.query.put_back
    if other is None or not isinstance(recognise(asked), Content):
        return None
    if any(word.kind in DOING + "p" for word in parsed(other["of"])):
        return None
    way = other["way"].lower()
    for thing, start, _ in runs(asked, NAME + THING):
        if before := re.search(rf"\b{way} (?:(?:the|an?) )?$", asked[:start], re.IGNORECASE):
            rest = asked[start + len(thing) :]
            return Query(f"{asked[: before.start()]}{way} {other['of']}{rest}", put_back)
    return Query(f"{asked.rstrip(' ?')} {way} {other['of']}?", put_back)


def asked_when(last: Turn, message: str) -> Query | None:
    """The last question, of when, where or why that was; None where more is asked.

    >>> str(asked_when(Turn("When was she born? (Ada Berg)"), "and where?"))
    'where was she born? (Ada Berg)'
    """
    said = _SAID.fullmatch(last.query.question)
    if not said or not ALONE.fullmatch(message):
        return None
    asked = re.sub(rf"^{AND}|(?: not| so)?\W*$", "", message, flags=re.IGNORECASE)
    return Query(f"{asked} {said['verb'].lower()}{said['said']}", last.query.put_back)


def _names(query: Query) -> list[str]:
    put_back = (each for each in query.put_back if each[0].isupper())
    return list(dict.fromkeys([*names_in(query.question), *put_back]))


def _of_another(last: Turn, name: str, *, the: bool) -> Query | None:
    """The query with a name in the place of one that shares a word with it, or of its only one.

    That one has a "the" where the other has: "what about Rome?" asks of "Oslo", not of "the Pope".
    Of what was put back "he" is who has a name of two words, or a ship that was told of with "the",
    and all else a thing that has one.
    """
    query = last.query
    asked, names = names_in(query.question), _names(query)
    akin = [other for other in names if not set(words(name)).isdisjoint(words(other))]
    if not akin and len(asked or names) == 1:
        (only,) = asked or names
        told = query.question if asked else last.answer
        has_the = f"the {only}".lower() in told.lower()
        if asked or has_the:
            same = the == has_the
        else:
            same = not the and " " in name if PERSON.search(query.question) else the
        akin = [only] * (same and _is_day(only) == _is_day(name))
    if not akin or akin[0] == name:
        return None
    return _in_place(query, akin[0], name)


def _in_place(query: Query, one: str, other: str) -> Query:
    """The query with a name in the place of another."""
    return Query.read(re.sub(rf"\b{re.escape(one)}\b", lambda _: other, str(query)))


def _is_day(name: str) -> bool:
    """Whether it is a month or a weekday, or several."""
    return name.lower().removesuffix("s") in DAYS
