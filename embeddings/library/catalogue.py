"""Catalogue: lists and counts of articles, read from the store without their texts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from embeddings.errors import LibraryDamaged
from embeddings.filters import Filter
from embeddings.tidy import plain

Order = Literal["newest", "oldest", "title", "site", "added"]

_DAY = "coalesce(published, updated)"  # as in Filter
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
    """One article in a listing."""

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
    """One page of a listing, and the number of articles in all."""

    total: int
    entries: tuple[Entry, ...]


class Catalogue:
    """Lists and counts of a library's articles; ``rows`` runs a query."""

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
        """Articles that have all the words in title, authors, site or source, and ``only`` admits.

        ``limit`` of them, from number ``first``, counted from 0. Raises LibraryDamaged.
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
        """Every site with the number of its admitted articles, the largest first."""
        condition, values = (only or Filter()).condition()
        return self._rows(
            f"SELECT site, count(*) FROM article WHERE site != '' AND {condition} "  # noqa: S608
            "GROUP BY site ORDER BY 2 DESC, 1",
            *values,
        )

    def languages(self) -> list[tuple[str, int]]:
        """Every language code with the number of its articles, the largest first."""
        return self._rows(
            "SELECT language, count(*) FROM article WHERE language != '' "
            "GROUP BY language ORDER BY 2 DESC, 1"
        )

    def authors(self, only: Filter | None = None) -> list[tuple[str, int]]:
        """Every author with the number of their admitted articles, by name."""
        condition, values = (only or Filter()).condition()
        return self._rows(
            "SELECT writer.value, count(*) FROM article, json_each(article.authors) AS writer "  # noqa: S608
            f"WHERE {condition} GROUP BY writer.value ORDER BY writer.value COLLATE NOCASE",
            *values,
        )

    def months(self) -> list[tuple[str, int]]:
        """Every month, such as ``2017-04``, with the number of articles published in it."""
        return self._rows(
            "SELECT substr(published, 1, 7) AS month, count(*) FROM article "
            "WHERE length(published) >= 7 GROUP BY month ORDER BY month"
        )

    def with_digest(self, first: str) -> list[str]:
        """The ids of articles whose digest begins with some digits, the first added first."""
        query = "SELECT name FROM article WHERE digest BETWEEN ?1 AND ?1 || 'g' ORDER BY id"
        return [name for (name,) in self._rows(query, first)]

    def unreadable(self) -> list[tuple[str, str]]:
        """(path, reason) of everything that could not be read, by path."""
        return self._rows("SELECT path, reason FROM origin WHERE reason IS NOT NULL ORDER BY path")


def like_patterns(words: str) -> list[str]:
    r"""A pattern for SQLite's ``LIKE ? ESCAPE '\'`` that finds each of the words anywhere.

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
    condition, values = only.condition()  # made of constants: user input is passed as parameters
    conditions = [condition]
    for pattern in like_patterns(words):
        columns = ("title", "authors", "site", "source")
        conditions.append(
            "(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")"
        )
        values += [pattern] * len(columns)
    return " AND ".join(conditions), values
