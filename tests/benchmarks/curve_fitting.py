"""Fits the curves to searched questions one after the other: passages, sentences, confidence."""

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
from tests.benchmarks.searched_questions import SearchedQuestion

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
"""The largest weights of these features of sentences. The paragraphs fitted on have no headings;
articles have, which look much like the question and answer only where nothing else does."""
FIXED = {
    "sentence": {"lacks": -2.0, "form": 0.6},
    "confidence": {"lacks": -2.0, "form": 1.0, "counted": 0.5},
}
"""Weights that are set and not fitted, of an amount or time that is asked for and lacking or is of
another thing, and of the form of answers about what somebody said or who somebody is. Such cases
are too rare among the questions fitted on. qa/language/entity_forms.py and qa/language/counted.py
tell what share of the answering sentences lacks them."""
OPPOSED = -3.0
"""The lowest weight of a sentence that says the opposite: hardly an answered question here has one
and many adversarial ones do, so that the fitted weight would settle every question."""
READ = {"relevance", "answers", "margin", "span", "points", "inside", "surest"}
"""Features that need a reader."""
ALL = 1_000
"""A limit above the number of sentences in a question's passages."""
ROUNDS = 3
"""How often the passages' curve is fitted: the last two read the same."""
PENALTY = 0.002
"""Factor of the squared weights, on features of unit spread, added to the mean loss."""
SHARES = {"answered": 0.5, "taken out": 0.25, "adversarial": 0.25}
"""Total weight of the answered questions and of both kinds of unanswered ones."""


@dataclass(frozen=True)
class FittedCurves:
    """Fitted curves, with the passages, sentences and confidence that they give each question."""

    curves: Mapping[str, Curve]
    questions: Sequence[SearchedQuestion]
    passages: Sequence[Sequence[ReadPassage]]
    sentences: Sequence[Sequence[Candidate]]
    confidences: Floats

    def rounded_curves(self) -> dict[str, object]:
        """The curves with rounded weights, as in curves.json."""
        return {
            name: {
                "weights": {each: round(weight, 3) for each, weight in curve.weights.items()},
                "bias": round(curve.bias, 3),
            }
            for name, curve in self.curves.items()
        }

    def scores(self) -> dict[str, float]:
        """Shares of answered questions found, and areas under the ROC curve of the confidence."""
        every = zip(self.questions, self.passages, self.sentences, strict=True)
        answered = [(one, read, found) for one, read, found in every if one.is_answered]
        kinds = np.array([kind_of(one) for one in self.questions])

        def auc_against(kind: str) -> float:
            return roc_area(self.confidences[kinds == "answered"], self.confidences[kinds == kind])

        def share_held(limit: int) -> float:
            return fmean(
                any(one.holds(c.passage, c.text) for c in found[:limit])
                for one, _, found in answered
            )

        return {
            "passage first": fmean(
                bool(read) and one.is_right(read[0].passage) for one, read, _ in answered
            ),
            "sentence first": share_held(1),
            "in three": share_held(3),
            "AUC taken out": auc_against("taken out"),
            "AUC adversarial": auc_against("adversarial"),
        }

    def refusals(self, threshold: float) -> dict[str, float]:
        """The refusals at a threshold: precision and recall over answered questions and those
        without their article, half each; shares refused of answered and of adversarial ones.
        """
        kinds = np.array([kind_of(one) for one in self.questions])
        refused = {
            kind: float(np.mean(self.confidences[kinds == kind] < threshold)) for kind in SHARES
        }
        all_refused = refused["taken out"] + refused["answered"]
        return {
            "threshold": threshold,
            "precision": refused["taken out"] / all_refused if all_refused else float("nan"),
            "recall": refused["taken out"],
            "answered refused": refused["answered"],
            "adversarial refused": refused["adversarial"],
        }


def kind_of(one: SearchedQuestion) -> str:
    """The question's kind, a key of `SHARES`."""
    if one.is_answered:
        return "answered"
    return "adversarial" if one.has_article else "taken out"


def fit_curves(
    questions: Sequence[SearchedQuestion], encode: Encode, reader: Reader | None
) -> FittedCurves:
    """Fit the curves, with a reader or without: each on the results of those before it."""
    passages, sentences, answers = (
        tuple(name for name in each if reader or name not in READ)
        for each in (PASSAGE, SENTENCE, CONFIDENCE)
    )
    passage = fit_passages(questions, reader, passages)
    ranked = [_read_passages(one, reader, passage) for one in questions]
    found = [
        candidates(one.question.text, each[:SENTENCES_FROM], encode, Curve({}), most=ALL)
        for one, each in zip(questions, ranked, strict=True)
    ]
    sentence = fit_sentences(questions, found, sentences)
    chosen = [choose_sentences(each, sentence) for each in found]
    features_list = [
        answer_features(one.question.text, read, best[0])
        for one, read, best in zip(questions, ranked, chosen, strict=True)
    ]
    confidence = fit_confidence(questions, features_list, answers)
    confidences = expit([confidence.log_odds(features) for features in features_list])
    curves = {"passage": passage, "sentence": sentence, "confidence": confidence}
    return FittedCurves(curves, questions, ranked, chosen, confidences)


def fit_passages(
    questions: Sequence[SearchedQuestion], reader: Reader | None, names: Sequence[str]
) -> Curve:
    """Fit the choice of passages among those that an answer reads.

    The curve itself decides how far an answer reads. At first it has no weights: no passage settles
    its question, and all are read that are worth it. Then it is fitted again, a few times, to what
    an answer reads by the last fit.
    """
    curve = Curve({})
    for _ in range(ROUNDS if reader else 1):
        read = [(one, _read_passages(one, reader, curve)) for one in questions if one.is_answered]
        curve = fit_choice(
            [
                ([each.features for each in found], [one.is_right(each.passage) for each in found])
                for one, found in read
            ],
            names,
        )
    return curve


def fit_sentences(
    questions: Sequence[SearchedQuestion],
    found: Sequence[Sequence[Candidate]],
    names: Sequence[str],
) -> Curve:
    """Fit the choice of a sentence on questions that the articles answer."""
    every = [
        (one, c)
        for one, each in zip(questions, found, strict=True)
        if one.is_answered
        for c in each
    ]
    right = [one.holds(c.passage, c.text) for one, c in every]
    curve = fit_logistic([c.features for _, c in every], right, names)
    lowered = {name: min(curve.weights[name], most) for name, most in HEADINGS.items()}
    return replace(curve, weights={**curve.weights, **lowered, **FIXED["sentence"]})


def fit_confidence(
    questions: Sequence[SearchedQuestion], features_list: Sequence[Features], names: Sequence[str]
) -> Curve:
    """Fit the confidence, by which a question is answered or refused."""
    kinds = [kind_of(one) for one in questions]
    weights = [SHARES[kind] / kinds.count(kind) for kind in kinds]
    curve = fit_logistic(features_list, [kind == "answered" for kind in kinds], names, weights)
    opposed = {"opposed": max(curve.weights["opposed"], OPPOSED)}
    return replace(curve, weights={**curve.weights, **opposed, **FIXED["confidence"]})


def _read_passages(one: SearchedQuestion, reader: Reader | None, curve: Curve) -> list[ReadPassage]:
    return read_in_portions(one.question.text, one.hits, reader, curve)


def choose_sentences(found: Sequence[Candidate], curve: Curve) -> list[Candidate]:
    """The sentences that a curve would have encoded, in its order."""

    def unencoded(candidate: Candidate) -> float:
        return curve.log_odds({**candidate.features, "cosine": 0.0})

    return ranked(sorted(found, key=unencoded, reverse=True)[:ENCODED], curve)


def fit_choice(
    groups: Sequence[tuple[Sequence[Features], Sequence[bool]]], names: Sequence[str]
) -> Curve:
    """Fit weights that give the right members of each group the largest softmax share of it."""
    answered = [(_rows(each, names), np.array(right)) for each, right in groups if any(right)]
    spread = np.concatenate([rows for rows, _ in answered]).std(0) + 1e-9

    def loss(weights: Floats) -> tuple[float, Floats]:
        """The loss and its gradient."""
        total, slope = 0.0, np.zeros(len(names))
        for rows, right in answered:
            unit = rows / spread
            scores = unit @ weights
            total += float(logsumexp(scores) - logsumexp(scores[right]))
            slope += softmax(scores) @ unit - softmax(scores[right]) @ unit[right]
        penalty = PENALTY * float(weights @ weights)
        return total / len(answered) + penalty, slope / len(answered) + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x / spread
    return Curve(dict(zip(names, found.tolist(), strict=True)))


def fit_logistic(
    features_list: Sequence[Features],
    right: Sequence[bool],
    names: Sequence[str],
    weights: Sequence[float] | None = None,
) -> Curve:
    """Fit by logistic regression; `weights`: those of the rows, None if equal."""
    rows = _rows(features_list, names)
    shares = np.full(len(rows), 1.0) if weights is None else np.array(weights)
    spread = rows.std(0) + 1e-9
    model = LogisticRegression(C=1 / (2 * PENALTY), tol=1e-7, max_iter=10_000)
    model.fit((rows - rows.mean(0)) / spread, right, sample_weight=shares / shares.sum())
    slopes = model.coef_[0] / spread
    bias = float(model.intercept_[0] - slopes @ rows.mean(0))
    return Curve(dict(zip(names, slopes.tolist(), strict=True)), bias)


def _rows(features_list: Sequence[Features], names: Sequence[str]) -> Floats:
    return np.array(
        [[features[name] for name in names] for features in features_list], dtype=np.float64
    )
