"""Support: whether the passages say what a written sentence says, and what of it they don't."""

import re
from collections.abc import Callable, Sequence
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

VERIFIED = Curve({"says": 0.39, "absent": -1.49}, bias=1.43)
"""With one: its logit that the source says the sentence, and whether a value is nowhere; what is
compared adds nothing to that. Both are logistic regressions on human labels that are neither
trained nor measured on; tests/benchmarks/support.py --fit makes them."""

PARTLY = 0.25
"""The probability from which a sentence is supported at least partly."""

COVERED, TOUCHED = 0.75, 0.6
"""For SUPPORTED and PARTLY the share of its words in the sentences it rests on: the first without a
verifier, the second unless that has read that they say it. The curves were made on claims that are
about their source; what a model makes up need not be."""

CONTEXT_WORDS = 100
"""Words of the passages that the verifier reads for a sentence: as many as it was trained with."""

FEWEST_WORDS = 55
"""Of fewer it is not asked: it has learnt from none so short, and the comparison does better."""

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
        probability = logistic(self.log_odds(claim, taken, missing, read))
        covered = self._covered(claim, taken)
        if covered < COVERED and not read:
            probability = min(probability, _below(SUPPORTED))
        if covered < TOUCHED and not (read and read.says > 0):
            probability = min(probability, _below(PARTLY))
        return Support(probability, missing, tuple(taken))

    def log_odds(
        self,
        claim: str,
        taken: Sequence[SourceSentence],
        missing: Sequence[Missing],
        read: Verdict | None,
    ) -> float:
        """That they say it: by the verifier where it has read them, else by comparing."""
        if read is None:
            return COMPARED.log_odds(self.compared(claim, taken, missing))
        return VERIFIED.log_odds({"says": read.says, "absent": float(_absent(missing))})

    def read(self, claim: str, taken: Sequence[SourceSentence]) -> Verdict | None:
        """What the verifier makes of the nearest sentences; None where it can't judge.

        There may be none, too little to read, or a language that it has not learnt.
        """
        if self._verifier is None or not in_english(claim):
            return None
        near = self.sources.context(claim_stems(claim), taken, CONTEXT_WORDS)
        if sum(each.size for each in near) < FEWEST_WORDS:
            return None
        text = " ".join(" ".join(each.text.split()) for each in near)
        return self._verifier.verify(claim, text, taken[0].article.title)

    def compared(
        self, claim: str, taken: Sequence[SourceSentence], missing: Sequence[Missing]
    ) -> dict[str, float]:
        """What comparing says of a claim, as its curve names it."""
        left = frozenset(claim_stems(claim)).difference(*(each.stems for each in taken))
        best = taken[0]
        absent = _absent(missing)
        return {
            "cosine": self._cosine(claim, taken),
            "best": self._covered(claim, taken[:1]),
            "together": self._covered(claim, taken),
            "left over": log1p(len(left)),
            "opposite": float(_opposed(left, best.stems)),
            "negation": float(bool(_DENIAL.search(claim)) != bool(_DENIAL.search(best.text))),
            "absent": float(absent),
            "absent from one": float(absent and len(self.sources.sentences) == 1),
        }

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


def _absent(missing: Sequence[Missing]) -> bool:
    """Whether a value is nowhere in the sources."""
    return any(not each.elsewhere for each in missing)


def _below(probability: float) -> float:
    return float(np.nextafter(probability, 0.0))


def _opposed(left: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a word that is left over has its opposite in the source sentence."""
    return any(not OPPOSITES.get(root, frozenset()).isdisjoint(there) for root in left)
