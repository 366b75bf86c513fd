"""Growth of time, memory and disk: python -m tests.benchmarks.growth --data PATH --work FOLDER.

Libraries of 1,000 to 1,000,000 passages as tests/benchmarks/large.py makes them; the time to make
one is that of writing alone, with vectors made before. "One changed" is the ``rebuild`` of one
changed article, its encoding included, in a process that has just opened the library.
"""

from pathlib import Path
from time import perf_counter
from typing import Any

from qa.byline import Byline
from qa.settings import Settings
from tests.benchmarks.large import QUERIES, library_arguments, prepare
from tests.benchmarks.search import measure_in_new_process
from tests.benchmarks.tables import show

SHOWN = ("dense p50 ms", "hybrid p50 ms", "hybrid p95 ms", "recall@10", "opening s", "PSS MB")


def one_changed_seconds(library: Path, folder: Path) -> float:
    """How long a rebuild of one changed article takes; the library is left as it was."""
    path = folder / "changed.txt"
    path.write_text("The tide\n\nIt came in at six. The quay was wet.", encoding="utf-8")
    with Byline(library, settings=Settings(library=library)) as byline:
        byline.add(path)
    path.write_text("The tide\n\nIt came in at seven. The quay was wet.", encoding="utf-8")
    with Byline(library, settings=Settings(library=library)) as byline:
        start = perf_counter()
        byline.rebuild(path)
        seconds = perf_counter() - start
        byline.remove(str(path))
    return seconds


def main() -> None:
    """Make, measure, print."""
    options = library_arguments(__doc__, passages=1_000_000, real=20_000).parse_args()
    rows: list[dict[str, Any]] = []
    for passages in (1_000, 10_000, 100_000, 1_000_000):
        if passages <= options.passages:
            start = perf_counter()
            folder = prepare(options, passages)
            row: dict[str, Any] = {"passages": passages, "writing s": perf_counter() - start}
            row["disk MB"] = sum(one.stat().st_size for one in folder.iterdir()) / 2**20
            row["one changed s"] = one_changed_seconds(folder, options.work)
            measures = measure_in_new_process(folder, options.work / QUERIES)[0]
            rows.append(row | {name: measures[name] for name in SHOWN})
    show(rows)


if __name__ == "__main__":
    main()
