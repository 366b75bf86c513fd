"""Follow-ups: puts back what a message leaves out, from the turns before it."""

import re
from collections.abc import Sequence

from qa.conversation.grammar import names_in, with_capitals
from qa.conversation.need import QUESTION_START, Need, need_of, points_back
from qa.conversation.replies import small_talk
from qa.conversation.substitution import repeated_question
from qa.conversation.topic import names_last_used, topic_of
from qa.conversation.turn import Query, Turn
from qa.question.recognising import AND, PLEASE, is_of_articles, recognise
from qa.question.requests import Mentions

_NEW_TOPIC = re.compile(
    r"((a )?(new|another|different) (question|topic|subject)|on another (note|subject|topic)|"
    r"changing the subject|(now )?(for )?something (completely )?(else|different))\b[\s:,.–-]*",
    re.IGNORECASE,
)
# A thing and a question on it: "Back to the bridge: how long is it?", "and the ferry, who runs it?"
_ON_THING = re.compile(
    rf"(?:{AND}(?=the )|{AND}?(?:(?:what|how) about|as for"
    rf"|(?P<back>(?!{QUESTION_START.pattern})(?:[\w’']+ ){{0,2}}back to)) )"
    rf"(?P<thing>[^,:;?!–]+?)"
    rf"(?:(?:[,:;]| [–-]) (?P<question>{QUESTION_START.pattern}.*)|(?(back)\W*|(?!)))",
    re.IGNORECASE,
)
_ABOUT_THAT = r"(?: (?:about|on|of) (?:it|that|this|them|her|him|these|those))?(?:,? please)?\W*"
TELL_MORE = re.compile(
    rf"{AND}?{PLEASE}*(?:(?:tell|show|give) (?:me |us )?)?"
    r"(?:(?:some |any |in |a (?:bit|little) )*more|anything else|what else)"
    rf"(?: details?| information)?{_ABOUT_THAT}",
    re.IGNORECASE,
)
"""The wish to be told more about the topic."""

_AND = re.compile(rf"^{AND}+(?={QUESTION_START.pattern})", re.IGNORECASE)
_NEWER = re.compile(
    r"(?:(?:is|are) there )?any(?:thing)? (?:new(?:er|s)?|more recent|later)(?: articles?| news)?"
    rf"{_ABOUT_THAT}",
    re.IGNORECASE,
)
_FINAL_PRONOUN = re.compile(r"\b(?:it|him|her|them|this|that|these|those)(?=\W*$)", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
_CORRECTION = re.compile(
    r"((no|nope|actually)\b[\s,.!]*)?((that('s| is| was) not what )?"
    r"i (meant|mean|(asked|was asking) (about|for))\b"
    r"|(that('s| is| was) )?not what i (asked|meant)\b|that('s| is| was) not my question\b)[\s,.:]*"
    r"|no(?:pe)?[,.!]\s+",
    re.IGNORECASE,
)


def standalone_query(turns: Sequence[Turn], message: str) -> tuple[Query, bool]:
    """The query that a message stands for, and whether it may yet be about something new.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> [standalone_query(turns, each)[1] for each in ("How many sheep were rescued?", "How many?")]
    [True, False]
    """
    message = " ".join(message.split())
    turns = [turn for turn in turns if not _has_no_topic(turn.question)]
    if not turns or not message:
        return Query(message), False
    if new := _NEW_TOPIC.match(message):
        return Query(message[new.end() :] or message), False
    if correction := _CORRECTION.match(message):
        message = message[correction.end() :] or message
    on = _ON_THING.fullmatch(message)
    if on and (things := names_last_used(turns, on["thing"], must_be_known=not on["back"])):
        return _query_about(things, on["question"] or "More"), False
    corrects = correction is not None
    capitalised = with_capitals(message, " ".join(turn.answer for turn in turns))
    if query := repeated_question(turns, capitalised, corrects=corrects):
        return query, False
    need = need_of(message, turns, corrects=corrects)
    if need is Need.NOTHING:
        return _query_about((), message), False
    may_be_new = need is Need.PERHAPS or bool(names_in(f"of {capitalised}") and not corrects)
    query = _query_about(topic_of(_turns_on_topic(turns, message), message), message)
    return query, may_be_new and not (_HE_OR_SHE.search(message) and points_back(message))


def _query_about(topic: Sequence[str], message: str) -> Query:
    """A message with its topic put back.

    "Tell me more" and "anything newer?" become questions on the topic alone; in "which articles
    mention it?" the topic takes the pronoun's place.
    """
    if topic and TELL_MORE.fullmatch(message):
        return Query(f"Tell me about {', '.join(topic)}")
    if topic and _NEWER.fullmatch(message):
        return Query(f"What is new about {', '.join(topic)}?")
    if topic and _FINAL_PRONOUN.search(message) and isinstance(recognise(message), Mentions):
        return Query(_FINAL_PRONOUN.sub(lambda _: topic[0], message))
    return Query(_AND.sub("", message, count=1), tuple(topic))


def _has_no_topic(message: str) -> bool:
    """Whether a message asks the articles nothing, or asks about the articles themselves."""
    return small_talk(message) is not None or is_of_articles(message)


def _turns_on_topic(turns: Sequence[Turn], message: str) -> Sequence[Turn]:
    """The turns up to the last one that tells the topic.

    A refused turn that was searched without the turns before it, although it needed them, does not
    tell; one that may have needed them tells only a message that points back.
    """
    last, before = turns[-1], turns[:-1]
    alone = before and not last.answer and last.query == Query(last.question)
    need = need_of(last.question, before) if alone else Need.NOTHING
    skipped = need is Need.TOPIC or (need is Need.PERHAPS and not points_back(message))
    return _turns_on_topic(before, message) if skipped else turns
