"""Support: whether the passages say what a written sentence says, and what of it they don't."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log1p
from typing import Literal

import numpy as np

from embeddings.encoder import Vectors
from embeddings.passages import Passage
from qa.curves import logistic
from qa.writing.grounds import Sources, SourceSentence, claim_stems
from qa.writing.missing import Missing, missing_values
from qa.writing.opposites import OPPOSITES

Verdict = Literal["supported", "partly", "not"]

FEATURES = (
    "cosine", "best", "together", "left over", "opposite", "negation",
    "absent", "absent from one", "misplaced",
)  # fmt: skip
"""The cosine with the nearest of up to three source sentences; the share of the sentence's words,
by their weight, in the best of these and in all; the logarithm of how many are left over; then 0
or 1: it says the opposite of the best, only one of both denies, a value is nowhere, and that where
the source is one sentence only, which leaves more unsaid; a value is in another place."""

# Logistic regression on one half of the human labels; tests/benchmarks/support.py makes and
# measures them.
_WEIGHTS = (1.57, 1.26, 0.66, 0.47, -0.95, -0.26, -1.36, 0.91, -0.06)
_BIAS = -2.18

SUPPORTED, PARTLY = 0.5, 0.25
"""Probabilities from which a sentence is supported, or at least partly."""

COVERED, TOUCHED = 0.75, 0.6
"""The same of the share of its words in the sentences it rests on. The weights were made on claims
that are all about their source; what a model makes up need not be."""

_DENYING = "not no never none nobody nothing neither nor cannot without denied denies false"
_DENIAL = re.compile(rf"\b(?:{'|'.join(_DENYING.split())})\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Support:
    """What the passages make of a written sentence."""

    probability: float  # 0..1, that they say it
    covered: float  # 0..1, the share of its words that its evidence has
    missing: tuple[Missing, ...]  # numbers, dates, names and quotations that they don't have
    evidence: tuple[SourceSentence, ...]  # the sentences it rests on, the best one first

    @property
    def verdict(self) -> Verdict:
        """A value that is nowhere in the passages makes a sentence unsupported, however like."""
        absent = any(not each.elsewhere for each in self.missing)
        if absent or self.probability < PARTLY or self.covered < TOUCHED:
            return "not"
        whole = self.probability >= SUPPORTED and self.covered >= COVERED
        return "supported" if whole and not self.missing else "partly"


class Checker:
    """Checks sentences against the passages that their writer was given."""

    def __init__(
        self, passages: Sequence[Passage], encode: Callable[[Sequence[str]], Vectors]
    ) -> None:
        """``encode`` gives a unit row for each text."""
        self.sources = Sources(passages)
        self._encode = encode
        self._rows: dict[int, Vectors] = {}

    def check(self, claim: str) -> Support:
        """Whether the passages say it; which of their sentences do."""
        taken = self.sources.evidence(claim_stems(claim))
        missing = tuple(missing_values(claim, taken, self.sources))
        if not taken:
            return Support(0.0, 0.0, missing, ())
        features = self.features(claim, taken, missing)
        weighed = sum(w * f for w, f in zip(_WEIGHTS, features, strict=True))
        covered = features[FEATURES.index("together")]
        return Support(logistic(_BIAS + weighed), covered, missing, tuple(taken))

    def features(
        self, claim: str, taken: Sequence[SourceSentence], missing: Sequence[Missing]
    ) -> tuple[float, ...]:
        """What is known of a claim, as FEATURES names it."""
        weights = {root: self.sources.weight(root) for root in claim_stems(claim)}
        whole = sum(weights.values()) or 1.0
        found = frozenset().union(*(each.stems for each in taken))

        def share(roots: frozenset[str]) -> float:
            return sum(worth for root, worth in weights.items() if root in roots) / whole

        best = taken[0]
        absent = any(not each.elsewhere for each in missing)
        return (
            self._cosine(claim, taken),
            share(best.stems),
            share(found),
            log1p(sum(root not in found for root in weights)),
            float(_opposed(weights.keys() - found, best.stems)),
            float(bool(_DENIAL.search(claim)) != bool(_DENIAL.search(best.text))),
            float(absent),
            float(absent and len(self.sources.sentences) == 1),
            float(any(each.elsewhere for each in missing)),
        )

    def _cosine(self, claim: str, taken: Sequence[SourceSentence]) -> float:
        new = [each for each in taken if each.place not in self._rows]
        rows = self._encode([claim, *(each.text for each in new)])
        self._rows |= {each.place: row for each, row in zip(new, rows[1:], strict=True)}
        return float(max(np.dot(rows[0], self._rows[each.place]) for each in taken))


def _opposed(left: set[str], there: frozenset[str]) -> bool:
    """Whether a word that is left over has its opposite in the source sentence."""
    return any(not OPPOSITES.get(root, frozenset()).isdisjoint(there) for root in left)
