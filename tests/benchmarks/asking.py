"""Asking an open library: python -m tests.benchmarks.asking --data PATH --work FOLDER.

A library of 10,000 passages as tests/benchmarks/large.py makes them; half of the 200 questions are
headlines of its articles, half are questions of XQuAD, which it does not answer, so that all
passages are read. How long an answer takes in this process, and how much memory a server has to
itself after the same questions.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import httpx
import numpy as np

from qa.byline import Byline
from tests.benchmarks.search import prepare, pss
from tests.benchmarks.server import served
from tests.benchmarks.tables import arguments, show


def seconds(library: Path, questions: Sequence[str]) -> list[float]:
    """Of each answer, everything loaded before the first."""
    with Byline(library, read_only=True) as byline:
        byline.warm()
        times = []
        for question in questions:
            start = perf_counter()
            byline.ask(question)
            times.append(perf_counter() - start)
    return times


def memory(library: Path, questions: Sequence[str]) -> float:
    """Megabytes of a server after these questions."""
    with served(library) as (url, server), httpx.Client(base_url=url, timeout=120) as client:
        for question in questions:
            client.post("/api/ask", json={"question": question}).raise_for_status()
        return pss(server.pid)


def main() -> None:
    """Make the library, ask, serve, print."""
    parser = arguments(__doc__)
    parser.add_argument("--work", type=Path, required=True, help="Libraries are kept here.")
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--real", type=int, default=2_500, help="Passages that are real.")
    parser.add_argument("--questions", type=int, default=200)
    given = parser.parse_args()
    library = prepare(given.data, given.work, given.passages, given.real)
    known = np.load(given.work / "queries.npz")["texts"].tolist()
    questions = known[:: max(1, len(known) // given.questions)][: given.questions]
    p50, p95 = np.percentile(seconds(library, questions), (50, 95)).tolist()
    row = {"passages": given.passages, "ask p50 ms": 1000 * p50, "ask p95 ms": 1000 * p95}
    show([row | {"server PSS MB": memory(library, questions)}])


if __name__ == "__main__":
    main()
