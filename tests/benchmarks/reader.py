"""The packaged reader with the gold paragraph given, on the articles kept apart for reporting.

``python -m tests.benchmarks.reader --data PATH [--reader FOLDER] [--json FILE]``
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from qa.reader import ExtractiveReader
from qa.training.calibrate import KINDS
from qa.training.measure import (
    Measure,
    ReadQuestion,
    as_numbers,
    load_asked,
    measure,
    read_all,
    table,
)
from qa.training.other_sources import query_examples
from qa.training.scores import exact_match, f1
from qa.training.split import Split, load_split

THREADS = 2
TIMED = 60
"""Questions whose reading is timed, each with `PASSAGES` passages."""
PASSAGES = 12
BINS = 5
BARS = {
    "exact match": 0.58,
    "F1": 0.70,
    "AUC answerable / adversarial": 0.70,
}


def search_queries(reader: ExtractiveReader, data: Path, split: Split) -> dict[str, float]:
    """EM and F1 on the search queries kept apart, each with its gold passage."""
    kept = query_examples(data, split, kept=True)
    answers = []
    for each in kept:
        reading = reader.read(each.question, [each.passage], [each.article])[0]
        answers.append((each.passage[reading.start : reading.end], each.answer))
    return {
        "queries": len(kept),
        "exact match": float(np.mean([exact_match(ours, [gold]) for ours, gold in answers])),
        "F1": float(np.mean([f1(ours, [gold]) for ours, gold in answers])),
    }


def by(done: Sequence[ReadQuestion], kind: Callable[[ReadQuestion], str]) -> list[str]:
    """Rows of EM and F1 for each kind of answerable question, the most frequent kind first."""
    groups: dict[str, list[ReadQuestion]] = {}
    for each in done:
        if each.asked.answers:
            groups.setdefault(kind(each), []).append(each)
    rows = ["| kind | questions | EM | F1 |", "|---|--:|--:|--:|"]
    for name, found in sorted(groups.items(), key=lambda each: -len(each[1])):
        exact = np.mean([exact_match(each.answer, each.asked.answers) for each in found])
        overlap = np.mean([f1(each.answer, each.asked.answers) for each in found])
        rows.append(f"| {name} | {len(found)} | {exact:.3f} | {overlap:.3f} |")
    return rows


def question_word(read: ReadQuestion) -> str:
    """The question's kind."""
    words = read.asked.question.lower().split()
    known = ("who", "whose", "when", "where", "why", "which", "how", "what")
    return next((word for word in words if word in known), "other")


def answer_length(read: ReadQuestion) -> str:
    """Words of the shortest accepted answer."""
    words = min(len(answer.split()) for answer in read.asked.answers)
    return next(f"up to {limit} words" for limit in (1, 2, 4, 8, 100) if words <= limit)


def reliability(done: Sequence[ReadQuestion]) -> list[str]:
    """How often a passage answers when the reader says so with this probability.

    Weighed as in calibrating: half answer, a quarter is adversarial, a quarter wrong passages.
    """
    pairs = [(each.gold.answers, 0 if each.asked.answers else 1) for each in done]
    pairs += [(each.wrong.answers, 2) for each in done if each.wrong]
    said, kinds = (np.array(column) for column in zip(*pairs, strict=True))
    weights = KINDS[kinds] / np.bincount(kinds)[kinds]
    rows = ["| said | pairs | mean said | true |", "|---|--:|--:|--:|"]
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = (said >= low) & (said < high)
        if inside.any():
            share = np.average(kinds[inside] == 0, weights=weights[inside])
            means = f"{np.average(said[inside], weights=weights[inside]):.2f} | {share:.2f}"
            rows.append(f"| {low:.1f}-{high:.1f} | {int(inside.sum())} | {means} |")
    return rows


def latency(reader: ExtractiveReader, done: Sequence[ReadQuestion]) -> dict[str, float]:
    """Milliseconds for `PASSAGES` passages of one question, and for one passage in a batch."""
    passages = [each.asked.passage for each in done]
    times = []
    for number, each in enumerate(done[:TIMED]):
        batch = [passages[(number * 7 + place * 31) % len(passages)] for place in range(PASSAGES)]
        begun = time.perf_counter()
        reader.read(each.asked.question, batch)
        times.append(1000 * (time.perf_counter() - begun))
    p50, p95 = np.percentile(times, [50, 95])
    return {
        "p50 of 12 passages, ms": float(p50),
        "p95 of 12 passages, ms": float(p95),
        "p50 a passage, ms": float(p50) / PASSAGES,
    }


def _print(measures: dict[str, Measure], lines: Sequence[str]) -> None:
    print(table(measures))
    for name, bar in BARS.items():
        verdict = "met" if measures[name].value >= bar else "missed"
        print(f"bar {name} {bar}: {verdict}")
    print("\n".join(lines))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    data = os.environ.get("BYLINE_EVAL_DATA")
    arguments.add_argument("--data", type=Path, default=data, required=data is None)
    arguments.add_argument("--reader", type=Path, help="folder of another reader")
    arguments.add_argument("--json", type=Path, help="also write the numbers here")
    given = arguments.parse_args()
    split, reader = load_split(), ExtractiveReader(given.reader, THREADS)
    done = read_all(reader.read, load_asked(Path(given.data), split, "report"))
    measures = measure(done)
    queries = search_queries(reader, Path(given.data), split)
    times = latency(reader, done)
    counted = f"{sum(bool(each.asked.answers) for each in done)} of {len(done)} answerable"
    print(f"report group, {counted}; {platform.machine()}, {THREADS} threads")
    parts = (by(done, question_word), by(done, answer_length), reliability(done))
    _print(measures, ["", *("\n".join([*part, ""]) for part in parts)])
    numbers = {"report": as_numbers(measures), "search queries": queries, "latency": times}
    print(json.dumps(numbers, indent=1))
    if given.json:
        given.json.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
