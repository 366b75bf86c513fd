"""Substitution: a follow-up that repeats the last question with another time or thing."""

import re
from collections.abc import Sequence

from qa.conversation.grammar import DOING, NAME, THING, names_in, parse, word_runs
from qa.conversation.topic import DAYS, PERSON_PRONOUN, QUESTION_WORD_ALONE
from qa.conversation.turn import Query, Turn
from qa.language.expected import ASKING_VERB
from qa.language.time_words import time_phrase
from qa.language.words import words
from qa.question.recognising import AND, ASKS, recognise
from qa.question.requests import Content

_BESIDE = r"(?:last|previous|next|following) year|year (?:before|earlier|after|later)"
# "And in 2018?", "what about the Mill Tower?", "and the year before?"
_OTHER_TIME_OR_THING = re.compile(
    rf"(?P<on>{AND}?(?:(?:what|how) about )?)"
    r"(?:(?:in|for|during|of|on|at|from|by) )?(?P<the>the )?"
    rf"(?:(?P<year>\d{{4}})|(?P<beside>{_BESIDE})|(?P<name>[^ ?.!].*?)(?:['’]s?)?)[ ?.!]*",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    rf"{AND}?(?:(?:what|how) about )?(?:(?:in|for|of|on|at) )?the other(?: one)?\W*", re.IGNORECASE
)
# "And on mondays?", "for Lindby?"
_OTHER_PHRASE = re.compile(
    rf"{AND}?(?:(?:what|how) about )?"
    r"(?P<preposition>in|for|during|of|on|at|from|by|to|with|without)"
    rf" (?!.*\b{ASKS}\b)(?P<thing>[^ ?.!,]+(?: [^ ?.!,]+){{0,4}})[ ?.!]*",
    re.IGNORECASE,
)
# The question without the "when" of "When was it cut?"
_WITHOUT_QUESTION_WORD = re.compile(
    rf"(?:(?:where|when|why|how(?: long| often)?) )?(?P<verb>{ASKING_VERB})(?P<rest> .+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_EARLIER = re.compile(r"last|previous|before|earlier", re.IGNORECASE)


def repeated_question(
    turns: Sequence[Turn], message: str, *, corrects: bool = False
) -> Query | None:
    """The last question with what a message names put in, or None if the message says more.

    >>> turns = [Turn("How long is Mill Bridge?"), Turn("When was Elm Bridge built?")]
    >>> str(repeated_question(turns, "and the other one?"))
    'When was Mill Bridge built?'
    """
    last, names = turns[-1], _last_two_names(turns)
    if names and names[0] in str(last.query) and _THE_OTHER.fullmatch(message):
        return _substitute(last.query, *names)
    query = with_other_time_or_thing(last, message, corrects=corrects)
    return query or with_other_phrase(last, message) or with_question_word(last, message)


def _last_two_names(turns: Sequence[Turn]) -> list[str]:
    """The name in the last question that has one, and the name before it; empty if not one each."""
    found: list[str] = []
    for turn in reversed(turns):
        names = [each for each in _names(turn.query) if each not in found]
        if len(names) > 1:
            return []
        found += names
        if len(found) == 2:
            return found
    return []


def with_other_time_or_thing(last: Turn, message: str, *, corrects: bool = False) -> Query | None:
    """The last question with the time or thing that a message names, or None if it says more.

    The year before or after that of the last question, or of its answer, can be meant.
    ``corrects``: whether the message says what was meant.

    >>> str(with_other_time_or_thing(Turn("How tall is the Mill Tower?"), "And the Salt Tower?"))
    'How tall is the Salt Tower?'
    >>> str(with_other_time_or_thing(Turn("How many came in 2019?"), "and the year before?"))
    'How many came in 2018?'
    """
    other, query = _OTHER_TIME_OR_THING.fullmatch(message), last.query
    if other is None:
        return None
    name, time = other["name"], message[other.end("on") :].strip(" ?.!")
    is_time = time_phrase(time) == time
    if name and not is_time:
        # a name alone asks about something new
        replaces = (other["on"] or corrects) and names_in(f"of {name}") == [name]
        return _with_name(last, name, the=bool(other["the"])) if replaces else None
    if not isinstance(recognise(query.question), Content):
        return None  # an article is of no other time
    before, question_years = time_phrase(query.question), _YEAR.findall(query.question)
    if name or (is_time and before and not question_years):
        return _with_time(query, time, before)  # "last year" is none beside "last month"
    years = question_years or list(dict.fromkeys(_YEAR.findall(last.answer)))
    if len(question_years) > 1 or (other["beside"] and len(years) != 1):
        return None
    earlier = _EARLIER.search(other["beside"] or "")
    year = other["year"] or str(int(years[0]) + (-1 if earlier else 1))
    time, before = (year, question_years[0]) if question_years else (f"in {year}", before)
    return _with_time(query, time, before)


def _with_time(query: Query, time: str, before: str) -> Query:
    """A query with a time in place of the one before, if any; what is put back loses its own."""
    dated = query.question.replace(before, time) if before else ""
    put_back = (each.replace(time_phrase(each), "").strip() for each in query.put_back)
    return Query(dated or f"{query.question.rstrip(' ?')} {time}?", tuple(filter(None, put_back)))


def with_other_phrase(last: Turn, message: str) -> Query | None:
    """The last question with a message's phrase, such as "on mondays", or None if it says more.

    >>> last = Turn("How many visitors come on Saturdays?")
    >>> str(with_other_phrase(last, "and on mondays?"))
    'How many visitors come on mondays?'
    >>> str(with_other_phrase(last, "With children?"))
    'How many visitors come on Saturdays with children?'
    """
    other, question = _OTHER_PHRASE.fullmatch(message), last.query.question
    if other is None or not isinstance(recognise(question), Content):
        return None
    if any(word.kind in DOING + "p" for word in parse(other["thing"])):
        return None
    preposition = other["preposition"].lower()
    phrase = f"{preposition} {other['thing']}"
    for thing, start, _ in word_runs(question, NAME + THING):
        if before := re.search(rf"\b{preposition} (?:(?:the|an?) )?$", question[:start], re.I):
            rest = question[start + len(thing) :]
            return Query(f"{question[: before.start()]}{phrase}{rest}", last.query.put_back)
    return Query(f"{question.rstrip(' ?')} {phrase}?", last.query.put_back)


def with_question_word(last: Turn, message: str) -> Query | None:
    """The last question with a message's "when?", "where?" or "why?", or None if it says more.

    >>> str(with_question_word(Turn("When was she born? (Ada Berg)"), "and where?"))
    'where was she born? (Ada Berg)'
    """
    found = _WITHOUT_QUESTION_WORD.fullmatch(last.query.question)
    if not found or not QUESTION_WORD_ALONE.fullmatch(message):
        return None
    question_word = re.sub(rf"^{AND}|(?: not| so)?\W*$", "", message, flags=re.IGNORECASE)
    return Query(f"{question_word} {found['verb'].lower()}{found['rest']}", last.query.put_back)


def _names(query: Query) -> list[str]:
    put_back = (each for each in query.put_back if each[0].isupper())
    return list(dict.fromkeys([*names_in(query.question), *put_back]))


def _with_name(last: Turn, name: str, *, the: bool) -> Query | None:
    """The last query with a name in place of one that shares a word with it, or of its only one.

    Either both have a "the" or none: "what about Rome?" replaces "Oslo", not "the Pope". Without a
    "the" of its own, a name that was put back for "he" or "she" is a person's, which another name
    of two words can replace; for any other pronoun it is a thing's, whose successor has a "the".
    """
    query = last.query
    typed, names = names_in(query.question), _names(query)
    akin = [other for other in names if not set(words(name)).isdisjoint(words(other))]
    if not akin and len(typed or names) == 1:
        (only,) = typed or names
        text = query.question if typed else last.answer
        has_the = f"the {only}".lower() in text.lower()
        if typed or has_the:
            same = the == has_the
        else:
            same = not the and " " in name if PERSON_PRONOUN.search(query.question) else the
        akin = [only] * (same and _is_day(only) == _is_day(name))
    if not akin or akin[0] == name:
        return None
    return _substitute(query, akin[0], name)


def _substitute(query: Query, old: str, new: str) -> Query:
    """A query with one name in place of another."""
    return Query.parse(re.sub(rf"\b{re.escape(old)}\b", lambda _: new, str(query)))


def _is_day(name: str) -> bool:
    """Whether a name is that of a month or weekday, also in the plural."""
    return name.lower().removesuffix("s") in DAYS
