"""Marks for what was read of a page, 0 to 1 each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.pages import Page

_RUN = 4  # words
_TITLE_MARKS = str.maketrans("‘’‚“”„–—‐\xa0", "'''\"\"\"--- ")


@dataclass(frozen=True, slots=True)
class Read:
    """What a tool says of a page; None where it says nothing of the kind."""

    text: str
    title: str
    author: str | None = None
    date: str | None = None


def judged(page: Page, read: Read) -> dict[str, float]:
    """The marks of each column for which the page and the tool say something."""
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
        marks["title"] = float(_bare(read.title) == _bare(page.title))
    if read.author is not None and page.author:
        marks["author"] = float(_people(read.author) == _people(page.author))
    if read.date is not None and page.date:
        marks["date"] = float(read.date[:10] == page.date[:10])
        marks["wrong date"] = float(bool(read.date) and read.date[:10] != page.date[:10])
    return marks


def averages(marks: Sequence[dict[str, float]]) -> dict[str, float]:
    """One row: segments over all pages together, the other columns as means over their pages."""
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


def _bare(text: str) -> str:
    return _plain(text.translate(_TITLE_MARKS)).casefold().strip(" .")


def _people(text: str) -> frozenset[str]:
    parts = re.split(r"[;,]|\band\b|\bund\b", re.sub(r"(?i)^\s*(?:by|von)\s+", "", text))
    return frozenset(_bare(part) for part in parts if part.strip())
