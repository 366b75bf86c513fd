"""Articles out of saved pages, against peers: python -m tests.benchmarks.extraction --data PATH.

Byline, trafilatura with its defaults (its dates are htmldate's) and readability-lxml read the same
pages in the same run (pip install readability-lxml; the other comes with Byline). Of the facts a
column counts only pages for which the data says one; a date is right if the day is.

- segments: share of the pages' must and must-not segments treated right; F1 of the must segments
- text F1: runs of four words, against the data's text (Readability's own, so it judges itself)
- seconds: processor time, all pages, one process at a time each
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import Any

from tests.benchmarks.extraction_scores import Read, averages, judged
from tests.benchmarks.pages import Page, readability_pages, trafilatura_pages
from tests.benchmarks.tables import arguments, show


def byline(page: Page) -> Read:
    """Byline's reading of saved pages, without the child process around it."""
    from embeddings.article import Article
    from embeddings.reading.kinds.html import read_html

    article = read_html(page.raw, page.name)[0]
    if not isinstance(article, Article):
        return Read("", "", "", "")
    day = (article.published or "")[:10]
    return Read(article.text, article.title, "; ".join(article.authors), day)


def trafilatura(page: Page) -> Read:
    """Its defaults: text with comments, and metadata."""
    from trafilatura import bare_extraction, extract

    text = extract(page.raw) or ""
    document: Any = bare_extraction(page.raw, with_metadata=True)
    if document is None:
        return Read(text, "", "", "")
    return Read(text, document.title or "", document.author or "", document.date or "")


def readability(page: Page) -> Read:
    """readability-lxml: text and title."""
    from lxml import html
    from readability import Document

    from embeddings.reading.decoding import declared_charset, decoded

    document = Document(decoded(page.raw, declared=declared_charset(page.raw)))
    try:
        summary = html.fromstring(document.summary())
        return Read(" ".join(summary.itertext()), document.short_title())
    except Exception:  # noqa: BLE001 - what it cannot read it has not read
        return Read("", "")


TOOLS: dict[str, Callable[[Page], Read]] = {
    "Byline": byline,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
}


def score(job: tuple[str, Page]) -> dict[str, float]:
    """The marks of a tool for a page, and the processor time it took."""
    name, page = job
    begun = time.process_time()
    read = TOOLS[name](page)
    spent = time.process_time() - begun
    return judged(page, read) | {"seconds": spent}


def table(pages: Sequence[Page], tools: Sequence[str], processes: int) -> list[dict[str, Any]]:
    """A row for each tool."""
    jobs = list(product(tools, pages))
    with ProcessPoolExecutor(processes) as pool:
        marks = list(pool.map(score, jobs, chunksize=20))
    rows = []
    for name in tools:
        own = [mark for (tool, _), mark in zip(jobs, marks, strict=True) if tool == name]
        rows.append({"tool": name, **averages(own)})
    columns = Counter(key for row in rows for key in row)
    return [{key: row.get(key, "-") for key in columns} for row in rows]


def losses(pages: Sequence[Page], column: str) -> None:
    """Name the pages on which Byline's mark in a column is under the best peer's."""
    for page in pages:
        marks = {name: score((name, page)).get(column) for name in TOOLS}
        own = marks.pop("Byline")
        best = max((mark for mark in marks.values() if mark is not None), default=None)
        if own is not None and best is not None and own < best - 0.01:
            print(f"{page.name}: {own:.2f}, best peer {best:.2f}")


def main() -> None:
    """Read all pages with all tools and print a table for each set."""
    parser = arguments(__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tools", nargs="+", choices=list(TOOLS), default=list(TOOLS))
    parser.add_argument("--losses", metavar="COLUMN", help="Name the pages where a peer is better.")
    parser.add_argument("--every", type=int, default=1, help="Only each so many-th page.")
    given = parser.parse_args()
    for name, load in (("segments", trafilatura_pages), ("whole texts", readability_pages)):
        pages = load(given.data)[:: given.every]
        print(f"\n{name}: {len(pages)} pages")
        if given.losses:
            losses(pages, given.losses)
        else:
            show(table(pages, given.tools, given.processes))


if __name__ == "__main__":
    main()
