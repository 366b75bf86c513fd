"""Need: whether a message needs the turns before it, judged by its own words."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from qa.conversation.grammar import DOING, DONE, NAME, THING, Word, parse
from qa.conversation.things import things_in
from qa.conversation.turn import Turn
from qa.language.expected import ASKING_VERB
from qa.language.words import content_words, in_english, is_common, stem, words
from qa.question.recognising import AND, ASKS, recognise
from qa.question.requests import Mentions

FEW = 2
"""A question with no more words of its own needs the turns before, unless it names something."""

ENOUGH = 5
"""A question with more words of its own says itself what its "it" or "he" means."""

# Words that point back to something said before: "who vetoed it?", "how many of them?"
_POINTING_WORDS = """
    he she it they him them her his hers its their theirs this that these those himself herself
    itself themselves one ones former latter same such
    er sie es ihn ihm ihnen ihre ihrer ihren seine seiner seinen dessen deren dieser diese dieses
    dort davon dafür dabei il elle ils elles lui cela ça celui celle ceux él ella ellos ellas eso"""
_POINTING = frozenset(_POINTING_WORDS.split())
# Those that may mean a thing earlier in the same question: "the ferry when it struck".
_POINTING_WITHIN = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
# Phrases in which they point to nothing: "is it true", "will it rain", "this year"
_POINTING_TO_NOTHING = re.compile(
    r"(?:it (?:true|possible|necessary|rain|take|mean)"
    r"|(?:this|that|these|those) (?:year|month|week|morning|evening|day))",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    rf"(?:{AND}|(?:(?:what|how) about|why(?! {ASKING_VERB}))\b[\s,]*)+",
    re.IGNORECASE,
)
QUESTION_START = re.compile(
    rf"(?:{ASKS}|{ASKING_VERB}|tell me(?! more)|describe|explain)\b", re.IGNORECASE
)
"""The beginning of a question."""


class Need(Enum):
    """What a message needs of the turns before it."""

    NOTHING = "it says all that it asks about"
    PERHAPS = "it says little, and may be of something new"
    TOPIC = "it points to what was said before"


def need_of(message: str, turns: Sequence[Turn], *, corrects: bool = False) -> Need:
    """What a message needs of the turns before it; there must be one at least.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> need_of("When was it opened?", turns).name, need_of("Who is the mayor?", turns).name
    ('TOPIC', 'PERHAPS')
    >>> need_of("How deep is the Tamsel at Dunmarrow?", turns).name
    'NOTHING'
    """
    lead_in = _LEAD_IN.match(message)
    question = message[lead_in.end() :] if lead_in else message
    own = sum(not is_common(word) for word in content_words(message))
    points, leans = points_back(message), own <= FEW or corrects or lead_in
    lists = isinstance(recognise(message), Mentions)
    complete = not leans or lists or _has_new_name(question, turns)
    if (own > ENOUGH and not corrects) or (complete and not points):
        return Need.NOTHING
    # "how many children?" does not say whose: those of the last answer are meant
    verbless = not any(word.kind in DOING for word in parse(question))
    fragment = QUESTION_START.match(question) and verbless and turns[-1].answer
    things = things_in(message)  # "who paid?" says neither for what nor to whom
    certain = points or corrects or lead_in or not things or fragment
    return Need.PERHAPS if own > FEW or (own and not certain) else Need.TOPIC


def points_back(message: str) -> bool:
    """Whether a pronoun or the like in a message points to what was said before.

    >>> points_back("Who vetoed it?"), points_back("Will it rain in Oslo?")
    (True, False)
    >>> points_back("Wann wurde sie gebaut?"), points_back("Wann hat Ada Berg sie gebaut?")
    (True, False)
    """
    parsed = [word for word in parse(message) if word.kind != "."]
    english = in_english(message)
    return any(
        word.text.lower() in _POINTING
        and word.kind != NAME
        and not _is_explained(word.text.lower(), parsed[:i], parsed[i + 1 :], english=english)
        for i, word in enumerate(parsed)
    )


def _is_explained(
    pointing: str, before: Sequence[Word], after: Sequence[Word], *, english: bool
) -> bool:
    """Whether a pointing word refers to something in its own sentence, or to nothing."""
    if pointing == "that" and before and after and before[-1].kind not in "abdoqt":
        return True  # "the part that broke", "who said that it broke"; not "was that bridge"
    if after and _POINTING_TO_NOTHING.fullmatch(f"{pointing} {after[0].text}"):
        return True
    # "the ferry when it struck", "Berg and his boat"; not "what did the mayor say about it"
    follows = bool(after) and after[0].kind in NAME + THING + DONE + "x"
    own = any(word.kind in NAME + THING for word in before)
    return own and (not english or (pointing in _POINTING_WITHIN and follows))


def _has_new_name(question: str, turns: Sequence[Turn]) -> bool:
    """Whether a question has a name that is in none of the turns."""
    known = {stem(word) for turn in turns for word in words(turn.text)}
    return QUESTION_START.match(question) is not None and any(
        word.kind == NAME
        and stem(words(word.text)[0]) not in known
        # not "who is the CEO?", which is about the topic
        and not (word.text.isupper() and before.text.lower() == "the")
        for before, word in pairwise(parse(question))
    )
