"""Retractions: sentences that say of the one before, or of what they tell, that it is not so."""

import re

from qa.language.opposition import DENIAL

_WHAT = (
    r"(?:that|this|these|those|it|they|he|she|we|i|(?:the|this|that|these|those|such|both) "
    r"(?:claim|rumou?r|stor(?:y|ie)|report|post|figure|number|date|picture|photo|photograph|image"
    r"|video|letter|message|quote|statement|belief|idea|article|leaflet|guide|paper)s?)"
)
_BE = r"(?:is|are|was|were|be|been|proved|turned out(?: to be)?|has been|have been)"
_NOT = r"(?:n['’]t| not| never)"
_HOW = r"(?: (?:\w+ly|all|just|quite|a|an|so))*"
_FALSE = (
    r"(?:untrue|false|wrong|incorrect|inaccurate|mistaken|misleading|invented|unfounded|baseless"
    r"|fake|fabricated|made up|nonsense|myth|hoax|lie|legend|mistake|error)s?"
)
_TRUE = r"(?:true|so|right|correct|accurate|the case|real)"
_END = r"(?=\s*(?:[.,;:!?—–]|$|and |but |as |says?\b|said\b))"

_RETRACTION = re.compile(
    r"[“\"'‘(]?(?:(?:but|yet|however|in (?:fact|truth|reality)|actually|sadly|sorry)\b,? )?(?:"
    rf"(?:[\w’' -]{{1,40}} (?:said|says) (?:that )?)?"
    rf"(?:{_WHAT}(?:['’]s| {_BE}){_HOW}(?: {_FALSE}|{_NOT}{_HOW} {_TRUE}){_END}"
    # "It had not.", "He never did."
    rf"|{_WHAT} (?:never \w+|(?:is|are|was|were|has|have|had|do|does|did|could|will|would)"
    rf"{_NOT}(?: (?:do )?so)?)(?=[.;!]))"
    rf"|(?:{_FALSE}|not {_TRUE}|not at all){_END}"
    r"|(?:[\w’']+ ){0,3}(?:said|did|wrote) (?:no such thing|nothing of the (?:kind|sort))\b"
    r"|(?:do not|don['’]t) (?:believe|trust|fall for) (?:it|this|that|them|a word)\b"
    r"|there (?:is|was|has been) no (?:evidence|proof|truth|basis)"
    r"(?: (?:for|of|in|to) (?:it|this|that|these|them)\b|[.;])"
    r")",
    re.IGNORECASE,
)

_UNTRUE = re.compile(
    rf"\bit(?:['’]s| {_BE}){_HOW}(?: {_FALSE}|{_NOT}{_HOW} {_TRUE}) that\b"
    r"|\b(?:falsely|wrongly|mistakenly|incorrectly|erroneously) (?:been )?(?:claim|report|sa[iy]"
    r"|stat|believ|attribut|suggest|assert|announc|wr[io]t|thought|think|publish)"
    r"|\bcontrary to (?:\w+ )?(?:rumou?r|report|claim|belief|what)",
    re.IGNORECASE,
)

_DOUBTED = re.compile(
    rf"\b(?:{_FALSE}|falsely|wrongly|mistakenly|contrary|denie[sd])\b", re.IGNORECASE
)


def takes_back(sentence: str) -> bool:
    """Whether a sentence says that what was said before it is not so.

    >>> [takes_back(said) for said in ("That is not true.", "It had not.", "It is not cheap.")]
    [True, True, False]
    """
    return _RETRACTION.match(sentence) is not None


def tells_untruth(sentence: str) -> bool:
    """Whether a sentence tells something to say that it is not so.

    >>> tells_untruth("It is a myth that swans sing."), tells_untruth("Swans sing, it is said.")
    (True, False)
    """
    return _UNTRUE.search(sentence) is not None


def denies(text: str) -> bool:
    """Whether a text denies something, or calls it untrue, in any words.

    >>> denies("It never rained."), denies("The report was a hoax."), denies("It rained.")
    (True, True, False)
    """
    return DENIAL.search(text) is not None or _DOUBTED.search(text) is not None
