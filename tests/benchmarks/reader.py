"""The packaged reader with the gold paragraph given: python -m tests.benchmarks.reader --data PATH.

On the articles kept apart for reporting; 95 % intervals by bootstrap over articles. Probabilities
are weighed as in calibrating: half answerable, a quarter adversarial, a quarter wrong passages.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from qa.reader import ExtractiveReader
from qa.training.measuring.calibrate import KINDS
from qa.training.measuring.measure import MEASURES, ReadQuestion, load_gold_questions, read_all
from qa.training.measuring.scores import exact_match, f1
from qa.training.sources.other import query_examples
from qa.training.split import Split, load_split
from tests.benchmarks.intervals import interval
from tests.benchmarks.kinds import by_kind, reliability
from tests.benchmarks.tables import arguments, show

THREADS = 2
TIMED = 60
"""Questions whose reading is timed, each with `PASSAGES` passages."""
PASSAGES = 12
BARS = {"exact match": "0.58", "F1": "0.70", "AUC answerable / adversarial": "0.70"}


def measured(done: Sequence[ReadQuestion]) -> list[dict[str, Any]]:
    """Every measure with its bar and interval."""
    rows = []
    for name, value in MEASURES.items():
        low, high = interval(done, lambda each: each.gold_question.article, value)
        row = {"measure": name, "bar": BARS.get(name, ""), "value": value(done)}
        rows.append(row | {"from": low, "to": high})
    return rows


def search_queries(reader: ExtractiveReader, data: Path, split: Split) -> dict[str, Any]:
    """EM and F1 on the search queries kept apart, each with its gold passage."""
    held_out = query_examples(data, split, held_out=True)
    answers = []
    for each in held_out:
        reading = reader.read(each.question, [each.passage], [each.article])[0]
        answers.append((each.passage[reading.start : reading.end], each.answer))
    return {
        "search queries": len(held_out),
        "exact match": fmean(exact_match(ours, [gold]) for ours, gold in answers),
        "F1": fmean(f1(ours, [gold]) for ours, gold in answers),
    }


def told(done: Sequence[ReadQuestion]) -> list[dict[str, Any]]:
    """How often a passage answers when the reader says so with this probability."""
    pairs = [(each.gold.answers, 0 if each.gold_question.answers else 1) for each in done]
    pairs += [(each.wrong.answers, 2) for each in done if each.wrong]
    said, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    return reliability(said, kinds == 0, (KINDS / np.bincount(kinds))[kinds])


def latency(reader: ExtractiveReader, done: Sequence[ReadQuestion]) -> dict[str, float]:
    """Milliseconds for `PASSAGES` passages of one question."""
    passages = [each.gold_question.passage for each in done]
    times = []
    for number, each in enumerate(done[:TIMED]):
        batch = [passages[(number * 7 + place * 31) % len(passages)] for place in range(PASSAGES)]
        begun = time.perf_counter()
        reader.read(each.gold_question.question, batch)
        times.append(1000 * (time.perf_counter() - begun))
    p50, p95 = np.percentile(times, [50, 95]).tolist()
    return {f"{PASSAGES} passages, ms p50": p50, "p95": p95}


def main() -> None:
    """Read, measure, print."""
    parser = arguments(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    given = parser.parse_args()
    split, reader = load_split(), ExtractiveReader(given.reader, THREADS)
    done = read_all(reader.read, load_gold_questions(given.data, split, "report"))
    show(measured(done))
    show(
        by_kind(
            [each for each in done if each.gold_question.answers],
            lambda each: each.gold_question.question,
            lambda each: each.gold_question.answers,
            {"exact match": lambda each: each.exact, "F1": lambda each: each.overlap},
        )
    )
    show(told(done))
    show([search_queries(reader, given.data, split)])
    show([latency(reader, done)])


if __name__ == "__main__":
    main()
