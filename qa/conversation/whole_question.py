"""Whole questions of few words: those that lean on nothing said before."""

import re
from collections.abc import Container

from qa.language.words import stem, words

_ASKED = re.compile(
    r"(?!(what|how) about|what if)"
    r"(tell me(?! more)|describe|explain|who|whose|what|which|where|when|why|how|is|are|was|were|"
    r"do|does|did|has|have|can|will)\b",
    re.IGNORECASE,
)
# not "who is the CEO?", which is of whom was spoken
_NAME = re.compile(
    r"(?<=[a-z] )(?<!\b[Ww]ho is the )(?<!\b[Ww]ho was the )(?!I\b)[A-ZÀ-ÖØ-Þ][\w’'-]*"
)
# A thing named without "the", so that none said before can be meant: "gold", "black holes".
_THING = r"(?!(?:an?|the|there|any|many|much|my|your|our|people|who|what)\b)\w{2,}"
_DOING = r"(?!(?:is|are|was|were|has|had|have|do|does|did|can|will|else)\b)\w{3,}"
_BE = r"(?: is| are|['’]s)"
_WHOLE = re.compile(
    # "what is a neutrino", "who is the mayor of oslo", "how do vaccines work",
    rf"what{_BE} (?:an? )?{_THING}(?: {_THING})?"
    rf"|(?:who|what|where|how \w+){_BE} the \w+ of {_THING}(?: {_THING})?"
    rf"|(?:how|why|where|when|what) (?:do|does|can) (?:{_THING}|an? {_THING}(?: {_THING})?) \w+"
    # "who discovered penicillin", "who vetoed the resolution"
    rf"|(?:who|what|which \w+) {_DOING} (?:(?:an? )?{_THING}|the (?P<known>\w+))",
    re.IGNORECASE,
)
# Words that stand where a thing would, and are none: "what happened next", "who voted against".
_ENDS = """
    new wrong different next left missing known better best first last second third later then
    afterwards before after again against away back here now today yesterday exactly yes no in out
    up down on off for with from to by about possible necessary else"""
_NO_THINGS = frozenset(_ENDS.split())


def is_whole(question: str, spoken_of: Container[str]) -> bool:
    """Whether few words ask a whole question: of a new name, or with their own subject and object.

    ``spoken_of``: the stems of all that was said before. What "the" stands before is a thing of
    its own only where nobody has spoken of it.

    >>> is_whole("Who is the president of France?", {"syria"})
    True
    >>> is_whole("Who vetoed the resolution?", {"resolut"}), is_whole("How many died?", set())
    (False, False)
    """
    if not _ASKED.match(question):
        return False
    if any(stem(words(name)[0]) not in spoken_of for name in _NAME.findall(question)):
        return True
    found = _WHOLE.fullmatch(question.rstrip(" ?.!"))
    if found is None or not _NO_THINGS.isdisjoint(words(question)):
        return False
    return found["known"] is None or stem(found["known"].lower()) not in spoken_of
