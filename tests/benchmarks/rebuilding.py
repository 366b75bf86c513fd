"""Queries while a library is made anew: python -m tests.benchmarks.rebuilding --data PATH.

A library of newswire articles is searched, first with nothing else going on, then while ``byline
rebuild --full`` fills a new edition of it in another process; the time of a query includes its
encoding. Then five more rebuilds are stopped by Ctrl-C while they encode, and the seconds until the
process has ended are measured.
"""

import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

import numpy as np

from qa.byline import Byline
from qa.settings import Settings
from tests.benchmarks.indexing import write_articles
from tests.benchmarks.squad import load_paragraph_corpus
from tests.benchmarks.tables import argument_parser, show

PAUSE = 0.05  # seconds between two queries, as of people who type
STOPPED = 130  # the exit code after Ctrl-C
STOPPED_AFTER, TIMES = 3.0, 5  # seconds: it has begun to encode, and each goes on where it stopped


def search_times(
    byline: Byline, queries: list[str], going_on: Callable[[int], bool]
) -> dict[str, Any]:
    """Search while ``going_on`` returns True for the number of queries so far; times in ms."""
    times: list[float] = []
    for query in cycle(queries):
        if not going_on(len(times)):
            break
        start = perf_counter()
        byline._following.parts.retriever.retrieve(query, 10)  # reading would take the same in both
        times.append(1000 * (perf_counter() - start))
        sleep(PAUSE)
    p50, p95, slowest = np.percentile(times, (50, 95, 100)).tolist()
    return {"queries": len(times), "p50 ms": p50, "p95 ms": p95, "max ms": slowest}


def stopping_seconds(command: list[str]) -> float:
    """How many seconds a rebuild goes on after Ctrl-C."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        sleep(STOPPED_AFTER)
        process.send_signal(signal.SIGINT)
        start = perf_counter()
        if process.wait() != STOPPED:
            raise RuntimeError("the rebuild was not under way; give it more --articles")
        return perf_counter() - start


def main() -> None:
    """Index, search, rebuild, stop, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    queries = [one.text for one in load_paragraph_corpus(options.data).questions[::20]]
    with TemporaryDirectory() as name:
        articles, library = Path(name) / "articles", Path(name) / "library"
        write_articles(options.data, articles, options.articles)
        with Byline(library, settings=Settings(library=library)) as byline:
            byline.add(articles)
            byline.warm()
            idle = search_times(byline, queries, lambda asked: asked < 200)
            command = [sys.executable, "-m", "qa", "rebuild", "--full", "--library", str(library)]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as rebuilding:
                busy = search_times(
                    byline, queries, lambda asked: not asked or rebuilding.poll() is None
                )
        if rebuilding.returncode:
            raise RuntimeError("the rebuild failed")
        stopped = [stopping_seconds(command) for _ in range(TIMES)]
    ratio = busy["p95 ms"] / idle["p95 ms"]
    show(
        [
            {"while": "idle", **idle, "p95 ratio": 1.0},
            {"while": "rebuild", **busy, "p95 ratio": ratio},
        ]
    )
    show([{"stopped": len(stopped), "median s": median(stopped), "longest s": max(stopped)}])


if __name__ == "__main__":
    main()
