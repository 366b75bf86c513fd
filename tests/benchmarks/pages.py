"""Saved pages with known facts of their articles, read from the data sets' archives."""

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page with its known facts; those that a data set lacks are empty."""

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
    raw = _archive_files(folder / "eval_html.tar.gz")
    dates = json.loads((data / "htmldate-eval" / "eval_default.json").read_text("utf-8"))
    pages = []
    for url, record in json.loads((folder / "evaldata.json").read_text("utf-8")).items():
        pages.append(
            Page(
                name=record["file"],
                raw=raw[record["file"]],
                title=_joined_names(record.get("title")),
                author=_joined_names(record.get("author")),
                date=record.get("date") or dates.get(url, {}).get("date") or "",
                must=tuple(record["with"]),
                must_not=tuple(record["without"]),
            )
        )
    return pages


def readability_pages(data: Path) -> list[Page]:
    """130 pages with Readability's own output as maintainers accepted it: no independent judge."""
    files = _archive_files(data / "readability-testpages" / "test-pages.tar.gz", parts=2)
    names = sorted({name.rpartition("/")[0] for name in files if "/" in name})
    return list(_read_readability_pages(files, names))


def _read_readability_pages(files: dict[str, bytes], names: list[str]) -> Iterator[Page]:
    for name in names:
        record = json.loads(files[f"{name}/expected-metadata.json"])
        published = re.match(r"\d{4}-\d\d-\d\d", record.get("publishedTime") or "")
        expected = html.fromstring(files[f"{name}/expected.html"].decode("utf-8", "replace"))
        yield Page(
            name=name,
            raw=files[f"{name}/source.html"],
            title=record.get("title") or "",
            author=record.get("byline") or "",
            date=published[0] if published else "",
            text=expected.text_content(),
        )


def _joined_names(record: object) -> str:
    return "; ".join(map(str, record)) if isinstance(record, list) else str(record or "")


def _archive_files(archive: Path, parts: int = 1) -> dict[str, bytes]:
    """Every file of an archive under the last ``parts`` of its path."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file:
                found["/".join(member.name.split("/")[-parts:])] = file.read()
    return found
