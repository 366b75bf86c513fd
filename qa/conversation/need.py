"""Need: whether a message needs the turns before it, told from its own words."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from qa.conversation.grammar import DOING, DONE, NAME, THING, Word, parsed
from qa.conversation.things import things_in
from qa.conversation.turn import Turn
from qa.language.expected import ASKING_VERB
from qa.language.words import content_words, in_english, is_common, stem, words
from qa.question.recognising import AND, ASKS, recognise
from qa.question.requests import Mentions

FEW = 2
"""A question with no more words of its own leans on what was said before, unless it is whole."""

ENOUGH = 5
"""A question with more words of its own has in it what its "it" or "he" means."""

# Words that point back to something said before: "who vetoed it?", "how many of them?"
_BACK = """
    he she it they him them her his hers its their theirs this that these those himself herself
    itself themselves one ones former latter same such
    er sie es ihn ihm ihnen ihre ihrer ihren seine seiner seinen dessen deren dieser diese dieses
    dort davon dafür dabei il elle ils elles lui cela ça celui celle ceux él ella ellos ellas eso"""
_POINTING = frozenset(_BACK.split())
# Those that may mean a thing of the same question before them: "the ferry when it struck".
_OWN = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
# Where they point to nothing: "is it true", "will it rain", "this year"
_NOWHERE = re.compile(
    r"(?:it (?:true|possible|necessary|rain|take|mean)"
    r"|(?:this|that|these|those) (?:year|month|week|morning|evening|day))",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    rf"(?:{AND}|(?:(?:what|how) about|why(?! {ASKING_VERB}))\b[\s,]*)+",
    re.IGNORECASE,
)
ASKED = re.compile(rf"(?:{ASKS}|{ASKING_VERB}|tell me(?! more)|describe|explain)\b", re.IGNORECASE)
"""How a question begins."""


class Need(Enum):
    """What a message needs of the turns before it."""

    NOTHING = "it says all that it asks about"
    PERHAPS = "it says little, and may be of something new"
    TOPIC = "it points to what was said before"


def need_of(message: str, turns: Sequence[Turn], *, corrects: bool = False) -> Need:
    """What a message needs of the turns, of which there is one at least.

    >>> turns = [Turn("Whose is the Mill Bridge?", "It is the town's.")]
    >>> need_of("When was it opened?", turns).name, need_of("Who is the mayor?", turns).name
    ('TOPIC', 'PERHAPS')
    >>> need_of("How deep is the Tamsel at Dunmarrow?", turns).name
    'NOTHING'
    """
    going_on = _GOING_ON.match(message)
    asked = message[going_on.end() :] if going_on else message
    own = sum(not is_common(word) for word in content_words(message))
    points, leans = points_back(message), own <= FEW or corrects or going_on
    lists = isinstance(recognise(message), Mentions)
    whole = not leans or lists or _is_of_new_name(asked, turns)
    if (own > ENOUGH and not corrects) or (whole and not points):
        return Need.NOTHING
    # "how many children?" does not say whose: it is of what was just told
    bare = ASKED.match(asked) and not any(word.kind in DOING for word in parsed(asked))
    tells = things_in(message)  # "who paid?" says neither for what nor to whom
    certain = points or corrects or going_on or not tells or (bare and turns[-1].answer)
    return Need.PERHAPS if own > FEW or (own and not certain) else Need.TOPIC


def points_back(message: str) -> bool:
    """Whether a pronoun or the like in it points to what was said before.

    >>> points_back("Who vetoed it?"), points_back("Will it rain in Oslo?")
    (True, False)
    >>> points_back("Wann wurde sie gebaut?"), points_back("Wann hat Ada Berg sie gebaut?")
    (True, False)
    """
    said = [word for word in parsed(message) if word.kind != "."]
    english = in_english(message)
    return any(
        word.text.lower() in _POINTING
        and word.kind != NAME
        and not _has_its_word(word.text.lower(), said[:number], said[number + 1 :], english=english)
        for number, word in enumerate(said)
    )


def _has_its_word(
    pointing: str, before: Sequence[Word], after: Sequence[Word], *, english: bool
) -> bool:
    """Whether what would point back means a word beside it, or nothing at all."""
    if pointing == "that" and before and after and before[-1].kind not in "abdoqt":
        return True  # "the part that broke", "who said that it broke"; not "was that bridge"
    if after and _NOWHERE.fullmatch(f"{pointing} {after[0].text}"):
        return True
    # "the ferry when it struck", "Berg and his boat"; not "what did the mayor say about it"
    follows = bool(after) and after[0].kind in NAME + THING + DONE + "x"
    own = any(word.kind in NAME + THING for word in before)
    return own and (not english or (pointing in _OWN and follows))


def _is_of_new_name(asked: str, turns: Sequence[Turn]) -> bool:
    """Whether it asks, and names something that nobody has spoken of."""
    known = {stem(word) for turn in turns for word in words(turn.said)}
    return ASKED.match(asked) is not None and any(
        word.kind == NAME
        and stem(words(word.text)[0]) not in known
        # not "who is the CEO?", which is of whom was spoken
        and not (word.text.isupper() and before.text.lower() == "the")
        for before, word in pairwise(parsed(asked))
    )
