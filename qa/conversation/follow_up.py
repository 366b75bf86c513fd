"""Conversation: what a follow-up leaves out, put back from the turns before it."""

import re
from collections.abc import Sequence

from qa.conversation.pointing import points_back
from qa.conversation.rewording import asks_to_reword
from qa.conversation.small_talk import small_talk
from qa.conversation.substitution import compared, compares, substituted
from qa.conversation.topic import THE, UNIT, carried_words, joined
from qa.conversation.turn import Turn
from qa.conversation.whole_question import is_whole
from qa.language.question_kinds import is_of_articles
from qa.language.words import content_words, is_common, stem, stems, words

FEW = 2
"""A question with no more words of its own leans on what was said before, unless it is whole."""

ENOUGH = 5
"""A question with more words of its own has in it what its "it" or "he" means."""


# A name of two words, or before "his" one or who does something: a pronoun beside it can mean it.
_OWN_NAME = re.compile(
    r"\b[A-Z]\w+ [A-Z]\w+"
    r"|^(?!.*\b(?:he|she|it|they|him|them)\b)"
    r".*(?:(?<=[a-z] )[A-Z]\w+|\b(?:do|does|did) (?!the\b)\w+) .*\b(?:his|its|their) "
)
# Whoever it may be: "did anybody get hurt?" says no more than "who got hurt?".
_ANYBODY = {"anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone"}
_GOING_ON = re.compile(
    r"(and|but|or|so|then|also|what about|how about|what if|anything|any|others?|another|"
    r"more|tell me more|why(?! (?:do|does|did|is|are|was|were|has|have|had|can|will|would)\b)|"
    r"(what |who |where |when )?else|instead)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^(?:and|but|so|then)\b[\s,]*", re.IGNORECASE)
_NEW_TOPIC = re.compile(
    r"((a )?(new|another|different) (question|topic|subject)|on another (note|subject|topic)|"
    r"changing the subject|(now )?(for )?something (completely )?(else|different))\b[\s:,.–-]*",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"(?:(?:ok|okay|well|now|so)\b[\s,.]*)?"
    r"(?:(?:let['’]?s |let us |to )?(?:go|come|get|going|coming|getting) )?"
    r"(?:back|returning) to (?P<topic>[^:;,.?!]+?)(?:[:;,.]| -|–)\s*(?=\S)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:tell|show|give) me )?(?:some |any )?more(?: details?| information)?"
    r"(?: (?:about|on|of) (?:it|that|this|them|her|him|these|those))?(?:,? please)?\W*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"((no|nope|actually)\b[\s,.!]*)?((that('s| is| was) not what )?i (meant|mean)\b"
    r"|(that('s| is| was) )?not what i (asked|meant)\b|that('s| is| was) not my question\b)[\s,.:]*"
    r"|no(?:pe)?[,.!]\s+",
    re.IGNORECASE,
)


def standalone_question(turns: Sequence[Turn], message: str) -> str:
    """The message as a question that can be understood, and searched, without the turns before.

    A message that says all it needs, or starts a new topic, comes back as it is.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> standalone_question(turns, "When was it opened?")
    'When was it opened? (Mill Bridge)'
    >>> standalone_question(turns, "How deep is the Tamsel at Dunmarrow?")
    'How deep is the Tamsel at Dunmarrow?'
    """
    message = " ".join(message.split())
    turns = [turn for turn in turns if not _has_no_topic(turn.question)]
    if not turns or not message:
        return message
    if new := _NEW_TOPIC.match(message):
        return message[new.end() :] or message
    if back := _RETURN.match(message):
        return _of_topic(back["topic"], turns, message[back.end() :])
    if correction := _CORRECTION.match(message):
        message = message[correction.end() :] or message
    corrected = correction is not None
    again = _asked_again(turns, message, corrected=corrected)
    return again or _with_carried(turns, message, corrected=corrected)


def _asked_again(turns: Sequence[Turn], message: str, *, corrected: bool) -> str | None:
    """The last question of another thing or year, or what compares the last two; else None."""
    last = turns[-1]
    if again := substituted(last.standalone, last.answer, message, corrected=corrected):
        return again
    asked = [turn.standalone for turn in turns if not compares(turn.question)]
    both = compared(asked, message)
    return f"{message} ({joined(both)})" if both else None


def _with_carried(turns: Sequence[Turn], message: str, *, corrected: bool) -> str:
    """The message with the topic put back, where it needs that."""
    if is_whole(message, _spoken_of(turns)) if corrected else not leans_on(message, turns):
        return message
    carried = carried_words(_without_strange(turns), message)
    if not carried:
        return message
    topic = joined(carried)
    return f"Tell me about {topic}" if _MORE.fullmatch(message) else f"{message} ({topic})"


def goes_back(message: str) -> bool:
    """Whether a message names a topic that it goes back to before it asks.

    >>> goes_back("Back to the bridge: who built it?"), goes_back("Who came back to the bridge?")
    (True, False)
    """
    return _RETURN.match(message) is not None


def _of_topic(topic: str, turns: Sequence[Turn], message: str) -> str:
    """A message that goes back to a topic, made whole from the last turn that spoke of it."""
    own = stems(topic)
    spoken = [number for number, turn in enumerate(turns, 1) if own & _spoken_of([turn])]
    carried = carried_words(turns[: spoken[-1]], message) if spoken else []
    if any(unit.group()[0].isupper() for unit in UNIT.finditer(topic)) or not carried:
        carried = [re.sub(r"^(?:the|our|my) ", "", topic)]
    return f"{message} ({joined(carried)})"


def _has_no_topic(message: str) -> bool:
    """Whether a message asks the articles nothing, or only who wrote the one that is spoken of."""
    said = small_talk(message) is not None or asks_to_reword(message)
    return said or is_of_articles(message)


def _without_strange(turns: Sequence[Turn]) -> Sequence[Turn]:
    """Up to the last turn that says what is spoken of.

    One that leaned on what was said before, and was asked without it and refused, does not.
    """
    last, before = turns[-1], turns[:-1]
    alone = before and not last.answer and last.standalone == last.question
    return _without_strange(before) if alone and leans_on(last.question, before) else turns


def may_be_new(message: str) -> bool:
    """Whether a message says enough to be of a new topic, or nothing in it points back.

    >>> may_be_new("How many sheep were rescued?"), may_be_new("How many of them?")
    (True, False)
    >>> may_be_new("Who proved that plants are made of cells?"), may_be_new("I meant the Salt Pier")
    (True, False)
    """
    correction = _CORRECTION.match(message)
    opened = correction or _GOING_ON.match(message) or points_back(message)
    own = _own_words(message[correction.end() :] if correction else message)
    return not compares(message) and (own > FEW or (own > 0 and not opened))


def _own_words(message: str) -> int:
    """How many of its words say something."""
    return sum(not is_common(word) and word not in _ANYBODY for word in content_words(message))


def leans_on(message: str, turns: Sequence[Turn]) -> bool:
    """Whether it needs what was said before: it points back, goes on, or says too little."""
    own = _own_words(message)
    if own > ENOUGH or (own > FEW and _OWN_NAME.search(message)):
        return False
    asked = (each.group() for each in UNIT.finditer(turns[-1].standalone))
    named = {words(each)[-1] for each in asked if " " in each}
    # "the bridge" is the Mill Bridge
    if points_back(message) or not named.isdisjoint(THE.findall(message)):
        return True
    leaning = own <= FEW or _GOING_ON.match(message)
    return bool(leaning) and not is_whole(_JOINED.sub("", message), _spoken_of(turns))


def _spoken_of(turns: Sequence[Turn]) -> set[str]:
    said = (f"{turn.question} {turn.searched} {turn.answer}" for turn in turns)
    return {stem(word) for each in said for word in words(each)}
