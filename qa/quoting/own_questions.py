"""Own questions: whether an article asks the user's question itself, and so answers it next."""

from collections.abc import Set

from qa.language.expected import asks_whether, ends_asking
from qa.language.words import stems, words

_ASKING = "who whose whom what which when where why how many much long old often"
_ASKS_WITH = frozenset(_ASKING.split())
_MUCH = 0.67
"""Share of the article's words that the user's question must have: one may be left out of three."""


def repeats(question: str, before: str, title: Set[str]) -> bool:
    """Whether what stands before a sentence is the user's question, in about the same words.

    What else the user says must be told by the article's title, of which ``title`` has the stems.

    >>> own, title = "How long does the tram take to Orla?", {"quay", "guid"}
    >>> repeats("how long does the tram from the quay take to orla", own, title)
    True
    >>> repeats("What does the tram take to Orla?", own, title)
    False
    """
    if not ends_asking(before) or _form(question) != _form(before):
        return False
    asked, said = stems(question), stems(before)
    return asked - said <= title and len(asked & said) >= _MUCH * len(said)


def _form(question: str) -> tuple[bool, Set[str]]:
    with_what = {word.removesuffix("'s") for word in words(question)}
    return asks_whether(question), with_what & _ASKS_WITH
