"""Follow-ups on articles: "and the oldest?", "which of them are by Ada?", "sum up the last"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.conversation.follow_up import TELL_MORE
from qa.conversation.replies import AS_WRITTEN, small_talk
from qa.conversation.turn import Turn
from qa.counts import counted
from qa.language.number_words import ORDINALS
from qa.question.article_phrases import parse_selection, phrase
from qa.question.recognising import AND, is_search, recognise
from qa.question.requests import (
    ALL_ARTICLES,
    Content,
    Holdings,
    Mentions,
    Metadata,
    Selection,
    Summary,
)
from qa.question.summaries import parse_summary

_POSITIONS = (*ORDINALS, "last")
_POSITION = re.compile(
    rf"\b(?:the |number )(?P<position>{'|'.join(_POSITIONS)})(?: one)?(?: of (?:them|these|those))?"
    r"(?=$| (?:about|say|published|written)\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"{AND}?(?:(?:what|list|show me|only|just)(?: of)? (?:them|these|those)"
    r"|(?:(?:are|is|do|does)? ?(?:there )?(?:any|some|one)|which|how many)(?: ones?)?"
    r"(?: of (?:them|these|those))?|(?:of )?(?:them|these|those)) (.+)",
    re.IGNORECASE,
)
_WERE = re.compile(r"(?:was|were) (?:on|from) ", re.IGNORECASE)
"""Asked of people and ships only: an article *is* on something, even of the past."""
_LEAD_IN = r"(?:(?:and|or|but|now|only|just|(?:what|how) about|the ones?|those|that|the)\b,? ?)*"
_AFTER_LEAD_IN = re.compile(rf"{_LEAD_IN}(.+?)(?: ones?)?", re.IGNORECASE)
_WHICH_IS = re.compile(r"which(?: one)?(?: of (?:them|these|those))? (?:is|was) ", re.IGNORECASE)
_ONE = re.compile(r"(?<=\bwhich )one\b", re.IGNORECASE)
_SHORTER = re.compile(r"\b(?:short|brief|condense)", re.IGNORECASE)
_LONGER = re.compile(r"\blonger\b", re.IGNORECASE)
"""Words that tell which of the messages that get AS_WRITTEN want a shorter or longer answer."""

_AUTHOR = r"(?:he|she|they|him|her|them|(?:this|that|the(?: same)?) (?:author|writer|journalist))"
_BY_SAME_AUTHOR = re.compile(
    r"(?:(?:and|what|which|any|anything|more|else|others?|articles|are|is|there|has|have|did) )*"
    rf"(?:by {_AUTHOR}|{_AUTHOR} (?:also )?(?:write|written|wrote)(?: (?:about|on) (?P<name>.+))?)",
    re.IGNORECASE,
)


def question_about_articles(turns: Sequence[Turn], message: str) -> str | None:
    """The question about articles that a message stands for, or None if it is about none.

    >>> turns = [Turn("Which articles are from 2021?", titles=("Tide", "Tea"))]
    >>> [question_about_articles(turns, each) for each in ("Summarise the second one", "Why?")]
    ['Summarise “Tea”', None]
    >>> question_about_articles(turns, "And from 2022?")
    'articles in 2022'
    >>> question_about_articles(turns, "Which of them mention the quay?")
    'articles about the quay in 2021'
    """
    message = message.strip(" ?!.")
    turns = [turn for turn in turns if small_talk(turn.query.question) is None]
    if not turns or not message:
        return None
    question = _question_on_listed(turns, message) or _question_on_same_author(turns[-1], message)
    question = question or _summary_of_other_length(turns[-1], message)
    on_several = (turn for turn in reversed(turns) if not _is_about_one_article(turn))
    return question or _question_on_other_articles(next(on_several, turns[-1]), message)


def _question_on_listed(turns: Sequence[Turn], message: str) -> str | None:
    """The message with "the second one" replaced by the title at that place of the last list."""
    found = _POSITION.search(message)
    if not found:
        return None
    titles = next((turn.titles for turn in reversed(turns) if _lists_articles(turn)), ())
    position = found["position"].lower()
    number = len(titles) - 1 if position == "last" else _POSITIONS.index(position)
    if not 0 <= number < len(titles):
        return None
    title = f"“{titles[number]}”"
    before, after = message[: found.start()], message[found.end() :]
    question = f"{before}{title}{after}"
    request = recognise(question)
    alone = re.fullmatch(_LEAD_IN, f"{before}{after}", re.IGNORECASE)
    if alone or (isinstance(request, Content) and request.topic):
        return f"Summarise {title}"
    return question if isinstance(request, Summary | Metadata) else None


def _lists_articles(turn: Turn) -> bool:
    request = recognise(turn.query.question)
    lists_all = isinstance(request, Summary) and request.articles == ALL_ARTICLES
    return len(turn.titles) > 1 and (lists_all or isinstance(request, Holdings | Mentions))


def _is_about_one_article(turn: Turn) -> bool:
    """Whether a turn asks about one article by its title, perhaps one of a list before it."""
    request = recognise(turn.query.question)
    titled = isinstance(request, Summary) and not request.articles.selects
    return titled or isinstance(request, Metadata)


def _question_on_same_author(last: Turn, message: str) -> str | None:
    """A request for the articles by the author whom the last turn named: "what else by her?"."""
    found = _BY_SAME_AUTHOR.fullmatch(message)
    if not found:
        return None
    request = recognise(last.query.question)
    answered = last.short if isinstance(request, Metadata) and request.fact == "authors" else ""
    author = answered or (request.articles.by if isinstance(request, Holdings | Mentions) else "")
    return phrase(Selection(found["name"] or "", author)) if author else None


def _summary_of_other_length(last: Turn, message: str) -> str | None:
    """A request for the last summary in as many sentences as the message wants; "longer" is ten.

    >>> _summary_of_other_length(Turn("What is “Tea” about?"), "And in one sentence")
    'Summarise it in one sentence'
    """
    in_other_form, length = small_talk(message) == AS_WRITTEN, _without_lead_in(message)
    if in_other_form and _SHORTER.search(message):
        length = "in two sentences"
    elif (in_other_form and _LONGER.search(message)) or TELL_MORE.fullmatch(length):
        length = "in ten sentences"
    question = f"Summarise it {length}"
    was_summary = isinstance(recognise(last.query.question), Summary)
    request = parse_summary(question) if was_summary else None
    if not isinstance(request, Summary) or request.articles != ALL_ARTICLES:
        return None
    return question if request.sentences else None


def _question_on_other_articles(last: Turn, message: str) -> str | None:
    """The last question on articles of another order, author, time or topic."""
    request, rest = recognise(last.query.question), _without_lead_in(message)
    if isinstance(request, Holdings | Mentions | Summary):
        wanted, length = _wanted_summary(message)
        order = _without_lead_in(wanted or _WHICH_IS.sub("", message))
        chosen = parse_selection(f"{order} article")
        if chosen and chosen.count:
            verb, among = "Summarise " if wanted else "", request.articles
            if isinstance(request, Summary):  # a name alone is the title of what was summed up
                verb, among = "Summarise ", among if among.selects else ALL_ARTICLES
            return f"{verb}the {order} {phrase(among).replace('articles', 'article', 1)}{length}"
    if not isinstance(request, Holdings | Mentions):
        return None
    question = _ONE.sub("article", message)
    if question != message and isinstance(recognise(question), Mentions):
        return question
    others = _changed_selection(request.articles, message, rest)
    return phrase(others) if others else None


def _wanted_summary(message: str) -> tuple[str, str]:
    """The article that a message wants summed up, and the length; both empty if it wants none.

    >>> _wanted_summary("Sum up the newest one in two sentences"), _wanted_summary("the newest one")
    (('the newest one', ' in 2 sentences'), ('', ''))
    """
    request = recognise(message)
    if isinstance(request, Summary):
        count = request.sentences
        length = f" in {counted(count, 'sentence')}" if count else ""
        return request.articles.name, length
    if isinstance(request, Content) and not is_search(message):
        return request.topic, ""
    return "", ""


def _without_lead_in(message: str) -> str:
    """A message without an "and" or the like before it."""
    found = _AFTER_LEAD_IN.fullmatch(message)
    return found[1] if found else message


def _changed_selection(listed: Selection, message: str, rest: str) -> Selection | None:
    """The selection listed last, changed as a message says; ``rest`` is that without lead-in."""
    of_them = _OF_THEM.fullmatch(message)
    change = of_them[1] if of_them else rest
    # "only 2016"
    new = parse_selection(f"articles {change}") or parse_selection(f"articles in {change}")
    if new and not new.time and _WERE.match(change):
        return None
    if new and not (of_them and new.name and listed.name):  # no phrase selects articles on both
        return Selection(new.name or listed.name, new.by or listed.by, new.time or listed.time)
    if new or rest == message or not is_search(rest):
        return None
    if listed.by and rest[0].isupper():  # "what about Ada Hale?"
        return replace(listed, by=rest)
    return replace(listed, name=rest) if listed.name else None
