"""Reading 1,000 saved pages against trafilatura: python -m tests.benchmarks.reading --data PATH.

Both read the same pages in the same number of processes in one run, taking turns by rounds so that
other work on the machine strikes both. Byline reads as a rebuild does: through its child processes,
with title, authors, dates and language; trafilatura extracts text alone, as its defaults are.
"""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import cycle, islice

from tests.benchmarks.pages import Page, trafilatura_pages
from tests.benchmarks.tables import argument_parser, show

_ROUNDS = 4


def extract(raw: bytes) -> int:
    """Extract by trafilatura; returns the number of characters."""
    from trafilatura import extract

    return len(extract(raw) or "")


def read(page: Page) -> int:
    """Read by Byline through a child process; returns the number of articles."""
    from embeddings.reading import read_articles

    return len(read_articles(page.raw, page.name, suffix=".html"))


def main() -> None:
    """Take the seconds of both and their ratio."""
    parser = argument_parser(__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    pages = list(islice(cycle(trafilatura_pages(options.data)), options.pages))
    seconds_of = {"trafilatura": 0.0, "Byline": 0.0}
    with (
        ProcessPoolExecutor(options.processes) as processes,
        ThreadPoolExecutor(options.processes) as threads,
    ):
        list(processes.map(extract, [page.raw for page in pages[:8]]))  # both warm
        list(threads.map(read, pages[:8]))
        for part in (pages[i::_ROUNDS] for i in range(_ROUNDS)):
            start = time.perf_counter()
            list(processes.map(extract, [page.raw for page in part], chunksize=4))
            between = time.perf_counter()
            list(threads.map(read, part))
            seconds_of["trafilatura"] += between - start
            seconds_of["Byline"] += time.perf_counter() - between
    base = seconds_of["trafilatura"]
    show(
        [
            {"reader": name, "pages": options.pages, "processes": options.processes,
             "seconds": round(seconds, 1), "ratio": seconds / base}
            for name, seconds in seconds_of.items()
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
