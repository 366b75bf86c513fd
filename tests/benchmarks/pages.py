"""Saved pages with what is known of their articles, read from the archives as they came."""

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page; what a data set does not say is empty."""

    name: str
    raw: bytes
    title: str = ""
    author: str = ""
    date: str = ""  # YYYY-MM-DD
    text: str = ""  # the whole article
    must: tuple[str, ...] = ()  # segments of the article
    must_not: tuple[str, ...] = ()  # segments of the page's chrome


def trafilatura_pages(data: Path) -> list[Page]:
    """990 pages with segments that must and must not be in the text; dates as htmldate has them."""
    folder = data / "trafilatura-eval"
    raw = _files(folder / "eval_html.tar.gz")
    dates = json.loads((data / "htmldate-eval" / "eval_default.json").read_text("utf-8"))
    pages = []
    for url, known in json.loads((folder / "evaldata.json").read_text("utf-8")).items():
        pages.append(
            Page(
                name=known["file"],
                raw=raw[known["file"]],
                title=_line(known.get("title")),
                author=_line(known.get("author")),
                date=known.get("date") or dates.get(url, {}).get("date") or "",
                must=tuple(known["with"]),
                must_not=tuple(known["without"]),
            )
        )
    return pages


def readability_pages(data: Path) -> list[Page]:
    """130 pages with Readability's own output as maintainers accepted it: no independent judge."""
    files = _files(data / "readability-testpages" / "test-pages.tar.gz", parts=2)
    names = sorted({name.rpartition("/")[0] for name in files if "/" in name})
    return list(_readability(files, names))


def _readability(files: dict[str, bytes], names: list[str]) -> Iterator[Page]:
    for name in names:
        known = json.loads(files[f"{name}/expected-metadata.json"])
        published = re.match(r"\d{4}-\d\d-\d\d", known.get("publishedTime") or "")
        expected = html.fromstring(files[f"{name}/expected.html"].decode("utf-8", "replace"))
        yield Page(
            name=name,
            raw=files[f"{name}/source.html"],
            title=known.get("title") or "",
            author=known.get("byline") or "",
            date=published[0] if published else "",
            text=expected.text_content(),
        )


def _line(known: object) -> str:
    return "; ".join(map(str, known)) if isinstance(known, list) else str(known or "")


def _files(archive: Path, parts: int = 1) -> dict[str, bytes]:
    """Every file of an archive under the last ``parts`` of its path."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            opened = tar.extractfile(member) if member.isfile() else None
            if opened:
                found["/".join(member.name.split("/")[-parts:])] = opened.read()
    return found
