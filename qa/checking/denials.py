"""Denials: a written sentence denies something that its source does not, or the reverse."""

import re
from collections.abc import Collection, Iterator

from embeddings.sentences import Span
from qa.language.opposition import DENIAL
from qa.language.words import content_words, stem

_CLAUSE_END = re.compile(
    r"[,;:.!?()–—]|\b(?:and|but|although|though|because|so|while|whereas|which|who|that)\b"
)
_SAME = 0.5
"""The share of a denied clause's words in a sentence from which this speaks of the same."""


def denies_otherwise(claim: str, source: str) -> bool:
    """Whether a claim alone denies something, or the source alone what the claim speaks of.

    >>> denies_otherwise("The ferry sailed.", "The ferry did not sail before noon.")
    True
    >>> denies_otherwise("The ferry sailed.", "The ferry sailed, but the post was not on board.")
    False
    """
    said, told = (DENIAL.search(each) is not None for each in (claim, source))
    if said or not told:
        return said != told
    there = set(map(stem, content_words(claim)))
    return any(_speaks_of(there, clause.of(source)) for clause, denied in clauses(source) if denied)


def _speaks_of(stems: Collection[str], clause: str) -> bool:
    of = [stem(word) for word in content_words(DENIAL.sub(" ", clause))]
    return sum(root in stems for root in of) >= _SAME * len(of)


def clauses(text: str) -> Iterator[tuple[Span, bool]]:
    """The clauses of a text, each with whether it denies something."""
    begin = 0
    for end in [*(found.start() for found in _CLAUSE_END.finditer(text)), len(text)]:
        yield Span(begin, end), DENIAL.search(text, begin, end) is not None
        begin = end
