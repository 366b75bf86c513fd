"""Follow-ups on articles: "and the oldest?", "which of them are by Ada?", "sum up the last"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.conversation.follow_up import MORE
from qa.conversation.replies import AS_WRITTEN, small_talk
from qa.conversation.turn import Turn
from qa.counts import counted
from qa.language.number_words import ORDINALS
from qa.question.article_phrases import meant, phrase
from qa.question.recognising import AND, is_search, recognise
from qa.question.requests import ALL_ARTICLES, Content, Holdings, Meant, Mentions, Metadata, Summary
from qa.question.summaries import summed_up

_PLACES = (*ORDINALS, "last")
_PLACE = re.compile(
    rf"\b(?:the |number )(?P<place>{'|'.join(_PLACES)})(?: one)?(?: of (?:them|these|those))?"
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
"""What is asked of people and ships: articles are on a thing still."""
_ALONG = r"(?:(?:and|or|but|now|only|just|(?:what|how) about|the ones?|those|that|the)\b,? ?)*"
_ALSO = re.compile(rf"{_ALONG}(.+?)(?: ones?)?", re.IGNORECASE)
_WHICH_IS = re.compile(r"which(?: one)?(?: of (?:them|these|those))? (?:is|was) ", re.IGNORECASE)
_ONE = re.compile(r"(?<=\bwhich )one\b", re.IGNORECASE)
_SHORTER = re.compile(r"\b(?:short|brief|condense)", re.IGNORECASE)
_LONGER = re.compile(r"\blonger\b", re.IGNORECASE)
"""What tells of all that wants an answer otherwise that it be shorter, or longer."""

_SAME = r"(?:he|she|they|him|her|them|(?:this|that|the(?: same)?) (?:author|writer|journalist))"
_BY_SAME = re.compile(
    r"(?:(?:and|what|which|any|anything|more|else|others?|articles|are|is|there|has|have|did) )*"
    rf"(?:by {_SAME}|{_SAME} (?:also )?(?:write|written|wrote)(?: (?:about|on) (?P<name>.+))?)",
    re.IGNORECASE,
)


def question_of_articles(turns: Sequence[Turn], message: str) -> str | None:
    """The question about articles that a message is short for; None where it is no such message.

    >>> turns = [Turn("Which articles are from 2021?", titles=("Tide", "Tea"))]
    >>> question_of_articles(turns, "Summarise the second one"), question_of_articles(turns, "Why?")
    ('Summarise “Tea”', None)
    >>> question_of_articles(turns, "And from 2022?")
    'articles in 2022'
    >>> question_of_articles(turns, "Which of them mention the quay?")
    'articles about the quay in 2021'
    """
    asked = message.strip(" ?!.")
    turns = [turn for turn in turns if small_talk(turn.query.question) is None]
    if not turns or not asked:
        return None
    found = _one_of_list(turns, asked) or _by_the_same(turns[-1], asked)
    found = found or _as_long(turns[-1], asked)
    chosen = (turn for turn in reversed(turns) if not _is_of_one(turn))
    return found or _others(next(chosen, turns[-1]), asked)


def _one_of_list(turns: Sequence[Turn], asked: str) -> str | None:
    """The message with the title of the listed article whose place it gives."""
    found = _PLACE.search(asked)
    if not found:
        return None
    listed = next((turn.titles for turn in reversed(turns) if _lists(turn)), ())
    place = found["place"].lower()
    number = len(listed) - 1 if place == "last" else _PLACES.index(place)
    if not 0 <= number < len(listed):
        return None
    title = f"“{listed[number]}”"
    named = f"{asked[: found.start()]}{title}{asked[found.end() :]}"
    request = recognise(named)
    alone = re.fullmatch(_ALONG, f"{asked[: found.start()]}{asked[found.end() :]}", re.IGNORECASE)
    if alone or (isinstance(request, Content) and request.topic):
        return f"Summarise {title}"
    return named if isinstance(request, Summary | Metadata) else None


def _lists(turn: Turn) -> bool:
    request = recognise(turn.query.question)
    every = isinstance(request, Summary) and request.articles == ALL_ARTICLES  # all were listed
    return len(turn.titles) > 1 and (every or isinstance(request, Holdings | Mentions))


def _is_of_one(turn: Turn) -> bool:
    """Whether it asks of one article by its name, which may be out of a list before it."""
    request = recognise(turn.query.question)
    named = isinstance(request, Summary) and not request.articles.selects
    return named or isinstance(request, Metadata)


def _by_the_same(last: Turn, asked: str) -> str | None:
    """All articles of whoever the last turn told to have written one, or was about."""
    same = _BY_SAME.fullmatch(asked)
    if not same:
        return None
    before = recognise(last.query.question)
    wrote = last.short if isinstance(before, Metadata) and before.fact == "authors" else ""
    by = wrote or (before.articles.by if isinstance(before, Holdings | Mentions) else "")
    return phrase(Meant(same["name"] or "", by)) if by else None


def _as_long(last: Turn, asked: str) -> str | None:
    """What was summed up last, in as many sentences as are asked for now; "longer" is ten.

    >>> _as_long(Turn("What is “Tea” about?"), "And in one sentence")
    'Summarise it in one sentence'
    """
    otherwise, rest = small_talk(asked) == AS_WRITTEN, _rest(asked)
    if otherwise and _SHORTER.search(asked):
        rest = "in two sentences"
    elif (otherwise and _LONGER.search(asked)) or MORE.fullmatch(rest):
        rest = "in ten sentences"
    again = f"Summarise it {rest}"
    summed = isinstance(recognise(last.query.question), Summary)
    request = summed_up(again) if summed else None
    if not isinstance(request, Summary) or request.articles != ALL_ARTICLES:
        return None
    return again if request.sentences else None


def _others(last: Turn, asked: str) -> str | None:
    """What was asked last, of articles of another order, author or time, or on another thing."""
    before, rest = recognise(last.query.question), _rest(asked)
    if isinstance(before, Holdings | Mentions | Summary):
        told, length = _to_be_told(asked)
        order = _rest(told or _WHICH_IS.sub("", asked))
        chosen = meant(f"{order} article")
        if chosen and chosen.count:
            verb, among = "Summarise " if told else "", before.articles
            if isinstance(before, Summary):  # a name alone is the title of what was summed up
                verb, among = "Summarise ", among if among.selects else ALL_ARTICLES
            return f"{verb}the {order} {phrase(among).replace('articles', 'article', 1)}{length}"
    if not isinstance(before, Holdings | Mentions):
        return None
    one = _ONE.sub("article", asked)
    if one != asked and isinstance(recognise(one), Mentions):
        return one
    others = _but_for(before.articles, asked, rest)
    return phrase(others) if others else None


def _to_be_told(asked: str) -> tuple[str, str]:
    """What is to be summed up, or told about, and how long: empty where nothing is.

    >>> _to_be_told("Sum up the newest one in two sentences"), _to_be_told("the newest one")
    (('the newest one', ' in 2 sentences'), ('', ''))
    """
    request = recognise(asked)
    if isinstance(request, Summary):
        count = request.sentences
        length = f" in {counted(count, 'sentence')}" if count else ""
        return request.articles.name, length
    if isinstance(request, Content) and not is_search(asked):
        return request.topic, ""
    return "", ""


def _rest(asked: str) -> str:
    """What is asked without "and" or the like before it."""
    also = _ALSO.fullmatch(asked)
    return also[1] if also else asked


def _but_for(listed: Meant, asked: str, rest: str) -> Meant | None:
    """The articles listed but for what is asked now, of which ``rest`` begins with no "and"."""
    of_them = _OF_THEM.fullmatch(asked)
    said = of_them[1] if of_them else rest
    new = meant(f"articles {said}") or meant(f"articles in {said}")  # "only 2016"
    if new and not new.time and _WERE.match(said):
        return None
    if new and not (of_them and new.name and listed.name):  # no words mean the articles on both
        return Meant(new.name or listed.name, new.by or listed.by, new.time or listed.time)
    if new or rest == asked or not is_search(rest):
        return None
    if listed.by and rest[0].isupper():  # "what about Ada Hale?"
        return replace(listed, by=rest)
    return replace(listed, name=rest) if listed.name else None
