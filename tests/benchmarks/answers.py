"""Answers and refusals of the whole corpus: python -m tests.benchmarks.answers --data PATH.

Questions of the report articles, of which nothing was trained, chosen or fitted, asked of all
1,283 paragraphs: does the first quoted sentence hold the answer, do three, and is a question
refused whose article is taken out. Beside it the best that words alone do. Intervals are
bootstrapped by article.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.metrics import roc_auc_score

from embeddings.encoder import SentenceEncoder
from qa.confidence import confidence
from qa.reader import ExtractiveReader
from qa.retrieval import Retriever
from qa.settings import THRESHOLD
from tests.benchmarks.asked import Asked, ask_all
from tests.benchmarks.corpus import paragraph_library
from tests.benchmarks.squad import ParagraphCorpus, load_paragraph_corpus
from tests.benchmarks.tables import arguments, show

Measure = Callable[[Sequence[Asked]], float]


def first_holds(asked: Sequence[Asked]) -> float:
    """Share of answerable questions whose best sentence holds the answer."""
    return float(np.mean([bool(a.found) and a.holds(a.found[0]) for a in asked if a.within]))


def three_hold(asked: Sequence[Asked]) -> float:
    """The same of the best three sentences."""
    return float(np.mean([any(map(a.holds, a.found[:3])) for a in asked if a.within]))


def words_of_first(asked: Sequence[Asked]) -> float:
    """Median length of the best sentence, in words: length cannot buy the two above."""
    return float(np.median([len(a.found[0].text.split()) for a in asked if a.within and a.found]))


def refusal_area(asked: Sequence[Asked]) -> float:
    """Area under the curve: confidence with the article in the library against without it."""
    return float(roc_auc_score([a.within for a in asked], [confidence(a.found) for a in asked]))


def refusal_precision(asked: Sequence[Asked]) -> float:
    """Of what is refused at the default threshold, the share without its article."""
    refused = [not a.within for a in asked if confidence(a.found) < THRESHOLD]
    return float(np.mean(refused)) if refused else 0.0


def refusal_recall(asked: Sequence[Asked]) -> float:
    """Of the questions without their article, the share refused."""
    return float(np.mean([confidence(a.found) < THRESHOLD for a in asked if not a.within]))


MEASURES: tuple[Measure, ...] = (
    first_holds, three_hold, words_of_first, refusal_area, refusal_precision, refusal_recall,
)  # fmt: skip


def interval(measure: Measure, groups: Sequence[Sequence[Asked]]) -> tuple[float, float]:
    """95 % interval of a measure, drawing whole articles anew 500 times."""
    drawn = random.Random(11)
    values = [
        measure([a for group in drawn.choices(groups, k=len(groups)) for a in group])
        for _ in range(500)
    ]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def by_article(asked: Sequence[Asked], corpus: ParagraphCorpus) -> list[list[Asked]]:
    """The questions asked, grouped by article."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(corpus.paragraphs[one.question.paragraph].title, []).append(one)
    return list(groups.values())


def main() -> None:
    """Ask with the reader and without, print."""
    parser = arguments(__doc__)
    parser.add_argument("--library", type=Path, help="Keep the library here for the next run.")
    parser.add_argument("--sample", type=int, default=500, help="How many questions.")
    given = parser.parse_args()
    corpus = load_paragraph_corpus(given.data)
    answerable = [q for q in corpus.group("report") if q.answerable]
    questions = random.Random(5).sample(answerable, min(given.sample, len(answerable)))
    with (
        TemporaryDirectory() as temporary,
        paragraph_library(
            corpus.paragraphs, SentenceEncoder(), given.library or Path(temporary)
        ) as index,
    ):
        retriever = Retriever(index)
        rows = []
        for name, reader in (("with the reader", ExtractiveReader()), ("without", None)):
            asked = list(ask_all(questions, corpus.paragraphs, retriever, reader))
            groups = by_article(asked, corpus)
            for measure in MEASURES:
                low, high = interval(measure, groups)
                rows.append(
                    {"answers": name, "measure": measure.__name__, "value": measure(asked),
                     "from": low, "to": high, "questions": len(questions)}
                )  # fmt: skip
    show(rows)


if __name__ == "__main__":
    main()
