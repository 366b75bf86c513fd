"""Own questions: whether an article asks the user's question itself, and so answers it next."""

from collections.abc import Set

from qa.language.expected import asks_whether
from qa.language.opposition import DENIAL
from qa.language.sentence_ends import ends_asking
from qa.language.words import content_words, stem, words

_ASKING = "who whose whom what which when where why how many much long old often"
_ASKS_WITH = frozenset(_ASKING.split())
_MUCH = 0.67
"""Share of the article's words that the user's question must have: of four one may be left out, of
three none."""


def repeats(question: str, before: str, title: Set[str]) -> bool:
    """Whether what stands before a sentence is the user's question, in about the same words.

    They stand in one order: "Who beat Orla?" is not "Who did Orla beat?". What else the user says
    must be told by the article's title, of which ``title`` has the stems.

    >>> own, title = "How long does the tram take to Orla?", {"quay", "guid"}
    >>> repeats("how long does the tram from the quay take to orla", own, title)
    True
    >>> repeats("What does the tram take to Orla?", own, title)
    False
    """
    if not ends_asking(before) or _form(question) != _form(before):
        return False
    asked, said = _stems(question), _stems(before)
    shared = [each for each in asked if each in said]
    in_order = shared == [each for each in said if each in asked]
    others = set(asked).difference(said)
    return in_order and others <= title and len(shared) >= _MUCH * len(said)


def _stems(question: str) -> dict[str, None]:
    return dict.fromkeys(map(stem, content_words(question)))


def _form(question: str) -> tuple[bool, bool, Set[str]]:
    """What tells questions in the same words apart: the asking words, and whether it denies.

    A question in another language asks with its first word.
    """
    found = [word.removesuffix("'s") for word in words(question)]
    whether = asks_whether(question)
    denies = DENIAL.search(question) is not None
    with_what = _ASKS_WITH.intersection(found)
    return whether, denies, with_what or frozenset([] if whether else found[:1])
