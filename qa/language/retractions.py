"""Retractions: sentences that call untrue what was said before them, or what they repeat."""

import re

from qa.language.opposition import DENIAL

_STATEMENT = (
    r"(?:the|this|that|these|those|such|both) "
    r"(?:claim|allegation|rumou?r|stor(?:y|ie)|report|post|figure|number|date|picture|photo"
    r"|photograph|image|video|letter|message|quote|statement|belief|idea|theory|article|leaflet"
    r"|guide|paper|stud(?:y|ie))s?"
)
_SUBJECT = rf"(?:that|this|these|those|it|they|he|she|we|i|{_STATEMENT})(?:, \w+,)?"
_BE = (
    r"(?:is|are|was|were|be|been|proved|turned out(?: to be)?|(?:has|have) (?:since )?been)"
    r"(?:(?: later)? (?:found|shown) to be)?"
)
_NOT = r"(?:n['’]t| not| never)"
_HOW = r"(?: (?:\w+ly|all|just|quite|a|an|common|so))*"
_FALSE = (
    r"(?:untrue|false|wrong|incorrect|inaccurate|mistaken|misleading|invented|unfounded|baseless"
    r"|fake|fabricated|fabrication|made up|doctored|nonsense|myth|misconception|hoax|lie|mistake"
    r"|error|disproved|debunked)s?"
)
_TRUE = r"(?:true|so|right|correct|accurate|the case|real)"
_END = r"(?=\s*(?:[.,;:!?—–]|$|and |but |as |says?\b|said\b))"
_JUDGEMENT = rf"{_SUBJECT}(?:['’]s| {_BE}){_HOW}(?: {_FALSE}|{_NOT}{_HOW} {_TRUE}){_END}"
_OPENING = (
    r"(?:but |yet |[^,;:.!?]{1,60}(?:, (?:and |but )?|: ))?[“\"'‘(]?"
    r"(?:[\w’' -]{1,40} (?:said|says|knows?|accepts?|admit(?:s|ted)|found|clear) (?:that )?)?"
)
"""What may stand before a retraction: "Verdict: ", "Sadly for them, ", "We know that "."""

_RETRACTION = re.compile(
    rf"[“\"'‘(]?(?:{_OPENING}(?:{_JUDGEMENT}"
    r"|nothing could be further from the truth"
    rf"|{_STATEMENT} {_BE} (?:retracted|withdrawn)\b(?! from)"
    rf"|(?:none|nothing|not a word) of (?:it|this|that) (?:is|was) {_TRUE}{_END}"
    r"|(?:[\w’']+ ){1,4}(?:(?:said|did|wrote) no such thing|nothing of the (?:kind|sort))\b"
    r"|(?:do not|don['’]t) (?:believe|trust|fall for) (?:it|this|that|them|a word)\b"
    r"|(?:[\w’']+ ){1,3}now know better\b"
    r"|there (?:is|was|has been) no (?:evidence|proof|truth|basis)"
    r"(?: (?:for|of|in|to) (?:it|this|that|these|them)\b|[.;]))"
    rf"|(?:[^,;:.!?]{{1,60}}: )?(?:(?:\w+ly )?{_FALSE}|not {_TRUE}|not at all){_END}"
    # "It had not.", "He never did."; "In Wales, it is not." takes nothing back
    r"|(?:(?:but|yet|however|in (?:fact|truth|reality)|actually|sadly)\b,? )?"
    rf"{_SUBJECT} (?:never \w+|(?:is|are|was|were|has|have|had|do|does|did|could|will|would)"
    rf"{_NOT}(?: (?:do )?so)?)(?=[.;!]))",
    re.IGNORECASE,
)

_DISPUTE = re.compile(
    rf"{_SUBJECT} (?:is|was|are|were) no longer {_TRUE}\b|[^,;:!?]{{1,80}}? (?:"
    r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?) "
    rf"(?:(?:it|this|that)(?=[.,;!]| and | as )|(?:all |both )?{_STATEMENT}\b"
    r"|(?:\w+ ){0,2}(?:wrongdoing|charge|accusation)s?\b)"
    r"|den(?:y|ies|ied) that (?:it|this|he|she|they)\b"
    rf"|(?:call|describe)(?:s|d|ed)? (?:it|this|that|them|{_STATEMENT}) "
    rf"(?:as )?[“\"'‘]?(?:\w+ ){{0,3}}{_FALSE}\b"
    r"|(?:was|were) (?:\w+ )?(?:acquitted|cleared of|found not guilty)\b"
    rf"|plead(?:s|ed)? not guilty\b|did not believe (?:it|this|that)\b|say (?:that )?{_JUDGEMENT})",
    re.IGNORECASE,
)

_UNTRUE = re.compile(
    rf"\bit(?:['’]s| {_BE}){_HOW}(?: {_FALSE}|{_NOT}{_HOW} {_TRUE}) that\b"
    r"|\b(?:falsely|wrongly|mistakenly|incorrectly|erroneously) (?:been )?(?:claim|report|sa[iy]"
    r"|stat|believ|attribut|suggest|assert|announc|wr[io]t|thought|think|publish)"
    r"|\ban (?:earlier|previous) version of this (?:article|story|report|page)\b"
    r"|^myth(?: [\w.]+)?:",
    re.IGNORECASE,
)

_UNTRUTH_WORDS = re.compile(
    rf"\b(?:{_FALSE}|falsely|wrongly|mistakenly|contrary|denie[sd])\b", re.IGNORECASE
)


def takes_back(sentence: str) -> bool:
    """Whether a sentence says that what stands before it is not true.

    >>> [takes_back(each) for each in ("That is not true.", "It had not.", "It is not cheap.")]
    [True, True, False]
    """
    return _RETRACTION.match(sentence) is not None


def disputes(sentence: str) -> bool:
    """Whether in a sentence somebody denies what stands before it, or it is no longer true.

    >>> disputes("She denies the charge."), disputes("He was denied a visa.")
    (True, False)
    """
    return _DISPUTE.match(sentence) is not None


def tells_untruth(sentence: str) -> bool:
    """Whether a sentence repeats a statement only to call it untrue.

    >>> tells_untruth("It is a myth that swans sing."), tells_untruth("Swans sing, it is said.")
    (True, False)
    """
    return _UNTRUE.search(sentence) is not None


def denies(text: str) -> bool:
    """Whether a text denies something, or calls it untrue, in any words.

    >>> denies("It never rained."), denies("The report was a hoax."), denies("It rained.")
    (True, True, False)
    """
    return DENIAL.search(text) is not None or _UNTRUTH_WORDS.search(text) is not None
