"""Support: the probability that passages say what a written sentence says."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from math import log1p
from typing import Literal

import numpy as np

from embeddings.encoder import Encode, Vectors
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.answer import SUPPORTED
from qa.checking.denials import denies_otherwise
from qa.checking.grounds import Sources, SourceSentence, claim_stems, covered_share
from qa.checking.missing import Missing, missing_values, undecided
from qa.checking.translation import lost_in_translation, values_in_common
from qa.curves import Curve, logistic
from qa.language.hedges import presumes_fact
from qa.language.opposition import opposites, synonyms
from qa.language.retractions import denies, tells_untruth
from qa.language.sentence_ends import is_ended
from qa.language.words import in_english
from qa.quoting.neighbours import retraction
from qa.verifier.verifier import Verdict, Verifier

Finding = Literal["supported", "partly", "not"]

COMPARED = Curve(
    {
        "cosine": 2.78,
        "best": 1.37,
        "length": 0.6,
        "opposite": -1.37,
        "negation": -0.46,
        "absent": -1.95,
        "absent from one": 1.36,
    },
    bias=-3.26,
)
"""Without a verifier: the cosine with the nearest of up to three source sentences; the weighted
share of the claim's words in the best of these; the logarithm of how many words it has, as one
sentence covers less of a long claim; then 0 or 1: the claim says the opposite of the best sentence,
only one of both denies something, a value is nowhere, and that where the source is a single
sentence, which leaves more unsaid."""

VERIFIED = Curve(
    {
        "says": 0.2,
        "cosine": 2.41,
        "best": 1.22,
        "length": 0.81,
        "opposite": -1.11,
        "negation": -0.14,
        "absent": -1.85,
        "absent from one": 1.28,
    },
    bias=-3.11,
)
"""With a verifier also its logit that the source says the claim. Both are logistic regressions on
human labels that are neither trained nor measured on, and on true sentences paired with another's
source; tests/benchmarks/support.py --fit makes them."""

PARTLY = 0.4
"""The probability from which a sentence is supported at least partly. It was chosen with SUPPORTED,
so that nine tenths of what another article says are hidden, and a tenth to a third of what is true.
"""

COVERED = 0.75
"""Without a verifier, the share of its words that its evidence must cover for SUPPORTED; nor is it
supported where only one of both denies something, unless the verifier affirms it."""

TOUCHED = 0.15
"""The covered share below which a sentence is hidden unless the verifier affirms it; with none it
is hidden in any case. The curves were fitted on claims about their source, which what a model makes
up need not be."""

ANCHORS = 2
"""How many values a sentence in another language must share with its sources."""

CONTEXT_WORDS = 70
"""How many words of the passages the verifier reads for a sentence at most. It was trained with up
to 100; with 70 it is as good, in three quarters of the time."""


@dataclass(frozen=True, slots=True)
class Support:
    """How far the passages support a written sentence."""

    probability: float  # 0..1, that the passages say it
    missing: tuple[Missing, ...]  # what of it the passages don't have
    evidence: tuple[SourceSentence, ...]  # the source sentences, the best one first
    translated: bool = False  # the languages differ: only values were compared
    features: Mapping[str, float] = field(default_factory=dict)  # the curve's input

    @property
    def verdict(self) -> Finding:
        """The finding; a value that is nowhere in the passages makes any sentence unsupported."""
        if self.probability < PARTLY or _has_absent_value(self.missing):
            return "not"
        return "partly" if self.missing or self.probability < SUPPORTED else "supported"

    @property
    def worked_out(self) -> tuple[str, ...]:
        """The words of the sources from which the sentence's own numbers follow."""
        return tuple(dict.fromkeys(word for each in self.missing for word in each.origin))

    @property
    def doubted(self) -> "Support":
        """The same support with at most "partly" as its verdict."""
        return replace(self, probability=min(self.probability, _just_below(SUPPORTED)))


class Checker:
    """Checks sentences against the passages that their writer was given."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encode: Encode,
        verifier: Verifier | None = None,
    ) -> None:
        """``encode`` returns a unit row for each text."""
        self.sources = Sources(passages)
        self._encode, self._verifier = encode, verifier
        self._rows: dict[int, Vectors] = {}

    def check(self, claim: str) -> Support:
        """How far the passages support a claim, and by which of their sentences.

        A list item gets a full stop: without one the verifier doubts more.
        """
        claim = claim if is_ended(claim) else f"{claim}."
        evidence = self.sources.evidence(claim_stems(claim))
        if not evidence:
            return Support(0.0, tuple(missing_values(claim, self.sources)), ())
        if in_english(claim) != in_english(self.sources.texts[evidence[0].passage].text):
            return self._check_translation(claim, evidence)
        with ThreadPoolExecutor(1) as executor:  # two networks, each on a processor
            future = executor.submit(self._verify, claim, evidence)
            cosine = self._cosine(claim, evidence)
            missing = tuple(missing_values(claim, self.sources, lambda at: _doubt(future, at)))
            verdict = future.result()
        if any(each.origin for each in missing):
            verdict = None  # the verifier has not learnt to calculate
        features = self._features(claim, evidence, missing, verdict) | {"cosine": cosine}
        curve = VERIFIED if verdict else COMPARED
        covered = self._covered_share(claim, evidence)
        most = min(_limit(features, covered, verdict), _limit_by_source(claim, evidence))
        probability = min(logistic(curve.log_odds(features)), most)
        return Support(probability, missing, tuple(evidence), features=features)

    def _check_translation(self, claim: str, evidence: Sequence[SourceSentence]) -> Support:
        """The support of a claim in another language: partly, if enough values are in common."""
        is_anchored = values_in_common(claim, self.sources) >= ANCHORS
        missing = tuple(lost_in_translation(claim, self.sources))
        probability = PARTLY if is_anchored else _just_below(PARTLY)
        return Support(probability, missing, tuple(evidence), translated=True)

    def _verify(self, claim: str, evidence: Sequence[SourceSentence]) -> Verdict | None:
        """The verifier's verdict on a claim and its context.

        None where there is no verifier, or it has not learnt the language.
        """
        if self._verifier is None or not in_english(claim):
            return None
        context = self.sources.context(claim_stems(claim), evidence, CONTEXT_WORDS)
        text = " ".join(" ".join(each.text.split()) for each in context)
        return self._verifier.verify(claim, text, evidence[0].article.title)

    def _features(
        self,
        claim: str,
        evidence: Sequence[SourceSentence],
        missing: Sequence[Missing],
        verdict: Verdict | None,
    ) -> dict[str, float]:
        """The features of a claim but its cosine, as the curves name them."""
        stems, best = claim_stems(claim), evidence[0]
        evidence_stems = frozenset().union(*(each.stems for each in evidence))
        absent = _has_absent_value(missing)
        compared = {
            "best": self._covered_share(claim, evidence[:1]),
            "length": log1p(len(stems)),
            "opposite": float(_is_opposed(frozenset(stems), evidence_stems, best.stems)),
            "negation": float(denies_otherwise(claim, best.text)),
            "absent": float(absent),
            "absent from one": float(absent and len(self.sources.sentences) == 1),
        }
        return compared | ({"says": verdict.says} if verdict else {})

    def _covered_share(self, claim: str, evidence: Sequence[SourceSentence]) -> float:
        """The weighted share of a claim's words that some source sentences have together."""
        stems = frozenset().union(*(each.stems for each in evidence))
        return covered_share(self.sources.shares(claim_stems(claim)), stems)

    def _cosine(self, claim: str, evidence: Sequence[SourceSentence]) -> float:
        new = [each for each in evidence if each.place not in self._rows]
        rows = self._encode([claim, *(each.text for each in new)])
        self._rows |= {each.place: row for each, row in zip(new, rows[1:], strict=True)}
        return float(max(np.dot(rows[0], self._rows[each.place]) for each in evidence))


def _doubt(future: Future[Verdict | None], place: Span) -> float:
    """Wait for the verdict, and return its doubt of the words in a place."""
    verdict = future.result()
    return verdict.doubt(place) if verdict else undecided(place)


def _has_absent_value(missing: Sequence[Missing]) -> bool:
    """Whether a value is nowhere in the passages."""
    return any(not each.elsewhere for each in missing)


def _is_retracted(evidence: Sequence[SourceSentence]) -> bool:
    """Whether the article calls its best sentence untrue, and the retraction is no evidence too."""
    best = evidence[0]
    retractions = retraction(best.article, best.span)[:1]
    is_untrue = bool(retractions) or tells_untruth(best.text)
    return is_untrue and not any(each.span in retractions for each in evidence)


def _limit_by_source(claim: str, evidence: Sequence[SourceSentence]) -> float:
    """The greatest probability of a claim whose source is retracted, or states no fact; else 1."""
    if not denies(claim) and _is_retracted(evidence):
        return _just_below(PARTLY)
    return _just_below(SUPPORTED) if presumes_fact(claim, evidence[0].text) else 1.0


def _limit(features: Mapping[str, float], covered: float, verdict: Verdict | None) -> float:
    """The greatest probability of a claim, whatever the curve says."""
    affirmed = verdict is not None and verdict.says > 0
    if not covered or (covered < TOUCHED and not affirmed):
        return _just_below(PARTLY)
    if (verdict is None and covered < COVERED) or (features["negation"] and not affirmed):
        return _just_below(SUPPORTED)
    return 1.0


def _just_below(probability: float) -> float:
    return float(np.nextafter(probability, 0.0))


def _is_opposed(claim: frozenset[str], evidence: frozenset[str], best: frozenset[str]) -> bool:
    """Whether the best sentence has the opposite of a claim's word that no evidence has."""
    return any(
        against & best and not against & claim and not synonyms(root) & evidence
        for root in claim - evidence
        if (against := opposites(root))
    )
