"""Referring back: sentences that cannot be understood without the one before them."""

import re

from qa.language.sentence_ends import ends_asking
from qa.language.words import content_words, stem

OPENING = "\"“„«'‘(» "
"""Marks and spaces that may stand before a sentence's first word."""

PRONOUN = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|"
    r"er|sie|es|él|ella|ellos|il|elle|ils|elles)\b",
    re.IGNORECASE,
)
"""A pattern of pronouns with which a sentence refers to something named before it."""

_SPEECH = re.compile(r"[\"“„«»”].*\b(?:he|she|they|it)\b \w+|[\"“„«»”].*\b\w+ (?:he|she|they)\b")
_NAMING = re.compile(
    r"(?:\w+ ){1,3}(?:calls?|called|terms?|termed|dubs?|dubbed) (?:it|this|that|them)\b",
    re.IGNORECASE,
)
"""The beginning of a sentence that names what was described before it: "We call it a seiche"."""
_NOUN_PHRASE = re.compile(r"(?:the|that|this|these|those) (?P<noun>[^\W\d_]+)", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"(?:also|another|besides|for (?:example|instance)|furthermore|however|"
    r"in (?:addition|contrast|other words)|instead|likewise|meanwhile|moreover|otherwise|still|"
    r"then|therefore|thus|after (?:that|this)|außerdem|dann|deshalb|jedoch|zudem|"
    r"además|entonces|luego|sin embargo|también|cependant|ensuite|pourtant|puis)\b",
    re.IGNORECASE,
)


def goes_on(sentence: str) -> bool:
    """Whether a sentence begins with a word that joins it to the one before it.

    >>> goes_on("Instead, the bridge was sold."), goes_on("The bridge was sold instead.")
    (True, False)
    """
    return _CONNECTIVE.match(sentence.lstrip(OPENING)) is not None


def refers_back(sentence: str, before: str) -> bool:
    """Whether a sentence answers the one before it, or refers to something named there.

    >>> refers_back("The agreement was kept.", "Both sides signed an agreement on Monday.")
    True
    >>> refers_back("We call it a seiche.", "The whole lake swings to and fro.")
    True
    >>> refers_back("The moon is far.", "Both sides signed an agreement on Monday.")
    False
    """
    is_speech = sentence[:1] in OPENING[:-1]
    opening = sentence.lstrip(OPENING)
    if PRONOUN.match(opening) or _NAMING.match(opening) or ends_asking(before):
        return True
    if is_speech and _SPEECH.match(sentence):
        return True
    referring = _NOUN_PHRASE.match(opening)
    if referring is None or is_speech:
        return False
    return stem(referring["noun"].lower()) in map(stem, content_words(before))
