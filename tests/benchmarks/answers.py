"""Answers and refusals of the whole corpus: python -m tests.benchmarks.answers --data PATH.

Questions of the report articles, on which nothing was trained, chosen or fitted, are asked of all
1,283 paragraphs: does the first quoted sentence hold the answer, do three, is the short answer
right, and is a question refused that the corpus does not answer, either because its article was
taken out or because the question is adversarial. 95 % intervals by bootstrap over articles.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from embeddings.encoder import SentenceEncoder
from qa.reader import ExtractiveReader
from qa.retrieval.retriever import Retriever
from qa.settings import REFUSAL
from qa.training.measuring.scores import roc_area
from tests.benchmarks.corpus import library_of, paragraph_articles
from tests.benchmarks.curve_fitting import SHARES
from tests.benchmarks.intervals import interval
from tests.benchmarks.kinds import by_kind, reliability
from tests.benchmarks.outcomes import Outcome, outcomes
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show

Measure = Callable[[Sequence[Outcome]], float]
RESAMPLES = 500
OF_EACH_KIND: dict[str, Callable[[Outcome], float]] = {
    "first": lambda each: each.holds(1),
    "three": lambda each: each.holds(3),
    "exact": lambda each: each.exact,
    "F1": lambda each: each.overlap,
    "refused": lambda each: each.confidence < REFUSAL["balanced"],
}


def _answered_outcomes(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.kind == "answered"]


def _mean(value: Callable[[Outcome], float]) -> Measure:
    return lambda outcomes: fmean(value(each) for each in _answered_outcomes(outcomes))


def _words(percentile: int) -> Measure:
    """A percentile of the best sentence's words: its length must not buy that it has the answer."""
    return lambda outcomes: float(
        np.percentile(
            [
                len(each.evidence.sentences[0].text.split())
                for each in _answered_outcomes(outcomes)
                if each.evidence.sentences
            ],
            percentile,
        )
    )


def _area(kind: str) -> Measure:
    """Area under the ROC curve of the confidence, answered questions against another kind."""
    return lambda outcomes: roc_area(
        [each.confidence for each in _answered_outcomes(outcomes)],
        [each.confidence for each in outcomes if each.kind == kind],
    )


def _refusal_scores(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Precision and recall of refusals, half of the questions with their articles, half without."""
    considered = [each for each in outcomes if each.kind != "adversarial"]
    refused = [
        each.kind == "taken out" for each in considered if each.confidence < REFUSAL["balanced"]
    ]
    taken_out = sum(each.kind == "taken out" for each in considered)
    return float(np.mean(refused)) if refused else float("nan"), sum(refused) / max(1, taken_out)


MEASURES: tuple[tuple[str, str, Measure], ...] = (
    ("first sentence holds the answer", "0.84", _mean(lambda each: each.holds(1))),
    ("three sentences hold it", "0.94", _mean(lambda each: each.holds(3))),
    (
        "first sentence, any paragraph of its article",
        "0.84",
        _mean(lambda each: each.holds_in_article(1)),
    ),
    (
        "three sentences, any paragraph of its article",
        "0.94",
        _mean(lambda each: each.holds_in_article(3)),
    ),
    ("what is quoted holds it", "", _mean(lambda each: each.is_quoted)),
    ("sentences quoted", "", _mean(lambda each: len(each.quoted))),
    ("words in the first sentence, median", "<= 32", _words(50)),
    ("words in the first sentence, 95th percentile", "<= 65", _words(95)),
    ("short answer: exact", "0.50", _mean(lambda each: each.exact)),
    ("short answer: F1", "0.62", _mean(lambda each: each.overlap)),
    ("refusal AUC, article taken out", "0.92", _area("taken out")),
    ("refusal AUC, adversarial", "0.70", _area("adversarial")),
    ("refusal precision at the default", "0.85", lambda outcomes: _refusal_scores(outcomes)[0]),
    ("refusal recall at the default", "0.80", lambda outcomes: _refusal_scores(outcomes)[1]),
)


def measure_rows(name: str, outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """A row for each measure, with its bar and interval."""
    rows = []
    for measure, bar, value in MEASURES:
        low, high = interval(outcomes, lambda each: each.article, value, RESAMPLES)
        rows.append(
            {
                "answers": name,
                "measure": measure,
                "value": value(outcomes),
                "from": low,
                "to": high,
                "must": bar,
            }
        )
    return rows


def reliability_rows(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """How often the articles answer at each confidence; questions weigh as in fitting."""
    kinds = [each.kind for each in outcomes]
    weights = np.array([SHARES[kind] / kinds.count(kind) for kind in kinds])
    confidences = np.array([each.confidence for each in outcomes])
    return reliability(confidences, np.array([kind == "answered" for kind in kinds]), weights)


def sample_questions(corpus: ParagraphCorpus, sample: int) -> list[Question]:
    """Answerable questions of the report group, and half as many adversarial ones."""
    report = corpus.group("report")
    source = random.Random(5)
    answerable = [each for each in report if each.answerable]
    adversarial = [each for each in report if not each.answerable]
    return [
        *source.sample(answerable, min(sample, len(answerable))),
        *source.sample(adversarial, min(sample // 2, len(adversarial))),
    ]


def main() -> None:
    """Ask with the reader and without, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=500, help="How many answerable questions.")
    options = parser.parse_args()
    corpus = load_paragraph_corpus(options.data)
    questions = sample_questions(corpus, options.sample)
    encoder = SentenceEncoder()
    with library_of(paragraph_articles(corpus.paragraphs), encoder) as index:
        retriever = Retriever(index)
        reader = ExtractiveReader(options.reader)
        with_reader = list(outcomes(questions, corpus, retriever, reader))
        without_reader = list(outcomes(questions, corpus, retriever, None))
    show([*measure_rows("with the reader", with_reader), *measure_rows("without", without_reader)])
    answered = _answered_outcomes(with_reader)
    show(
        by_kind(
            answered,
            lambda each: each.question.text,
            lambda each: each.question.answers,
            OF_EACH_KIND,
        )
    )
    show(reliability_rows(with_reader))


if __name__ == "__main__":
    main()
