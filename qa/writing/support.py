"""Support: whether the passages say what a written sentence says, and what of it they don't."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p
from typing import Literal

import numpy as np

from embeddings.encoder import Vectors
from embeddings.passages import Passage
from qa.answer import SUPPORTED
from qa.curves import Curve, logistic
from qa.language.words import in_english
from qa.verifier.verifier import Verdict, Verifier
from qa.writing.grounds import Sources, SourceSentence, claim_stems
from qa.writing.missing import Missing, missing_values, undecided
from qa.writing.opposites import OPPOSITES

Finding = Literal["supported", "partly", "not"]

COMPARED = Curve(
    {
        "cosine": 1.57,
        "best": 1.26,
        "together": 0.66,
        "left over": 0.47,
        "opposite": -0.95,
        "negation": -0.26,
        "absent": -1.36,
        "absent from one": 0.91,
    },
    bias=-2.18,
)
"""Without a verifier: the cosine with the nearest of up to three source sentences; the share of the
sentence's words, by their weight, in the best of these and in all; the logarithm of how many are
left over; then 0 or 1: it says the opposite of the best, only one of both denies, a value is
nowhere, and that where the source is one sentence only, which leaves more unsaid."""

VERIFIED = Curve(
    {
        "says": 0.21,
        "best": 1.84,
        "together": 0.74,
        "left over": 0.68,
        "opposite": -1.37,
        "negation": -0.28,
        "absent": -1.37,
        "absent from one": 0.84,
    },
    bias=-1.39,
)
"""With one its logit that the source says the sentence stands in the cosine's place, which takes as
long. Both are logistic regressions on human labels that are neither trained nor measured on;
tests/benchmarks/support.py --fit makes them."""

PARTLY = 0.45
"""The probability from which a sentence is supported at least partly. With SUPPORTED it was chosen
so that of what another article says nine tenths are hidden, and of what is true a tenth to a third.
"""

COVERED = 0.75
"""Without a verifier the share of its words in the sentences it rests on, for SUPPORTED."""

TOUCHED = 0.15
"""The same share below which a sentence is hidden unless the verifier has read that they say it;
without a word of theirs it is hidden in any case. The curves were made on claims about their
source; what a model makes up need not be."""

CONTEXT_WORDS = 100
"""Words of the passages that the verifier reads for a sentence at most, as in its training."""

_DENYING = "not no never none nobody nothing neither nor cannot without denied denies false"
_DENIAL = re.compile(rf"\b(?:{'|'.join(_DENYING.split())})\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Support:
    """What the passages make of a written sentence."""

    probability: float  # 0..1, that they say it
    missing: tuple[Missing, ...]  # numbers, dates, names and quotations that they don't have
    evidence: tuple[SourceSentence, ...]  # the sentences it rests on, the best one first

    @property
    def verdict(self) -> Finding:
        """A value that is nowhere in the passages makes a sentence unsupported, however like."""
        if self.probability < PARTLY or _absent(self.missing):
            return "not"
        return "partly" if self.missing or self.probability < SUPPORTED else "supported"


class Checker:
    """Checks sentences against the passages that their writer was given."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encode: Callable[[Sequence[str]], Vectors],
        verifier: Verifier | None = None,
    ) -> None:
        """``encode`` gives a unit row for each text."""
        self.sources = Sources(passages)
        self._encode, self._verifier = encode, verifier
        self._rows: dict[int, Vectors] = {}

    def check(self, claim: str) -> Support:
        """Whether the passages say it; which of their sentences do."""
        taken = self.sources.evidence(claim_stems(claim))
        if not taken:
            return Support(0.0, tuple(missing_values(claim, self.sources)), ())
        read = self.read(claim, taken)
        missing = tuple(missing_values(claim, self.sources, read.doubt if read else undecided))
        features = self.features(claim, taken, missing, read)
        probability = logistic(log_odds(features))
        if not read and features["together"] < COVERED:
            probability = min(probability, _below(SUPPORTED))
        touched = features["together"]
        if not touched or (touched < TOUCHED and not (read and read.says > 0)):
            probability = min(probability, _below(PARTLY))
        return Support(probability, missing, tuple(taken))

    def read(self, claim: str, taken: Sequence[SourceSentence]) -> Verdict | None:
        """What the verifier makes of the nearest sentences.

        None where there is none, or it has not learnt the language.
        """
        if self._verifier is None or not in_english(claim):
            return None
        near = self.sources.context(claim_stems(claim), taken, CONTEXT_WORDS)
        text = " ".join(" ".join(each.text.split()) for each in near)
        return self._verifier.verify(claim, text, taken[0].article.title)

    def features(
        self,
        claim: str,
        taken: Sequence[SourceSentence],
        missing: Sequence[Missing],
        read: Verdict | None,
    ) -> dict[str, float]:
        """What is known of a claim, as the curves name it."""
        left = frozenset(claim_stems(claim)).difference(*(each.stems for each in taken))
        best = taken[0]
        absent = _absent(missing)
        compared = {
            "best": self._covered(claim, taken[:1]),
            "together": self._covered(claim, taken),
            "left over": log1p(len(left)),
            "opposite": float(_opposed(left, best.stems)),
            "negation": float(bool(_DENIAL.search(claim)) != bool(_DENIAL.search(best.text))),
            "absent": float(absent),
            "absent from one": float(absent and len(self.sources.sentences) == 1),
        }
        return compared | ({"says": read.says} if read else {"cosine": self._cosine(claim, taken)})

    def _covered(self, claim: str, taken: Sequence[SourceSentence]) -> float:
        """The share of its words, by their weight, that some source sentences have together."""
        weights = {root: self.sources.weight(root) for root in claim_stems(claim)}
        found = frozenset().union(*(each.stems for each in taken))
        had = sum(worth for root, worth in weights.items() if root in found)
        return had / (sum(weights.values()) or 1.0)

    def _cosine(self, claim: str, taken: Sequence[SourceSentence]) -> float:
        new = [each for each in taken if each.place not in self._rows]
        rows = self._encode([claim, *(each.text for each in new)])
        self._rows |= {each.place: row for each, row in zip(new, rows[1:], strict=True)}
        return float(max(np.dot(rows[0], self._rows[each.place]) for each in taken))


def log_odds(features: Mapping[str, float]) -> float:
    """That the passages say what a claim says: by the verifier's verdict where there is one."""
    return (VERIFIED if "says" in features else COMPARED).log_odds(features)


def _absent(missing: Sequence[Missing]) -> bool:
    """Whether a value is nowhere in the passages."""
    return any(not each.elsewhere for each in missing)


def _below(probability: float) -> float:
    return float(np.nextafter(probability, 0.0))


def _opposed(left: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a word that is left over has its opposite in the source sentence."""
    return any(not OPPOSITES.get(root, frozenset()).isdisjoint(there) for root in left)
