"""Articles out of saved pages, against peers: python -m tests.benchmarks.extraction --data PATH.

Byline, trafilatura with its defaults (its dates are htmldate's) and readability-lxml read the same
pages in the same run (pip install readability-lxml; the other comes with Byline). A fact's column
counts only pages for which the data has that fact; a date is right if the day is.

- segments: share of the pages' must and must-not segments treated right; F1 of the must segments
- text F1: runs of four words, against the data's text (Readability's own, so it judges itself)
- seconds: processor time, all pages, one process at a time each
"""

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.benchmarks.pages import Page, readability_pages, trafilatura_pages
from tests.benchmarks.tables import argument_parser, show

_RUN = 4  # words
_TITLE_MARKS = str.maketrans("‘’‚“”„–—‐\xa0", "'''\"\"\"--- ")


@dataclass(frozen=True, slots=True)
class Extraction:
    """A tool's extraction of a page; None for a fact that the tool does not extract."""

    text: str
    title: str
    author: str | None = None
    date: str | None = None


def byline(page: Page) -> Extraction:
    """Byline's reading of a saved page, in this process."""
    from embeddings.article import Article
    from embeddings.reading.kinds.html import read_html

    article = read_html(page.raw, page.name)[0]
    if not isinstance(article, Article):
        return Extraction("", "", "", "")
    day = (article.published or "")[:10]
    return Extraction(article.text, article.title, "; ".join(article.authors), day)


def trafilatura(page: Page) -> Extraction:
    """Trafilatura's extraction by its defaults: text with comments, and metadata."""
    from trafilatura import bare_extraction, extract

    text = extract(page.raw) or ""
    document: Any = bare_extraction(page.raw, with_metadata=True)
    if document is None:
        return Extraction(text, "", "", "")
    return Extraction(text, document.title or "", document.author or "", document.date or "")


def readability(page: Page) -> Extraction:
    """readability-lxml's extraction: text and title."""
    from lxml import html
    from readability import Document

    from embeddings.reading.decoding import declared_charset, decode_text

    document = Document(decode_text(page.raw, declared=declared_charset(page.raw)))
    try:
        summary = html.fromstring(document.summary())
        return Extraction(" ".join(summary.itertext()), document.short_title())
    except Exception:  # noqa: BLE001 - what it cannot read it has not read
        return Extraction("", "")


TOOLS: dict[str, Callable[[Page], Extraction]] = {
    "Byline": byline,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
}


def marks_of(page: Page, read: Extraction) -> dict[str, float]:
    """The marks of an extraction in each column for which both page and tool have a value."""
    marks: dict[str, float] = {}
    if page.must:
        plain = _plain(read.text)
        held = sum(_plain(one) in plain for one in page.must)
        kept_out = sum(_plain(one) not in plain for one in page.must_not)
        marks |= {
            "held": held,
            "must": len(page.must),
            "kept_out": kept_out,
            "must_not": len(page.must_not),
        }
    if page.text:
        marks["text F1"] = run_f1(page.text, read.text)
    if page.title:
        marks["title"] = float(_normalised(read.title) == _normalised(page.title))
    if read.author is not None and page.author:
        marks["author"] = float(_names(read.author) == _names(page.author))
    if read.date is not None and page.date:
        marks["date"] = float(read.date[:10] == page.date[:10])
        marks["wrong date"] = float(bool(read.date) and read.date[:10] != page.date[:10])
    return marks


def averages(marks: Sequence[dict[str, float]]) -> dict[str, float]:
    """A row: segments over all pages together, means over the pages that have the other columns."""
    row: dict[str, float] = {}
    if any("must" in mark for mark in marks):
        held, must, out, must_not = (
            sum(mark.get(key, 0) for mark in marks)
            for key in ("held", "must", "kept_out", "must_not")
        )
        precision = held / max(1, held + must_not - out)
        row["segments"] = (held + out) / (must + must_not)
        row["F1"] = 2 * precision * (held / must) / max(1e-9, precision + held / must)
    for column in ("text F1", "title", "author", "date", "wrong date"):
        own = [mark[column] for mark in marks if column in mark]
        if own:
            row[column] = sum(own) / len(own)
    row["seconds"] = sum(mark["seconds"] for mark in marks)
    return row


def run_f1(expected: str, found: str) -> float:
    """F1 of the runs of four words in two texts.

    >>> run_f1("the tide came in at six", "the tide came in at six")
    1.0
    """
    one, other = _runs(expected), _runs(found)
    common = sum((one & other).values())
    return 2 * common / max(1, sum(one.values()) + sum(other.values()))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _normalised(text: str) -> str:
    return _plain(text.translate(_TITLE_MARKS)).casefold().strip(" .")


def _names(text: str) -> frozenset[str]:
    parts = re.split(r"[;,]|\band\b|\bund\b", re.sub(r"(?i)^\s*(?:by|von)\s+", "", text))
    return frozenset(_normalised(part) for part in parts if part.strip())


def score(job: tuple[str, Page]) -> dict[str, float]:
    """The marks of a tool for a page, and the processor time it took."""
    name, page = job
    start = time.process_time()
    read = TOOLS[name](page)
    seconds = time.process_time() - start
    return marks_of(page, read) | {"seconds": seconds}


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


def main() -> None:
    """Read all pages with all tools and print a table for each set."""
    parser = argument_parser(__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tools", nargs="+", choices=list(TOOLS), default=list(TOOLS))
    parser.add_argument("--every", type=int, default=1, help="Only each so many-th page.")
    options = parser.parse_args()
    for name, load in (("segments", trafilatura_pages), ("whole texts", readability_pages)):
        pages = load(options.data)[:: options.every]
        print(f"\n{name}: {len(pages)} pages")
        show(table(pages, options.tools, options.processes))


if __name__ == "__main__":
    main()
