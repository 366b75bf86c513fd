"""How time, memory and disk grow: python -m tests.benchmarks.growth --data PATH --work FOLDER.

Libraries of 1,000 to 1,000,000 passages as tests/benchmarks/large.py makes them; the time to make
one is that of writing alone, of vectors that are there already. "One changed": ``rebuild`` of one
article that was changed, its encoding included, in a process that has just opened the library.
"""

from pathlib import Path
from time import perf_counter
from typing import Any

from qa.byline import Byline
from qa.settings import Settings
from tests.benchmarks.large import QUERIES, library_arguments, prepare
from tests.benchmarks.search import measured_apart
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
        taken = perf_counter() - start
        byline.remove(str(path))
    return taken


def main() -> None:
    """Make, measure, print."""
    given = library_arguments(__doc__, passages=1_000_000, real=20_000).parse_args()
    shown: list[dict[str, Any]] = []
    for passages in (1_000, 10_000, 100_000, 1_000_000):
        if passages <= given.passages:
            start = perf_counter()
            folder = prepare(given, passages)
            row: dict[str, Any] = {"passages": passages, "writing s": perf_counter() - start}
            row["disk MB"] = sum(one.stat().st_size for one in folder.iterdir()) / 2**20
            row["one changed s"] = one_changed_seconds(folder, given.work)
            found = measured_apart(folder, given.work / QUERIES)[0]
            shown.append(row | {name: found[name] for name in SHOWN})
    show(shown)


if __name__ == "__main__":
    main()
