"""A new process to a printed answer: python -m tests.benchmarks.cold --data PATH --work FOLDER.

``byline ask`` of a library of 10,000 passages made by tests/benchmarks/large.py, ten times; and how
long ``byline serve`` takes until its page answers. Its modules are compiled beforehand, as pip does
for who installs it.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

from tests.benchmarks.large import library_arguments, prepare
from tests.benchmarks.server import started, wait_for
from tests.benchmarks.tables import show

ROOT = Path(__file__).parents[2]
QUESTION = "How much did the dry period delay the cocoa harvest in Bahia?"


def ask(library: Path) -> float:
    """Seconds of one ``byline ask``."""
    command = [sys.executable, "-m", "qa", "ask", QUESTION, "--library", str(library)]
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start


def serve(library: Path) -> float:
    """Seconds until the page of ``byline serve`` is there."""
    start = perf_counter()
    with started(library) as (url, process):
        wait_for(url, process)
        return perf_counter() - start


def main() -> None:
    """Make the library, ask, serve, print."""
    given = library_arguments(__doc__, passages=10_000, real=2_500).parse_args()
    library = prepare(given, given.passages)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for package in ("qa", "embeddings"):
        compileall.compile_dir(ROOT / package, quiet=1)
    ask(library)
    times = [ask(library) for _ in range(10)]
    p50, slowest = np.percentile(times, (50, 100)).tolist()
    row = {"passages": given.passages, "ask p50 s": p50, "ask max s": slowest}
    show([row | {"page s": serve(library)}])


if __name__ == "__main__":
    main()
