"""Timed: a question that says "last month" is asked of the articles of those days."""

import re
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date

from embeddings.filters import Filter
from qa.answer import Answer
from qa.conversation.articles_spoken_of import question_of_articles
from qa.conversation.message import questions, sentences
from qa.conversation.need import Need, need_of
from qa.conversation.turn import Turn
from qa.language.asked_day import asked_day
from qa.language.question_kinds import Content, recognise
from qa.language.time_words import TimeWords, time_words
from qa.language.words import is_common, words

Ask = Callable[[str, Filter | None], Generator[Answer, None, None]]
"""The answer to a message growing, by the articles that a filter admits; the last one is whole."""

_BY_THEN = "Only articles published {} were searched."
_BY_ALL = "No article published {} answers this: articles of all dates were searched."


def asked_time(message: str, today: date, turns: Sequence[Turn] = ()) -> TimeWords | None:
    """The time whose articles are to answer a message; None where it says none, or several.

    What asks for articles themselves, perhaps only after ``turns`` that did ("and from 2022?"), or
    for no more than what happened then, is answered by its time anyway.

    >>> asked_time("Hello! Who won the cup in 2023?", date.today()).words
    'in 2023'
    >>> asked_time("Who won the cup in 2023? Who built the Mill Bridge?", date.today())
    >>> asked_time("Which articles are from 2023?", date.today())
    >>> asked_time("What happened in 1988?", date.today())
    """
    said = sentences(message)
    asked = " ".join(said)
    for_articles = question_of_articles(turns, asked) or not isinstance(recognise(asked), Content)
    if for_articles or asked_day(asked):
        return None
    found = time_words(asked, today)
    if found is None or time_words(asked.replace(found.words, ""), today):
        return None
    return (
        None if any(_stands_alone(each, said, found.words) for each in questions(said)) else found
    )


def _stands_alone(question: str, said: Sequence[str], time: str) -> bool:
    """Whether one of several questions neither says the time nor leans on one that does."""
    leans = need_of(question, [Turn(said[0])]) is not Need.NOTHING
    return time not in question and not leans


def timed(
    ask: Ask, message: str, time: TimeWords | None, only: Filter | None
) -> Generator[Answer, None, None]:
    """The answer by the articles of a time or, where these don't say, by all.

    All are those that ``only`` admits. A refusal by the articles of the time comes before what all
    say: it tells who received what for it.
    """
    if time is None:
        yield from ask(message, only)
        return
    refusal = None
    if within := time.within(only):
        bare = _without(message, time)
        with closing(ask(bare, within)) as answers:
            for answer in answers:
                refusal = answer if answer.refused else None
                asked = answer if bare == message else _asked(answer, message, bare)
                yield _told(replace(asked, time=time.words), _BY_THEN.format(_inside(time)))
        if refusal is None:
            return
    note, host = _tried(refusal, time)
    with closing(ask(message, only)) as answers:
        for answer in answers:
            yield _told(replace(answer, host=answer.host or host), note)


def _without(message: str, time: TimeWords) -> str:
    """A message without words that are seen from its own day: no article has them in that sense.

    >>> _without("Last month, who won?", TimeWords("Last month", None, None))
    'who won?'
    >>> _without("And last month?", TimeWords("last month", None, None))
    'And last month?'
    """
    if not time.is_relative:
        return message
    bare = re.sub(rf"\s*\b{re.escape(time.words)}(?:['’]s)?\b,?", "", message).strip()
    return message if all(map(is_common, words(bare))) else bare  # it leans on what was said before


def _asked(answer: Answer, message: str, bare: str) -> Answer:
    """The answer to a message that was asked without some of its words."""
    searched = message if answer.searched == bare else answer.searched
    return replace(answer, question=message, searched=searched)


def _tried(refusal: Answer | None, time: TimeWords) -> tuple[str, str]:
    """What is said of the articles of a time that don't answer, and who received what for that.

    Of a year in which none was published nothing is: it is that of an event.
    """
    sent = refusal.note if refusal and refusal.host else ""
    any_then = refusal is not None and refusal.nearest
    said = _BY_ALL.format(_inside(time)) if time.is_relative or any_then else ""
    return f"{sent} {said}".strip(), refusal.host if refusal else ""


def _inside(time: TimeWords) -> str:
    """The words as they stand inside a sentence."""
    return time.words[0].lower() + time.words[1:]


def _told(answer: Answer, note: str) -> Answer:
    if answer.kind == "small talk":
        return replace(answer, time="")
    return replace(answer, note=f"{answer.note} {note}".strip())
