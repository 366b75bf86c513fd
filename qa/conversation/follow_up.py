"""Follow-ups: what a message leaves out, put back from the turns before it."""

import re
from collections.abc import Sequence

from qa.conversation.grammar import names_in, with_capitals
from qa.conversation.need import ASKED, Need, need_of, points_back
from qa.conversation.replies import small_talk
from qa.conversation.substitution import asked_anew
from qa.conversation.topic import as_called_last, topic_of
from qa.conversation.turn import Query, Turn
from qa.question.recognising import AND, PLEASE, is_of_articles, recognise
from qa.question.requests import Mentions

_NEW_TOPIC = re.compile(
    r"((a )?(new|another|different) (question|topic|subject)|on another (note|subject|topic)|"
    r"changing the subject|(now )?(for )?something (completely )?(else|different))\b[\s:,.–-]*",
    re.IGNORECASE,
)
# What a question is of: "Back to the bridge: how long is it?", "and the ferry, who runs that?"
_OF = re.compile(
    rf"(?:{AND}(?=the )|{AND}?(?:(?:what|how) about|as for"
    rf"|(?P<back>(?!{ASKED.pattern})(?:[\w’']+ ){{0,2}}back to)) )"
    rf"(?P<thing>[^,:;?!–]+?)(?:(?:[,:;]| [–-]) (?P<asked>{ASKED.pattern}.*)|(?(back)\W*|(?!)))",
    re.IGNORECASE,
)
_THAT = r"(?: (?:about|on|of) (?:it|that|this|them|her|him|these|those))?(?:,? please)?\W*"
MORE = re.compile(
    rf"{AND}?{PLEASE}*(?:(?:tell|show|give) (?:me |us )?)?"
    r"(?:(?:some |any |in |a (?:bit|little) )*more|anything else|what else)"
    rf"(?: details?| information)?{_THAT}",
    re.IGNORECASE,
)
"""The wish to be told more of what was told."""

_AND = re.compile(rf"^{AND}+(?={ASKED.pattern})", re.IGNORECASE)
_NEWER = re.compile(
    r"(?:(?:is|are) there )?any(?:thing)? (?:new(?:er|s)?|more recent|later)(?: articles?| news)?"
    rf"{_THAT}",
    re.IGNORECASE,
)
_IT_LAST = re.compile(r"\b(?:it|him|her|them|this|that|these|those)(?=\W*$)", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
_CORRECTION = re.compile(
    r"((no|nope|actually)\b[\s,.!]*)?((that('s| is| was) not what )?"
    r"i (meant|mean|(asked|was asking) (about|for))\b"
    r"|(that('s| is| was) )?not what i (asked|meant)\b|that('s| is| was) not my question\b)[\s,.:]*"
    r"|no(?:pe)?[,.!]\s+",
    re.IGNORECASE,
)


def made_whole(turns: Sequence[Turn], message: str) -> tuple[Query, bool]:
    """What to search for a message, and whether it may yet be of something new.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> made_whole(turns, "How many sheep were rescued?")[1], made_whole(turns, "How many?")[1]
    (True, False)
    """
    message = " ".join(message.split())
    turns = [turn for turn in turns if not _has_no_topic(turn.question)]
    if not turns or not message:
        return Query(message), False
    if new := _NEW_TOPIC.match(message):
        return Query(message[new.end() :] or message), False
    if correction := _CORRECTION.match(message):
        message = message[correction.end() :] or message
    of = _OF.fullmatch(message)
    if of and (things := as_called_last(turns, of["thing"], spoken_of=not of["back"])):
        return _with(things, of["asked"] or "More"), False
    corrects = correction is not None
    named = with_capitals(message, " ".join(turn.answer for turn in turns))
    if again := asked_anew(turns, named, corrects=corrects):
        return again, False
    need = need_of(message, turns, corrects=corrects)
    if need is Need.NOTHING:
        return _with((), message), False
    may_be_new = need is Need.PERHAPS or bool(names_in(f"of {named}") and not corrects)
    query = _with(topic_of(_without_strange(turns, message), message), message)
    return query, may_be_new and not (_HE_OR_SHE.search(message) and points_back(message))


def _with(topic: Sequence[str], message: str) -> Query:
    """A message with a topic put back; "tell me more" or "anything newer?" asks for nothing else.

    "Which articles mention it?" lists those that mention what stands in the place of its "it".
    """
    if topic and MORE.fullmatch(message):
        return Query(f"Tell me about {', '.join(topic)}")
    if topic and _NEWER.fullmatch(message):
        return Query(f"What is new about {', '.join(topic)}?")
    if topic and _IT_LAST.search(message) and isinstance(recognise(message), Mentions):
        return Query(_IT_LAST.sub(lambda _: topic[0], message))
    return Query(_AND.sub("", message, count=1), tuple(topic))


def _has_no_topic(message: str) -> bool:
    """Whether a message asks the articles nothing, or only who wrote the one that is spoken of."""
    return small_talk(message) is not None or is_of_articles(message)


def _without_strange(turns: Sequence[Turn], message: str) -> Sequence[Turn]:
    """Up to the last turn that says what is spoken of.

    One that was asked without what was said before, and refused, does not where it points to that;
    where it may have leaned on it, only what the message points to is of it.
    """
    last, before = turns[-1], turns[:-1]
    alone = before and not last.answer and last.query == Query(last.question)
    need = need_of(last.question, before) if alone else Need.NOTHING
    leant = need is Need.TOPIC or (need is Need.PERHAPS and not points_back(message))
    return _without_strange(before, message) if leant else turns
