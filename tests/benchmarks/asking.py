"""Times to ask an open library: python -m tests.benchmarks.asking --data PATH --work FOLDER.

A library of 10,000 passages as tests/benchmarks/large.py makes them; half of the 200 questions are
headlines of its articles, half are questions of XQuAD, which it does not answer, so that all
passages are read. Measured are the time of an answer in this process, and the memory that a server
has to itself after the same questions.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import httpx
import numpy as np

from qa.byline import Byline
from tests.benchmarks.large import QUERIES, library_arguments, prepare
from tests.benchmarks.search import pss
from tests.benchmarks.server import warm_server
from tests.benchmarks.tables import show


def seconds(library: Path, questions: Sequence[str]) -> list[float]:
    """The seconds of each answer; everything is loaded before the first."""
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
    with warm_server(library) as (url, server), httpx.Client(base_url=url, timeout=120) as client:
        for question in questions:
            client.post("/api/ask", json={"question": question}).raise_for_status()
        return pss(server.pid)


def main() -> None:
    """Make the library, ask, serve, print."""
    parser = library_arguments(__doc__, passages=10_000, real=2_500)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    library = prepare(options, options.passages)
    known = np.load(options.work / QUERIES)["texts"].tolist()
    questions = known[:: max(1, len(known) // options.questions)][: options.questions]
    p50, p95 = np.percentile(seconds(library, questions), (50, 95)).tolist()
    row = {"passages": options.passages, "ask p50 ms": 1000 * p50, "ask p95 ms": 1000 * p95}
    show([row | {"server PSS MB": memory(library, questions)}])


if __name__ == "__main__":
    main()
