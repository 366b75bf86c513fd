"""The packaged reader with the gold paragraph given: python -m tests.benchmarks.reader --data PATH.

On the articles held out for reporting; 95 % intervals by bootstrap over articles. Probabilities are
weighed as in calibrating: half answerable, a quarter adversarial, a quarter wrong passages.
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
from tests.benchmarks.tables import argument_parser, show

THREADS = 2
TIMED = 60
"""How many questions' reading is timed, each with `PASSAGES` passages."""
PASSAGES = 12
BARS = {"exact match": "0.58", "F1": "0.70", "AUC answerable / adversarial": "0.70"}


def measure_rows(questions: Sequence[ReadQuestion]) -> list[dict[str, Any]]:
    """A row for each measure, with its bar and interval."""
    rows = []
    for name, value in MEASURES.items():
        low, high = interval(questions, lambda each: each.gold_question.article, value)
        row = {"measure": name, "bar": BARS.get(name, ""), "value": value(questions)}
        rows.append(row | {"from": low, "to": high})
    return rows


def search_queries(reader: ExtractiveReader, data: Path, split: Split) -> dict[str, Any]:
    """Exact match and F1 on the held-out search queries, each with its gold passage."""
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


def reliability_rows(questions: Sequence[ReadQuestion]) -> list[dict[str, Any]]:
    """How often a passage answers at each probability that the reader gives."""
    pairs = [(each.gold.answers, 0 if each.gold_question.answers else 1) for each in questions]
    pairs += [(each.wrong.answers, 2) for each in questions if each.wrong]
    probabilities, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    return reliability(probabilities, kinds == 0, (KINDS / np.bincount(kinds))[kinds])


def latency(reader: ExtractiveReader, questions: Sequence[ReadQuestion]) -> dict[str, float]:
    """Milliseconds to read `PASSAGES` passages for one question."""
    passages = [each.gold_question.passage for each in questions]
    times = []
    for number, each in enumerate(questions[:TIMED]):
        batch = [passages[(number * 7 + place * 31) % len(passages)] for place in range(PASSAGES)]
        start = time.perf_counter()
        reader.read(each.gold_question.question, batch)
        times.append(1000 * (time.perf_counter() - start))
    p50, p95 = np.percentile(times, [50, 95]).tolist()
    return {f"{PASSAGES} passages, ms p50": p50, "p95": p95}


def main() -> None:
    """Read, measure, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--reader", type=Path, help="Folder of a reader; None: the packaged one.")
    options = parser.parse_args()
    split, reader = load_split(), ExtractiveReader(options.reader, THREADS)
    questions = read_all(reader.read, load_gold_questions(options.data, split, "report"))
    show(measure_rows(questions))
    show(
        by_kind(
            [each for each in questions if each.gold_question.answers],
            lambda each: each.gold_question.question,
            lambda each: each.gold_question.answers,
            {"exact match": lambda each: each.exact, "F1": lambda each: each.overlap},
        )
    )
    show(reliability_rows(questions))
    show([search_queries(reader, options.data, split)])
    show([latency(reader, questions)])


if __name__ == "__main__":
    main()
