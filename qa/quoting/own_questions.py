"""Own questions: whether an article itself asks the user's question, and so answers it next."""

from collections.abc import Set

from qa.language.expected import asks_whether
from qa.language.opposition import DENIAL
from qa.language.sentence_ends import ends_asking
from qa.language.words import content_words, stem, words

_ASKING = "who whose whom what which when where why how many much long old often"
_ASKING_WORDS = frozenset(_ASKING.split())
_LEAST_SHARED = 0.67
"""The share of the article's words that the user's question must have: one of four may be missing,
of three none."""


def repeats(question: str, before: str, title_stems: Set[str]) -> bool:
    """Whether the text before a sentence is the user's question in about the same words.

    The words stand in the same order: "Who beat Orla?" is not "Who did Orla beat?". The user's
    other words must be in the article's title.

    >>> own, title = "How long does the tram take to Orla?", {"quay", "guid"}
    >>> repeats("how long does the tram from the quay take to orla", own, title)
    True
    >>> repeats("What does the tram take to Orla?", own, title)
    False
    """
    if not ends_asking(before) or _form(question) != _form(before):
        return False
    ours, theirs = _stems(question), _stems(before)
    shared = [each for each in ours if each in theirs]
    is_in_order = shared == [each for each in theirs if each in ours]
    others = set(ours).difference(theirs)
    return is_in_order and others <= title_stems and len(shared) >= _LEAST_SHARED * len(theirs)


def _stems(question: str) -> dict[str, None]:
    return dict.fromkeys(map(stem, content_words(question)))


def _form(question: str) -> tuple[bool, bool, Set[str]]:
    """What distinguishes questions in the same words: yes-or-no, negated, and the asking words.

    In languages other than English the first word counts as the asking one.
    """
    found = [word.removesuffix("'s") for word in words(question)]
    is_yes_no = asks_whether(question)
    is_negated = DENIAL.search(question) is not None
    asking = _ASKING_WORDS.intersection(found)
    return is_yes_no, is_negated, asking or frozenset([] if is_yes_no else found[:1])
