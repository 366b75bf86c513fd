"""Fit how sentences are chosen and when to refuse: python -m tests.benchmarks.fit --data PATH.

Questions of the development articles (the split's group "choose") and real search queries are
asked of the whole corpus, and again as if their own article had never been added. Prints the
logistic weights for qa/sentence_choice.py and qa/confidence.py, and what they reach here. Nothing
of the report group is read.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from embeddings.encoder import SentenceEncoder
from qa.reader import ExtractiveReader
from qa.retrieval import Retriever
from qa.sentence_choice import COMPARED, Candidate
from tests.benchmarks.asked import Asked, ask_all, with_searches
from tests.benchmarks.corpus import paragraph_library
from tests.benchmarks.squad import Question, load_paragraph_corpus
from tests.benchmarks.tables import arguments, show

Floats = NDArray[np.float64]


def main() -> None:
    """Ask, fit with and without the reader, print."""
    parser = arguments(__doc__)
    parser.add_argument("--library", type=Path, required=True, help="Where the library is kept.")
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=300, help="Questions of each kind.")
    given = parser.parse_args()
    corpus = with_searches(load_paragraph_corpus(given.data), given.data)
    drawn = random.Random(7)
    written = [q for q in corpus.group("choose") if q.answerable]
    searched = [q for q in corpus.questions if q.sources == ("nq",)]
    questions: list[Question] = [
        *drawn.sample(written, min(given.sample, len(written))),
        *drawn.sample(searched, min(given.sample, len(searched))),
    ]
    with paragraph_library(corpus.paragraphs, SentenceEncoder(), given.library) as index:
        reader = ExtractiveReader(given.reader)
        asked = list(ask_all(questions, corpus.paragraphs, Retriever(index), reader))
    show([fitted("with the reader", asked, None), fitted("without", asked, len(COMPARED))])


def fitted(name: str, asked: Sequence[Asked], features: int | None) -> dict[str, object]:
    """Weights over the first features (None: all), and what they reach."""
    inside = [(one, c) for one in asked if one.within for c in one.found]
    rows = np.array([c.features[:features] for _, c in inside])
    choice = LogisticRegression(max_iter=2000).fit(rows, [one.holds(c) for one, c in inside])
    best = [_best(one.found, choice, features) for one in asked]
    known = np.array([b.features[:features] if b else np.zeros(rows.shape[1]) for b in best])
    refusal = LogisticRegression(max_iter=2000).fit(known, [one.within for one in asked])
    sure = refusal.predict_proba(known)[:, 1]
    within = np.array([one.within for one in asked])
    right = np.array([b is not None and one.holds(b) for one, b in zip(asked, best, strict=True)])
    refused = sure < 0.5
    return {
        "fit": name,
        "first sentence": float(right[within].mean()),
        "refusal AUC": float(roc_auc_score(within, sure)),
        "refusal precision": float((~within[refused]).mean()),
        "refusal recall": float(refused[~within].mean()),
        "choice": _rounded(choice),
        "confidence": _rounded(refusal),
    }


def _best(
    found: Sequence[Candidate], choice: LogisticRegression, features: int | None
) -> Candidate | None:
    if not found:
        return None
    scores = choice.decision_function([c.features[:features] for c in found])
    return found[int(np.argmax(scores))]


def _rounded(model: LogisticRegression) -> list[float]:
    """Weights, then the bias."""
    return [round(float(value), 2) for value in (*model.coef_[0], model.intercept_[0])]


if __name__ == "__main__":
    main()
