"""Denials: whether a written sentence denies what its source does not, or the reverse."""

import re
from collections.abc import Collection, Iterator

from embeddings.sentences import Span
from qa.language.opposition import DENIAL
from qa.language.words import content_words, stem

_CLAUSE_END = re.compile(
    r"[,;:.!?()–—]|\b(?:and|but|although|though|because|so|while|whereas|which|who|that)\b"
)
_SAME_TOPIC = 0.5
"""The share of a denied clause's words from which a sentence with them is about the same thing."""


def denies_otherwise(claim: str, source: str) -> bool:
    """Whether only the claim denies something, or only the source what the claim is about.

    >>> denies_otherwise("The ferry sailed.", "The ferry did not sail before noon.")
    True
    >>> denies_otherwise("The ferry sailed.", "The ferry sailed, but the post was not on board.")
    False
    """
    claim_denies, source_denies = (DENIAL.search(each) is not None for each in (claim, source))
    if claim_denies or not source_denies:
        return claim_denies != source_denies
    stems = set(map(stem, content_words(claim)))
    return any(_is_about(clause.of(source), stems) for clause, denies in clauses(source) if denies)


def _is_about(clause: str, stems: Collection[str]) -> bool:
    roots = [stem(word) for word in content_words(DENIAL.sub(" ", clause))]
    return sum(root in stems for root in roots) >= _SAME_TOPIC * len(roots)


def clauses(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the clauses of a text, each with whether it denies something."""
    start = 0
    for end in [*(match.start() for match in _CLAUSE_END.finditer(text)), len(text)]:
        yield Span(start, end), DENIAL.search(text, start, end) is not None
        start = end
