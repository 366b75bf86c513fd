"""Support: whether the passages say what a written sentence says, and what of it they don't."""

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
from qa.checking.grounds import Sources, SourceSentence, claim_stems, had
from qa.checking.missing import Missing, missing_values, undecided
from qa.checking.translation import lost_in_translation, values_in_common
from qa.curves import Curve, logistic
from qa.language.hedges import told_as_fact
from qa.language.opposition import alike, opposites
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
"""Without a verifier: the cosine with the nearest of up to three source sentences; the share of the
sentence's words, by their weight, in the best of these; the logarithm of how many it has, as of a
longer one a smaller share is had by one sentence; then 0 or 1: it says the opposite of the best,
only one of both denies, a value is nowhere, and that where the source is one sentence only, which
leaves more unsaid."""

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
"""With one also its logit that the source says the sentence. Both are logistic regressions on human
labels that are neither trained nor measured on, and on true sentences set before another's source;
tests/benchmarks/support.py --fit makes them."""

PARTLY = 0.4
"""The probability from which a sentence is supported at least partly. With SUPPORTED it was chosen
so that of what another article says nine tenths are hidden, and of what is true a tenth to a third.
"""

COVERED = 0.75
"""Without a verifier the share of its words in the sentences it rests on, for SUPPORTED; if only it
or only they deny something, it is not either, unless the verifier has read that they say it."""

TOUCHED = 0.15
"""The same share below which a sentence is hidden unless the verifier has read that they say it;
without a word of theirs it is hidden in any case. The curves were made on claims about their
source; what a model makes up need not be."""

ANCHORS = 2
"""Numbers, dates and names that a sentence in another language shares with its sources at least."""

CONTEXT_WORDS = 70
"""Words of the passages that the verifier reads for a sentence at most. It was trained with up to
100, and tells as much by 70, in three quarters of the time."""


@dataclass(frozen=True, slots=True)
class Support:
    """What the passages make of a written sentence."""

    probability: float  # 0..1, that they say it
    missing: tuple[Missing, ...]  # numbers, dates, names and quotations that they don't have
    evidence: tuple[SourceSentence, ...]  # the sentences it rests on, the best one first
    translated: bool = False  # it is in another language than they: only its values are compared
    features: Mapping[str, float] = field(default_factory=dict)  # what the curve looked at

    @property
    def verdict(self) -> Finding:
        """A value that is nowhere in the passages makes a sentence unsupported, however like."""
        if self.probability < PARTLY or _absent(self.missing):
            return "not"
        return "partly" if self.missing or self.probability < SUPPORTED else "supported"

    @property
    def worked_out(self) -> tuple[str, ...]:
        """The words of the sources from which numbers that they do not have follow."""
        return tuple(dict.fromkeys(word for each in self.missing for word in each.origin))

    @property
    def doubted(self) -> "Support":
        """The same, supported in part at most."""
        return replace(self, probability=min(self.probability, _below(SUPPORTED)))


class Checker:
    """Checks sentences against the passages that their writer was given."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encode: Encode,
        verifier: Verifier | None = None,
    ) -> None:
        """``encode`` gives a unit row for each text."""
        self.sources = Sources(passages)
        self._encode, self._verifier = encode, verifier
        self._rows: dict[int, Vectors] = {}

    def check(self, claim: str) -> Support:
        """Whether the passages say it; which of their sentences do.

        A point of a list is read as a sentence: without its full stop the verifier doubts more.
        """
        claim = claim if is_ended(claim) else f"{claim}."
        taken = self.sources.evidence(claim_stems(claim))
        if not taken:
            return Support(0.0, tuple(missing_values(claim, self.sources)), ())
        if in_english(claim) != in_english(self.sources.texts[taken[0].passage].text):
            return self._translated(claim, taken)
        with ThreadPoolExecutor(1) as beside:  # two networks, each on a processor
            reading = beside.submit(self._read, claim, taken)
            cosine = self._cosine(claim, taken)
            missing = tuple(missing_values(claim, self.sources, lambda at: _doubt(reading, at)))
            read = reading.result()
        if any(each.origin for each in missing):
            read = None  # the verifier has not learnt to calculate
        features = self._features(claim, taken, missing, read) | {"cosine": cosine}
        curve = VERIFIED if read else COMPARED
        most = min(_most(features, self._covered(claim, taken), read), _as_told(claim, taken))
        probability = min(logistic(curve.log_odds(features)), most)
        return Support(probability, missing, tuple(taken), features=features)

    def _translated(self, claim: str, taken: Sequence[SourceSentence]) -> Support:
        """Of a claim in another language: partly, where two values or more are in the sources."""
        holds = values_in_common(claim, self.sources) >= ANCHORS
        missing = tuple(lost_in_translation(claim, self.sources))
        probability = PARTLY if holds else _below(PARTLY)
        return Support(probability, missing, tuple(taken), translated=True)

    def _read(self, claim: str, taken: Sequence[SourceSentence]) -> Verdict | None:
        """What the verifier makes of the nearest sentences.

        None where there is none, or it has not learnt the language.
        """
        if self._verifier is None or not in_english(claim):
            return None
        near = self.sources.context(claim_stems(claim), taken, CONTEXT_WORDS)
        text = " ".join(" ".join(each.text.split()) for each in near)
        return self._verifier.verify(claim, text, taken[0].article.title)

    def _features(
        self,
        claim: str,
        taken: Sequence[SourceSentence],
        missing: Sequence[Missing],
        read: Verdict | None,
    ) -> dict[str, float]:
        """What is known of a claim without its cosine, as the curves name it."""
        stems, best = claim_stems(claim), taken[0]
        there = frozenset().union(*(each.stems for each in taken))
        absent = _absent(missing)
        compared = {
            "best": self._covered(claim, taken[:1]),
            "length": log1p(len(stems)),
            "opposite": float(_opposed(frozenset(stems), there, best.stems)),
            "negation": float(denies_otherwise(claim, best.text)),
            "absent": float(absent),
            "absent from one": float(absent and len(self.sources.sentences) == 1),
        }
        return compared | ({"says": read.says} if read else {})

    def _covered(self, claim: str, taken: Sequence[SourceSentence]) -> float:
        """The share of its words, by their weight, that some source sentences have together."""
        found = frozenset().union(*(each.stems for each in taken))
        return had(self.sources.shares(claim_stems(claim)), found)

    def _cosine(self, claim: str, taken: Sequence[SourceSentence]) -> float:
        new = [each for each in taken if each.place not in self._rows]
        rows = self._encode([claim, *(each.text for each in new)])
        self._rows |= {each.place: row for each, row in zip(new, rows[1:], strict=True)}
        return float(max(np.dot(rows[0], self._rows[each.place]) for each in taken))


def _doubt(reading: Future[Verdict | None], place: Span) -> float:
    """Of the words in a place, as soon as they are read."""
    read = reading.result()
    return read.doubt(place) if read else undecided(place)


def _absent(missing: Sequence[Missing]) -> bool:
    """Whether a value is nowhere in the passages."""
    return any(not each.elsewhere for each in missing)


def _is_taken_back(taken: Sequence[SourceSentence]) -> bool:
    """Whether the article says of the best source sentence that it is not so, and no other does."""
    best = taken[0]
    back = retraction(best.article, best.span)[:1]
    untrue = bool(back) or tells_untruth(best.text)
    return untrue and not any(each.span in back for each in taken)


def _as_told(claim: str, taken: Sequence[SourceSentence]) -> float:
    """The probability that a claim has at most, as its source is taken back, or tells no fact."""
    if not denies(claim) and _is_taken_back(taken):
        return _below(PARTLY)
    return _below(SUPPORTED) if told_as_fact(claim, taken[0].text) else 1.0


def _most(features: Mapping[str, float], covered: float, read: Verdict | None) -> float:
    """The probability that a claim has at most, whatever the curve makes of it."""
    affirmed = read is not None and read.says > 0
    if not covered or (covered < TOUCHED and not affirmed):
        return _below(PARTLY)
    if (read is None and covered < COVERED) or (features["negation"] and not affirmed):
        return _below(SUPPORTED)
    return 1.0


def _below(probability: float) -> float:
    return float(np.nextafter(probability, 0.0))


def _opposed(said: frozenset[str], there: frozenset[str], best: frozenset[str]) -> bool:
    """Whether the best source sentence has the opposite of a word that is said, and none has it."""
    return any(
        against & best and not against & said and not alike(root) & there
        for root in said - there
        if (against := opposites(root))
    )
