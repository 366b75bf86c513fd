"""Catalogue: what a list of many articles shows, read from the store without their texts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from embeddings.errors import LibraryDamaged
from embeddings.filters import Filter
from embeddings.tidy import plain

Order = Literal["newest", "oldest", "title", "site", "added"]

_DAY = "coalesce(published, updated)"  # as a filter takes it
_ORDERS: dict[Order, str] = {
    "newest": f"{_DAY} IS NULL, {_DAY} DESC, id DESC",
    "oldest": f"{_DAY} IS NULL, {_DAY}, id",
    "title": "title COLLATE NOCASE, id",
    "site": f"site = '', site COLLATE NOCASE, {_DAY} DESC, id",
    "added": "id DESC",
}
_LATEST = "(SELECT id FROM edition ORDER BY switched DESC LIMIT 1)"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list."""

    id: str  # Article.id
    source: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    site: str
    letters: int  # characters of its text
    passages: int  # in the edition that answers
    odd_date: str = ""  # Article.odd_date
    language: str = ""
    reason: str | None = None  # why its source cannot be read any more
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of the articles that were looked for, and how many there are."""

    total: int
    entries: tuple[Entry, ...]


class Catalogue:
    """Lists, names and counts of a library's articles; ``rows`` runs one query on its file."""

    def __init__(self, rows: Callable[..., list[Any]]) -> None:
        self._rows = rows

    def listing(
        self,
        words: str = "",
        order: Order = "newest",
        first: int = 0,
        limit: int = 50,
        only: Filter | None = None,
    ) -> Listing:
        """Articles with all the words in title, authors, site or source, from the first one on.

        Of those that ``only`` admits. Raises LibraryDamaged.
        """
        condition, values = _condition(words, only or Filter())
        ((total,),) = self._rows(f"SELECT count(*) FROM article WHERE {condition}", *values)  # noqa: S608
        rows = self._rows(
            "SELECT name, source, title, authors, published, site, length(text), "  # noqa: S608
            f"(SELECT count(*) FROM passage WHERE article = article.id AND edition = {_LATEST}), "
            "odd_date, language, (SELECT reason FROM origin WHERE path = article.origin), updated "
            "FROM article "
            f"WHERE id IN (SELECT id FROM article WHERE {condition} "
            f"ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?) ORDER BY {_ORDERS[order]}",
            *values,
            limit,
            max(first, 0),
        )
        return Listing(total, tuple(map(_entry, rows)))

    def sites(self, only: Filter | None = None) -> list[tuple[str, int]]:
        """Every site with the number of its articles that are admitted, the fullest first."""
        condition, values = (only or Filter()).condition()
        return self._rows(
            f"SELECT site, count(*) FROM article WHERE site != '' AND {condition} "  # noqa: S608
            "GROUP BY site ORDER BY 2 DESC, 1",
            *values,
        )

    def languages(self) -> list[tuple[str, int]]:
        """Every language by its code with the number of its articles, the fullest first."""
        return self._rows(
            "SELECT language, count(*) FROM article WHERE language != '' "
            "GROUP BY language ORDER BY 2 DESC, 1"
        )

    def authors(self, only: Filter | None = None) -> list[tuple[str, int]]:
        """Every author with the number of their articles that are admitted, by name."""
        condition, values = (only or Filter()).condition()
        return self._rows(
            "SELECT writer.value, count(*) FROM article, json_each(article.authors) AS writer "  # noqa: S608
            f"WHERE {condition} GROUP BY writer.value ORDER BY writer.value COLLATE NOCASE",
            *values,
        )

    def months(self) -> list[tuple[str, int]]:
        """Every month, as ``2017-04``, in which articles were published, with their number."""
        return self._rows(
            "SELECT substr(published, 1, 7) AS month, count(*) FROM article "
            "WHERE length(published) >= 7 GROUP BY month ORDER BY month"
        )

    def with_digest(self, first: str) -> list[str]:
        """The ids of the articles whose text has a digest that begins so, the first added first."""
        query = "SELECT name FROM article WHERE digest BETWEEN ?1 AND ?1 || 'g' ORDER BY id"
        return [name for (name,) in self._rows(query, first)]

    def unreadable(self) -> list[tuple[str, str]]:
        """What could not be read, by its path, and why."""
        return self._rows("SELECT path, reason FROM origin WHERE reason IS NOT NULL ORDER BY path")


def like_patterns(words: str) -> list[str]:
    r"""For each of the words what SQLite's ``LIKE ? ESCAPE '\'`` finds it by, wherever it stands.

    >>> print(*like_patterns("100 % tide"))
    %100% %\%% %tide%
    """
    escaped = {ord(letter): f"\\{letter}" for letter in "\\%_"}
    return [f"%{word.translate(escaped)}%" for word in plain(words).split()]


def _entry(row: tuple[Any, ...]) -> Entry:
    name, source, title, authors, *rest = row
    try:
        return Entry(name, source, title, tuple(json.loads(authors)), *rest)
    except (ValueError, TypeError) as error:  # its authors are no list any more
        raise LibraryDamaged(
            "The library holds an article that was damaged on disk. Run: byline doctor"
        ) from error


def _condition(words: str, only: Filter) -> tuple[str, list[str]]:
    condition, values = only.condition()  # made of constants; what was given are parameters
    conditions = [condition]
    for pattern in like_patterns(words):
        columns = ("title", "authors", "site", "source")
        conditions.append(
            "(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")"
        )
        values += [pattern] * len(columns)
    return " AND ".join(conditions), values
