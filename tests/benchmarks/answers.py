"""Answers and refusals of the whole corpus: python -m tests.benchmarks.answers --data PATH.

Questions of the report articles, of which nothing was trained, chosen or fitted, asked of all
1,283 paragraphs: does the first quoted sentence hold the answer, do three, is the short answer
right, and is a question refused that the corpus does not answer, because its article was taken
out or because it was made up to look as if it did. 95 % intervals by bootstrap over articles.
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
from tests.benchmarks.corpus import as_articles, library_of
from tests.benchmarks.curve_fitting import SHARES
from tests.benchmarks.intervals import interval
from tests.benchmarks.kinds import by_kind, reliability
from tests.benchmarks.outcomes import Outcome, outcomes
from tests.benchmarks.squad import ParagraphCorpus, Question, load_paragraph_corpus
from tests.benchmarks.tables import arguments, show

Measure = Callable[[Sequence[Outcome]], float]
RESAMPLES = 500
OF_EACH_KIND: dict[str, Callable[[Outcome], float]] = {
    "first": lambda each: each.holds(1),
    "three": lambda each: each.holds(3),
    "exact": lambda each: each.exact,
    "F1": lambda each: each.overlap,
    "refused": lambda each: each.sure < REFUSAL["balanced"],
}


def _answered(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.kind == "answered"]


def _mean(value: Callable[[Outcome], float]) -> Measure:
    return lambda outcomes: fmean(value(each) for each in _answered(outcomes))


def _words(percentile: int) -> Measure:
    """Words of the best sentence: length cannot buy that it holds the answer."""
    return lambda outcomes: float(
        np.percentile(
            [
                len(each.evidence.sentences[0].text.split())
                for each in _answered(outcomes)
                if each.evidence.sentences
            ],
            percentile,
        )
    )


def _area(kind: str) -> Measure:
    """Area under the curve: confidence in what is answered against what is not."""
    return lambda outcomes: roc_area(
        [each.sure for each in _answered(outcomes)],
        [each.sure for each in outcomes if each.kind == kind],
    )


def _refusal(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Precision and recall of refusing, questions with their articles and without, half each."""
    both = [each for each in outcomes if each.kind != "adversarial"]
    refused = [each.kind == "taken out" for each in both if each.sure < REFUSAL["balanced"]]
    taken = sum(each.kind == "taken out" for each in both)
    return float(np.mean(refused)) if refused else float("nan"), sum(refused) / max(1, taken)


MEASURES: tuple[tuple[str, str, Measure], ...] = (
    ("first sentence holds the answer", "0.84", _mean(lambda each: each.holds(1))),
    ("three sentences hold it", "0.94", _mean(lambda each: each.holds(3))),
    ("first sentence, any paragraph of its article", "0.84", _mean(lambda each: each.tells(1))),
    ("three sentences, any paragraph of its article", "0.94", _mean(lambda each: each.tells(3))),
    ("what is quoted holds it", "", _mean(lambda each: each.shows)),
    ("sentences quoted", "", _mean(lambda each: len(each.quoted))),
    ("words in the first sentence, median", "<= 32", _words(50)),
    ("words in the first sentence, 95th percentile", "<= 65", _words(95)),
    ("short answer: exact", "0.50", _mean(lambda each: each.exact)),
    ("short answer: F1", "0.62", _mean(lambda each: each.overlap)),
    ("refusal AUC, article taken out", "0.92", _area("taken out")),
    ("refusal AUC, adversarial", "0.70", _area("adversarial")),
    ("refusal precision at the default", "0.85", lambda outcomes: _refusal(outcomes)[0]),
    ("refusal recall at the default", "0.80", lambda outcomes: _refusal(outcomes)[1]),
)


def measured(name: str, outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Every measure with its bar and interval."""
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


def told(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """How often the articles answer when the confidence says so; weighed as in fitting."""
    kinds = [each.kind for each in outcomes]
    weights = np.array([SHARES[kind] / kinds.count(kind) for kind in kinds])
    sure = np.array([each.sure for each in outcomes])
    return reliability(sure, np.array([kind == "answered" for kind in kinds]), weights)


def drawn(corpus: ParagraphCorpus, sample: int) -> list[Question]:
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
    parser = arguments(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    parser.add_argument("--sample", type=int, default=500, help="How many answerable questions.")
    given = parser.parse_args()
    corpus = load_paragraph_corpus(given.data)
    questions = drawn(corpus, given.sample)
    encoder = SentenceEncoder()
    with library_of(as_articles(corpus.paragraphs), encoder) as index:
        retriever = Retriever(index)
        reader = ExtractiveReader(given.reader)
        read = list(outcomes(questions, corpus, retriever, reader))
        compared = list(outcomes(questions, corpus, retriever, None))
    show([*measured("with the reader", read), *measured("without", compared)])
    answered = _answered(read)
    show(
        by_kind(
            answered,
            lambda each: each.question.text,
            lambda each: each.question.answers,
            OF_EACH_KIND,
        )
    )
    show(told(read))


if __name__ == "__main__":
    main()
