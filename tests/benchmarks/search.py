"""Search at scale: python -m tests.benchmarks.search --data PATH --work FOLDER --passages 100000.

The library is made by tests/benchmarks/large.py, which describes it, and kept in ``--work`` for the
next run. Queries are titles of newswire articles that are not in it and questions of XQuAD, encoded
before; each is asked once, in a process of its own without an encoder, whose memory is measured.
Recall is against a comparison of all vectors.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from embeddings.encoder import Tick, Vectors
from embeddings.filters import Filter
from embeddings.index import ArticleIndex, Hit
from embeddings.library.edition import Edition
from embeddings.library.store import Store
from qa.retrieval.retriever import Retriever
from tests.benchmarks.large import QUERIES, library_arguments, prepare
from tests.benchmarks.tables import show

FILTERS = {
    "all": None,
    "1 %": Filter(sources=("made/07",)),
    "10 %": Filter(after="1991-01-01", before="1993-09-26", sources=("made",)),
    "50 %": Filter(sites=("harbour post", "the gazette")),
}


class KnownQueries:
    """An encoder of some queries, whose vectors it was given; searching needs no more."""

    location = ""
    limit = 256

    def __init__(self, edition: Edition, rows: dict[str, Vectors]) -> None:
        self.name, self.dimension = edition.encoder, edition.dimension
        self._rows = rows

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Not known."""
        raise NotImplementedError

    def encode_passages(self, texts: Sequence[str], tick: Tick | None = None) -> Vectors:
        """Not known."""
        raise NotImplementedError

    def encode_query(self, text: str) -> Vectors:
        """The vector of a query that was encoded before."""
        return self._rows[text]


def measure(folder: Path, queries: Path) -> list[dict[str, Any]]:
    """Measure a library in this process, without an encoder: one row for each filter."""
    queries_file = np.load(queries)
    texts, rows = queries_file["texts"].tolist(), queries_file["rows"]
    store = Store(folder, read_only=True)
    edition = store.edition()
    assert edition is not None
    index = ArticleIndex(store, KnownQueries(edition, dict(zip(texts, rows, strict=True))))
    opened = perf_counter()
    index.nearest(rows[0], 1)
    opening = perf_counter() - opened
    retriever = Retriever(index)

    def dense(number: int, only: Filter | None) -> list[int]:
        return list(index.nearest(rows[number], 10, only))

    def hybrid(number: int, only: Filter | None) -> list[Hit]:
        return retriever.retrieve(texts[number], 10, only)

    rows_shown = []
    for name, only in FILTERS.items():
        numbers = range(len(texts)) if only is None else range(0, len(texts), 5)
        first = perf_counter()
        index.nearest(rows[0], 1, only)
        row: dict[str, Any] = {"passages": len(index), "filter": name}
        row |= {"first ms": 1000 * (perf_counter() - first)}
        row |= search_times("dense", dense, numbers, only) | search_times(
            "hybrid", hybrid, numbers, only
        )
        row |= {"recall@10": recall(index, rows, numbers[:: len(numbers) // 50], only)}
        rows_shown.append(row | {"opening s": opening, "PSS MB": pss()})
    store.close()
    return rows_shown


def search_times(
    name: str, search: Callable[[int, Filter | None], object], numbers: range, only: Filter | None
) -> dict[str, float]:
    """p50, p95 and maximum of the time of one search for each query, in milliseconds."""
    times = []
    for number in numbers:
        start = perf_counter()
        search(number, only)
        times.append(1000 * (perf_counter() - start))
    p50, p95, slowest = np.percentile(times, (50, 95, 100)).tolist()
    return {f"{name} p50 ms": p50, f"{name} p95 ms": p95, f"{name} max ms": slowest}


def recall(index: ArticleIndex, rows: Vectors, numbers: range, only: Filter | None) -> float:
    """The share of the ten nearest by exact vectors that a search finds."""
    store, edition = index.store, index.store.edition()
    assert edition is not None
    ids = store.passage_ids(edition) if only is None else store.passages_of(edition, only)
    queries = rows[list(numbers)]
    best: list[dict[int, float]] = [{} for _ in numbers]
    for start in range(0, len(ids), 20_000):
        there, vectors = store.vectors_of(edition, ids[start : start + 20_000].tolist())
        for near, cosines in zip(best, queries @ vectors.T, strict=True):
            top = np.argsort(-cosines)[:10]
            near |= dict(zip(there[top].tolist(), cosines[top].tolist(), strict=True))
    right = [set(sorted(near, key=lambda i: -near[i])[:10]) for near in best]
    found = [set(index.nearest(query, 10, only)) for query in queries]
    return float(np.mean([len(a & b) / max(1, len(a)) for a, b in zip(right, found, strict=True)]))


def pss(process: int | str = "self") -> float:
    """A process's proportional set size in megabytes; Linux only, else NaN."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return float("nan")
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def measure_in_new_process(folder: Path, queries: Path) -> list[dict[str, Any]]:
    """Run `measure` in a new process."""
    command = [sys.executable, "-m", "tests.benchmarks.search", "--measure"]
    process = subprocess.run(
        [*command, folder, queries], check=True, capture_output=True, text=True
    )
    rows: list[dict[str, Any]] = json.loads(process.stdout)
    return rows


def main() -> None:
    """Make, measure, print."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    options = library_arguments(__doc__, passages=100_000, real=20_000).parse_args()
    show(measure_in_new_process(prepare(options, options.passages), options.work / QUERIES))


if __name__ == "__main__":
    main()
