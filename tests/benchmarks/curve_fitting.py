"""From questions asked to fitted curves, one after the other: passages, sentences, confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logsumexp, softmax
from sklearn.linear_model import LogisticRegression

from embeddings.encoder import Encode
from qa.curves import Curve
from qa.quoting.confidence import answer_features
from qa.quoting.evidence import SENTENCES_FROM
from qa.quoting.sentence_choice import ENCODED, Candidate, candidates, ranked
from qa.reader import Reader
from qa.retrieval.portions import read_in_portions
from qa.retrieval.reranking import ReadPassage
from qa.training.measuring.scores import roc_area
from tests.benchmarks.asked import Asked

Floats = NDArray[np.float64]
Features = Mapping[str, float]

PASSAGE = ("fused", "covered", "relevance", "answers", "margin", "span")
SENTENCE = (
    "cosine", "shared", "rare", "chance", "fragment", "headline", "fits", "length",
    "answers", "margin", "points", "inside", "counted",
)  # fmt: skip
CONFIDENCE = (
    "sentence", "cosine", "shared", "rare", "told", "covered", "fits", "nearest", "widest",
    "relevance", "answers", "margin", "span", "surest", "opposed", "unsaid",
)  # fmt: skip
HEADINGS = {"fragment": -2.5, "headline": -2.5}
"""Weights at most, of sentences. The paragraphs that are fitted on have no headings, a library's
articles have; these look much like the question, and answer only where nothing else does."""
SET = {
    "sentence": {"lacks": -2.0, "form": 0.6},
    "confidence": {"lacks": -2.0, "form": 1.0, "counted": 0.5},
}
"""Weights that are set and not fitted: where an amount or a time is asked for and not there, or
is of another thing, and where what somebody said, or who somebody is, is told in the form of such
answers. Too rare in what is fitted on: nearly every best sentence there has an amount, and hardly
a question asks for a saying. Which share of the sentences that answer lacks one,
qa/language/entity_forms.py and qa/language/counted.py tell."""
OPPOSED = -3.0
"""Weight at least of an answer by a sentence of the opposite: hardly an answered question here has
one and many adversarial ones do, so that fitted alone it would settle each question."""
READ = {"relevance", "answers", "margin", "span", "points", "inside", "surest"}
"""Features that only a reader gives."""
ALL = 1_000
"""More sentences than the passages of a question have."""
ROUNDS = 3
"""Fits of the passages' curve: the last two read alike."""
PENALTY = 0.002
"""Of the squared weights, on features of unit spread, beside the mean loss of a question."""
SHARES = {"answered": 0.5, "taken out": 0.25, "adversarial": 0.25}
"""Weight of the questions that are answered and of both kinds that are not."""


@dataclass(frozen=True)
class Fitted:
    """Curves, and what they make of each question."""

    curves: Mapping[str, Curve]
    asked: Sequence[Asked]
    read: Sequence[Sequence[ReadPassage]]
    found: Sequence[Sequence[Candidate]]
    sure: Floats

    def stored(self) -> dict[str, object]:
        """As curves.json keeps them."""
        return {
            name: {
                "weights": {each: round(weight, 3) for each, weight in curve.weights.items()},
                "bias": round(curve.bias, 3),
            }
            for name, curve in self.curves.items()
        }

    def reached(self) -> dict[str, float]:
        """Shares of the answerable questions, and areas under the curve of the confidence."""
        every = zip(self.asked, self.read, self.found, strict=True)
        inside = [(one, read, found) for one, read, found in every if one.answered]
        kinds = np.array([kind_of(one) for one in self.asked])

        def told(kind: str) -> float:
            return roc_area(self.sure[kinds == "answered"], self.sure[kinds == kind])

        def held(limit: int) -> float:
            return fmean(
                any(one.holds(c.passage, c.text) for c in found[:limit]) for one, _, found in inside
            )

        return {
            "passage first": fmean(
                bool(read) and one.right(read[0].passage) for one, read, _ in inside
            ),
            "sentence first": held(1),
            "in three": held(3),
            "AUC taken out": told("taken out"),
            "AUC adversarial": told("adversarial"),
        }

    def refusals(self, threshold: float) -> dict[str, float]:
        """What a threshold refuses: among answered questions and those without their article,
        half of each, the precision and recall; and shares of the answered and the adversarial.
        """
        kinds = np.array([kind_of(one) for one in self.asked])
        refused = {kind: float(np.mean(self.sure[kinds == kind] < threshold)) for kind in SHARES}
        all_refused = refused["taken out"] + refused["answered"]
        return {
            "threshold": threshold,
            "precision": refused["taken out"] / all_refused if all_refused else float("nan"),
            "recall": refused["taken out"],
            "answered refused": refused["answered"],
            "adversarial refused": refused["adversarial"],
        }


def kind_of(one: Asked) -> str:
    """Whether what was searched answers, and why not."""
    if one.answered:
        return "answered"
    return "adversarial" if one.within else "taken out"


def fit_curves(asked: Sequence[Asked], encode: Encode, reader: Reader | None) -> Fitted:
    """Curves for a library with a reader or without: each from what those before it make of all."""
    passages, sentences, answers = (
        tuple(name for name in each if reader or name not in READ)
        for each in (PASSAGE, SENTENCE, CONFIDENCE)
    )
    passage = fit_passages(asked, reader, passages)
    ranked = [_read(one, reader, passage) for one in asked]
    found = [
        candidates(one.question.text, each[:SENTENCES_FROM], encode, Curve({}), most=ALL)
        for one, each in zip(asked, ranked, strict=True)
    ]
    sentence = fit_sentences(asked, found, sentences)
    judged = [judge(each, sentence) for each in found]
    known = [
        answer_features(one.question.text, read, best[0])
        for one, read, best in zip(asked, ranked, judged, strict=True)
    ]
    confidence = fit_confidence(asked, known, answers)
    sure = expit([confidence.log_odds(features) for features in known])
    curves = {"passage": passage, "sentence": sentence, "confidence": confidence}
    return Fitted(curves, asked, ranked, judged, sure)


def fit_passages(asked: Sequence[Asked], reader: Reader | None, names: Sequence[str]) -> Curve:
    """The choice of passages among those that an answer reads.

    How far an answer reads, the curve itself decides. At first it has no weights, all passages
    are alike to it, none settles its question, and all that is worth reading is read. Then it is
    fitted again, a few times, to what an answer by the last fit reads.
    """
    curve = Curve({})
    for _ in range(ROUNDS if reader else 1):
        read = [(one, _read(one, reader, curve)) for one in asked if one.answered]
        curve = fit_choice(
            [
                ([each.features for each in found], [one.right(each.passage) for each in found])
                for one, found in read
            ],
            names,
        )
    return curve


def fit_sentences(
    asked: Sequence[Asked], found: Sequence[Sequence[Candidate]], names: Sequence[str]
) -> Curve:
    """The choice of a sentence, where one of the articles answers."""
    every = [(one, c) for one, each in zip(asked, found, strict=True) if one.answered for c in each]
    right = [one.holds(c.passage, c.text) for one, c in every]
    curve = fit_logistic([c.features for _, c in every], right, names)
    lowered = {name: min(curve.weights[name], most) for name, most in HEADINGS.items()}
    return replace(curve, weights={**curve.weights, **lowered, **SET["sentence"]})


def fit_confidence(
    asked: Sequence[Asked], known: Sequence[Features], names: Sequence[str]
) -> Curve:
    """Whether to answer."""
    kinds = [kind_of(one) for one in asked]
    weights = [SHARES[kind] / kinds.count(kind) for kind in kinds]
    curve = fit_logistic(known, [kind == "answered" for kind in kinds], names, weights)
    opposed = {"opposed": max(curve.weights["opposed"], OPPOSED)}
    return replace(curve, weights={**curve.weights, **opposed, **SET["confidence"]})


def _read(one: Asked, reader: Reader | None, curve: Curve) -> list[ReadPassage]:
    return read_in_portions(one.question.text, one.hits, reader, curve)


def judge(found: Sequence[Candidate], curve: Curve) -> list[Candidate]:
    """The sentences that another curve would have encoded, in its order."""

    def unencoded(candidate: Candidate) -> float:
        return curve.log_odds({**candidate.features, "cosine": 0.0})

    return ranked(sorted(found, key=unencoded, reverse=True)[:ENCODED], curve)


def fit_choice(
    groups: Sequence[tuple[Sequence[Features], Sequence[bool]]], names: Sequence[str]
) -> Curve:
    """Weights by which the right ones of each group have the largest share of it."""
    known = [(_rows(each, names), np.array(right)) for each, right in groups if any(right)]
    spread = np.concatenate([rows for rows, _ in known]).std(0) + 1e-9

    def loss(weights: Floats) -> tuple[float, Floats]:
        """And its slope."""
        total, slope = 0.0, np.zeros(len(names))
        for rows, right in known:
            unit = rows / spread
            scores = unit @ weights
            total += float(logsumexp(scores) - logsumexp(scores[right]))
            slope += softmax(scores) @ unit - softmax(scores[right]) @ unit[right]
        penalty = PENALTY * float(weights @ weights)
        return total / len(known) + penalty, slope / len(known) + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / spread
    return Curve(dict(zip(names, found.tolist(), strict=True)))


def fit_logistic(
    known: Sequence[Features],
    right: Sequence[bool],
    names: Sequence[str],
    weights: Sequence[float] | None = None,
) -> Curve:
    """Logistic regression; `weights` of the rows, alike where there are none."""
    rows = _rows(known, names)
    shares = np.full(len(rows), 1.0) if weights is None else np.array(weights)
    spread = rows.std(0) + 1e-9
    model = LogisticRegression(C=1 / (2 * PENALTY), tol=1e-7, max_iter=10_000)
    model.fit((rows - rows.mean(0)) / spread, right, sample_weight=shares / shares.sum())
    slopes = model.coef_[0] / spread
    bias = float(model.intercept_[0] - slopes @ rows.mean(0))
    return Curve(dict(zip(names, slopes.tolist(), strict=True)), bias)


def _rows(known: Sequence[Features], names: Sequence[str]) -> Floats:
    return np.array([[features[name] for name in names] for features in known], dtype=np.float64)
