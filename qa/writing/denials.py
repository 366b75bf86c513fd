"""Denials: a written sentence denies what its source says, or says what that denies."""

import re
from collections.abc import Collection, Iterator

from qa.language.words import content_words, stem

_DENYING = (
    "not no never none nobody nothing neither nor cannot without denied denies false except unless"
)
_DENIAL = re.compile(
    rf"\b(?:{'|'.join(_DENYING.split())}|too \w+ (?:for \w+ )?to)\b|n['’]t\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[,;:.!?()–—]|\b(?:and|but|although|though|because|so|while|whereas|which|who|that)\b"
)
_SAME = 0.5
"""The share of a denied clause's words in the other text from which this speaks of the same."""


def denies_otherwise(claim: str, source: str) -> bool:
    """Whether one denies, in a clause whose words the other has too, and the other denies nothing.

    >>> denies_otherwise("The ferry did not sail.", "The ferry sailed at noon.")
    True
    >>> denies_otherwise("The ferry sailed.", "The ferry sailed, but the post was not on board.")
    False
    """
    said, told = (_DENIAL.search(each) is not None for each in (claim, source))
    if said == told:
        return False
    denying, other = (claim, source) if said else (source, claim)
    there = set(map(stem, content_words(other)))
    return any(_speaks_of(there, clause) for clause in _denied_clauses(denying))


def _speaks_of(stems: Collection[str], clause: str) -> bool:
    of = [stem(word) for word in content_words(_DENIAL.sub(" ", clause))]
    return sum(root in stems for root in of) >= _SAME * len(of)


def _denied_clauses(text: str) -> Iterator[str]:
    begin = 0
    for end in [*(found.start() for found in _CLAUSE_END.finditer(text)), len(text)]:
        if _DENIAL.search(text, begin, end):
            yield text[begin:end]
        begin = end
