"""Store: the library on disk. SQLite is the truth; everything else is made from it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from embeddings.article import Article
from embeddings.encoder import Ids, Vectors
from embeddings.errors import LibraryBusy, LibraryDamaged, LibraryNotFound
from embeddings.filters import Filter
from embeddings.library.catalogue import Catalogue
from embeddings.library.connections import Connections
from embeddings.library.copies import bands
from embeddings.library.edition import ANSWERING, EDITION, Change, Edition
from embeddings.library.opening import copy_to, needs_copy
from embeddings.library.schema import ARTICLE, article_of
from embeddings.library.transaction import Origin, Transaction
from embeddings.library.word_search import WordSearch
from embeddings.moment import local_time
from embeddings.passages import Passage
from embeddings.tidy import plain

FILE_NAME = "library.sqlite3"

_GIVEN = "IN (SELECT value FROM json_each(?))"  # as many as there are, where "?" has its limit
_FILLED = "(SELECT filled FROM edition WHERE id = ?)"


class Store:
    """One library folder, safe for any number of threads and processes."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._copy: TemporaryDirectory[str] | None = None
        path = folder / FILE_NAME
        try:
            if read_only and not path.exists():
                raise LibraryNotFound(
                    f"There is no library in {folder}. Make one: byline add FOLDER"
                )
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryDamaged(
                f"{folder} cannot be a library's folder ({error.strerror}). "
                "Name another with --library FOLDER"
            ) from error
        if read_only and needs_copy(path):
            self._copy = TemporaryDirectory(prefix="byline-")
            path = copy_to(Path(self._copy.name), path)
        self.db = Connections(path, read_only=read_only)
        self.db.mine()
        self.words = WordSearch(self.db)

    def close(self) -> None:
        """Close the connections of all threads."""
        self.db.close()
        if self._copy:
            self._copy.cleanup()

    # Reading

    def edition(self) -> Edition | None:
        """The edition that answers; None in a library that has never held an article."""
        row = self.db.one(ANSWERING)
        return Edition(*row) if row else None

    def editions(self) -> list[Edition]:
        """All editions: first the one that answers, then kept ones, then those being filled."""
        return [Edition(*row) for row in self.db.rows(f"{EDITION} ORDER BY switched DESC")]

    def change_number(self) -> int:
        """A number that grows with every change of passages; cheap to read before each search."""
        return int(self.db.value("SELECT coalesce(max(number), 0) FROM change"))

    def changes(self, after: int) -> list[Change]:
        """The changes after a change number, oldest first."""
        rows = self.db.rows(
            "SELECT number, added, first, last FROM change WHERE number > ? ORDER BY number", after
        )
        return [Change(number, bool(added), first, last) for number, added, first, last in rows]

    def mark(self, change: int) -> str:
        """The random mark of a change, by which other libraries' differ; "" if there is none."""
        return self.db.value("SELECT hex(mark) FROM change WHERE number = ?", change) or ""

    def changed_after(self, change: int) -> int:
        """The number of passages added and removed after a change number."""
        query = "SELECT coalesce(sum(last - first + 1), 0) FROM change WHERE number > ?"
        return int(self.db.value(query, change))

    def passage_ids(self, edition: Edition) -> Ids:
        """The ids of all passages of an edition, ascending."""
        query = "SELECT id FROM passage WHERE edition = ? ORDER BY id"
        return np.array(self.db.column(query, edition.id), np.int64)

    def vectors(self, edition: Edition, first: int, last: int) -> tuple[Ids, Vectors]:
        """Ids, shape (n,), and vectors, shape (n, dimension), of a range of passages."""
        return self._vectors(edition, "BETWEEN ? AND ? ORDER BY passage", first, last)

    def vectors_of(self, edition: Edition, ids: Sequence[int]) -> tuple[Ids, Vectors]:
        """Ids and vectors of some passages, without those that do not exist."""
        return self._vectors(edition, _GIVEN, _listed(ids))

    def _vectors(self, edition: Edition, which: str, *values: object) -> tuple[Ids, Vectors]:
        query = f"SELECT passage, row FROM vector_{edition.id} WHERE passage {which}"  # noqa: S608
        rows = self.db.rows(query, *values)
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        vectors = np.frombuffer(b"".join(row[1] for row in rows), "<f4").astype(np.float32)
        if vectors.size != len(rows) * edition.dimension:
            raise LibraryDamaged(
                f"{self.db.path} holds vectors of a wrong length. Run: byline doctor"
            )
        return ids, vectors.reshape(len(rows), edition.dimension)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """Passages by id, without unknown ids; passages of one article share its object."""
        articles: dict[int, Article | None] = {}
        found: dict[int, Passage] = {}
        for passage, key, start, end in self.db.rows(
            f'SELECT id, article, start, "end" FROM passage WHERE id {_GIVEN}',  # noqa: S608
            _listed(ids),
        ):
            if key not in articles:
                articles[key] = self.article_at(key)
            article = articles[key]
            if article is None:  # removed since
                continue
            if not 0 <= start < end <= len(article.text):
                raise LibraryDamaged(f"{self.db.path} holds a damaged passage. Run: byline doctor")
            found[passage] = Passage(article, start, end)
        return found

    def passages_of(self, edition: Edition, only: Filter) -> Ids:
        """The ids, ascending, of the passages of all articles that a filter admits."""
        condition, values = only.condition()  # made of constants; what was given are parameters
        # CROSS: the articles first, by their index of facts, rather than every passage's long one
        query = (
            "SELECT passage.id FROM article CROSS JOIN passage ON passage.article = article.id "  # noqa: S608
            f"WHERE passage.edition = ? AND {condition}"
        )
        return np.sort(np.array(self.db.column(query, edition.id, *values), np.int64))

    def article(self, source: str) -> Article | None:
        """The article with a source, or with an ``Article.id``; None if there is none."""
        return self._article("source = ?1 OR name = ?1", plain(source))

    def source(self, source_or_id: str) -> str | None:
        """An article's source by its source or id, even if the article is damaged."""
        query = "SELECT source FROM article WHERE source = ?1 OR name = ?1"
        found: str | None = self.db.value(query, plain(source_or_id))
        return found

    def articles(self) -> Iterator[Article]:
        """Every article, by source."""
        for key in self.db.column("SELECT id FROM article ORDER BY source"):
            found = self.article_at(key)
            if found is not None:
                yield found

    def article_at(self, key: int) -> Article | None:
        """The article with a row key, even where damage made its source something else."""
        return self._article("id = ?", key)

    def relatives(self, article: Article, limit: int) -> list[Article]:
        """Articles likely to be copies of one, itself included, in the order they were added."""
        query = (
            "SELECT band FROM likeness JOIN article ON id = likeness.article "
            "WHERE source = ? AND seal = ?"
        )
        stored = self.db.column(query, article.source, article.seal)
        query = "SELECT article FROM likeness WHERE band = ? ORDER BY article LIMIT ?"
        keys = {
            key
            for band in stored or bands(article.text)  # it need not be in the library
            for key in self.db.column(query, band, limit)
        }
        found = map(self.article_at, sorted(keys)[:limit])
        return [one for one in found if one]

    def unfilled(self, edition: Edition, after: int, limit: int) -> list[tuple[int, Article]]:
        """The next articles, with their keys, that an edition being filled does not have yet.

        Those up to the key ``after`` are left out too.
        """
        rows = self.db.rows(
            f"SELECT id, seal, {ARTICLE} FROM article WHERE id > max(?, {_FILLED}) "  # noqa: S608
            "ORDER BY id LIMIT ?",
            after,
            edition.id,
            limit,
        )
        return [(key, self._sealed(row)) for key, *row in rows]

    def unfilled_count(self, edition: Edition) -> int:
        """How many articles an edition being filled does not have yet."""
        query = f"SELECT count(*) FROM article WHERE id > {_FILLED}"  # noqa: S608
        return int(self.db.value(query, edition.id))

    def article_count(self) -> int:
        """The number of articles."""
        return int(self.db.value("SELECT count(*) FROM article"))

    def passage_count(self) -> int:
        """The number of passages in the edition that answers."""
        query = f"SELECT count(*) FROM passage WHERE edition = (SELECT id FROM ({ANSWERING}))"  # noqa: S608
        return int(self.db.value(query))

    def origins(self) -> list[Origin]:
        """Everything that was read, by path."""
        rows = self.db.rows("SELECT path, sha256, reading_rules, reason FROM origin ORDER BY path")
        return [Origin(*row) for row in rows]

    def seen(self, address: str) -> tuple[str, str] | None:
        """ETag and Last-Modified that a server sent with an address's last content."""
        row = self.db.one("SELECT etag, modified FROM visit WHERE address = ?", address)
        return (row[0], row[1]) if row else None

    def source_with(self, url: str) -> str | None:
        """The source of the first article that names an address as its own."""
        query = "SELECT source FROM article WHERE url = ? ORDER BY id LIMIT 1"
        found: str | None = self.db.value(query, url)
        return found

    def sources(self, origin: str) -> list[str]:
        """The sources of the articles that came from one origin."""
        return self.db.column("SELECT source FROM article WHERE origin = ?", origin)

    def roots(self) -> list[str]:
        """The folders, files and addresses that a rebuild reads again."""
        return self.db.column("SELECT path FROM root ORDER BY path")

    def private_roots(self) -> list[str]:
        """The roots whose addresses may be in private networks."""
        return self.db.column("SELECT path FROM root WHERE private")

    def held_by(self) -> str:
        """Which process rebuilds the library and since when, in words."""
        row = self.db.one("SELECT pid, host, since FROM lease")
        if row is None:
            return "another process"
        return f"process {row[0]} on {row[1]} since {local_time(row[2])}"

    def catalogue(self) -> Catalogue:
        """Lists and counts of the articles."""
        return Catalogue(self.db.rows)

    # Writing

    def check_writable(self) -> None:
        """Raise LibraryNotFound if the library was opened read-only, or was moved away."""
        if self.read_only:
            raise LibraryNotFound(
                f"The library in {self.folder} is read-only. Name your own with --library FOLDER"
            )
        if not self.db.path.exists():  # its lock and its cache would be made here anew
            raise LibraryNotFound(
                f"The library is no longer in {self.folder}. Name the folder that it was moved to: "
                "--library FOLDER"
            )

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A write transaction: everything written inside is stored, or nothing."""
        self.check_writable()
        try:
            with self.db.transaction() as db:
                yield Transaction(db)
        except LibraryBusy as error:
            held = self.held_by()
            raise LibraryBusy(
                f"{self.folder} is being written to by {held}. Try again in a moment."
            ) from error

    def _article(self, condition: str, *values: object) -> Article | None:
        row = self.db.one(f"SELECT seal, {ARTICLE} FROM article WHERE {condition}", *values)  # noqa: S608
        return self._sealed(row) if row else None

    def _sealed(self, row: Sequence[Any]) -> Article:
        """The article of a row that begins with its seal. Raises LibraryDamaged if they differ."""
        seal, *fields = row
        try:
            article = article_of(tuple(fields))
        except (ValueError, TypeError):  # its authors are no list any more
            article = None
        if article is None or article.seal != seal:
            raise LibraryDamaged(
                f"{self.db.path} holds an article that was damaged on disk. Run: byline doctor"
            )
        return article


def _listed(ids: Sequence[int]) -> str:
    return json.dumps([int(i) for i in ids])
