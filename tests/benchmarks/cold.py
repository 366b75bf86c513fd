"""From a new process to an answer: python -m tests.benchmarks.cold --data PATH --work FOLDER.

``byline ask`` runs ten times on a library of 10,000 passages made by tests/benchmarks/large.py;
``byline serve`` is timed until its page answers. The modules are compiled before, as pip does when
it installs them.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

from tests.benchmarks.large import library_arguments, prepare
from tests.benchmarks.server import start_server, wait_for
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
    """Seconds until ``byline serve`` answers with its page."""
    start = perf_counter()
    with start_server(library) as (url, process):
        wait_for(url, process)
        return perf_counter() - start


def main() -> None:
    """Make the library, ask, serve, print."""
    options = library_arguments(__doc__, passages=10_000, real=2_500).parse_args()
    library = prepare(options, options.passages)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for package in ("qa", "embeddings"):
        compileall.compile_dir(ROOT / package, quiet=1)
    ask(library)
    times = [ask(library) for _ in range(10)]
    p50, slowest = np.percentile(times, (50, 100)).tolist()
    row = {"passages": options.passages, "ask p50 s": p50, "ask max s": slowest}
    show([row | {"page s": serve(library)}])


if __name__ == "__main__":
    main()
