"""Store: the library on disk. SQLite is the truth; everything else can be made again from it."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.article import Article
from embeddings.encoder import Ids, Vectors
from embeddings.errors import LibraryBusy, LibraryDamaged, LibraryNotFound
from embeddings.filters import Filter
from embeddings.passages import Passage
from embeddings.schema import connect, is_busy
from embeddings.transaction import Origin, Transaction

FILE_NAME = "library.sqlite3"

_ARTICLE = (
    "article.source, article.title, article.text, article.authors, article.published, "
    "article.updated, article.site, article.url, article.language"
)
_BOTH = "FROM article JOIN passage ON passage.article = article.id"


@dataclass(frozen=True, slots=True)
class Edition:
    """One build of passages and vectors."""

    id: int
    encoder: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Change:
    """Passages that came or went, by their ids from ``first`` to ``last``."""

    number: int
    added: bool
    first: int
    last: int


class Store:
    """One library folder, for any number of threads; writers in other processes are waited for."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._path = folder / FILE_NAME
        self._local = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._lock = threading.Lock()
        if read_only and not self._path.exists():
            raise LibraryNotFound(f"There is no library in {folder}. Make one: byline add FOLDER")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryDamaged(
                f"{folder} cannot be a library's folder ({error.strerror}). "
                "Name another with --library FOLDER"
            ) from error
        self._db()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()
            self._local = threading.local()

    # Reading

    def edition(self) -> Edition | None:
        """The edition that answers; None in a library that has never held an article."""
        row = self._one("SELECT id, encoder, dimension FROM edition WHERE is_current")
        return Edition(*row) if row else None

    def change_number(self) -> int:
        """A number that grows with every change of passages: cheap to ask before each search."""
        return int(self._one("SELECT coalesce(max(number), 0) FROM change")[0])

    def changes(self, after: int) -> list[Change]:
        """What came and went after a change number, oldest first."""
        rows = self._db().execute(
            "SELECT number, added, first, last FROM change WHERE number > ? ORDER BY number",
            (after,),
        )
        return [Change(number, bool(added), first, last) for number, added, first, last in rows]

    def fingerprint(self) -> str:
        """SHA-256 of what all vectors belong to and were made from; another library has another."""
        digest = sha256()
        for query in (
            'SELECT id, article, start, "end" FROM passage ORDER BY id',
            "SELECT id, digest, title FROM article ORDER BY id",
        ):
            for row in self._db().execute(query):
                digest.update(repr(row).encode())
        return digest.hexdigest()

    def vectors(self, edition: Edition, first: int = 0, last: int = 2**62) -> tuple[Ids, Vectors]:
        """Ids, shape (n,), and vectors, shape (n, dimension), of a range of passages."""
        rows = (
            self._db()
            .execute(
                "SELECT passage, row FROM vector WHERE passage BETWEEN ? AND ? ORDER BY passage",
                (first, last),
            )
            .fetchall()
        )
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        vectors = np.frombuffer(b"".join(row[1] for row in rows), "<f4").astype(np.float32)
        if vectors.size != len(rows) * edition.dimension:
            raise LibraryDamaged(
                f"{self._path} holds vectors of a wrong length. Run: byline rebuild --full"
            )
        return ids, vectors.reshape(len(rows), edition.dimension)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages of these ids that are there; those of one article share it."""
        marks = ",".join("?" * len(ids))
        articles: dict[int, Article] = {}
        found: dict[int, Passage] = {}
        for passage, key, start, end in (
            self._db()
            .execute(
                f'SELECT id, article, start, "end" FROM passage WHERE id IN ({marks})',  # noqa: S608
                list(ids),
            )
            .fetchall()
        ):
            if key not in articles:
                row = self._one(f"SELECT {_ARTICLE} FROM article WHERE id = ?", key)  # noqa: S608
                if row is None:  # removed since
                    continue
                articles[key] = _article(row)
            found[passage] = Passage(articles[key], start, end)
        return found

    def passages_of(self, only: Filter) -> Ids:
        """The ids, ascending, of the passages of all articles that a filter admits."""
        condition, values = only.condition()  # made of constants; what was given are parameters
        query = f"SELECT passage.id {_BOTH} WHERE {condition}"
        rows = self._db().execute(query, values).fetchall()
        return np.sort(np.fromiter((row[0] for row in rows), np.int64, len(rows)))

    def matching(
        self, words: Iterable[str], limit: int, only: Filter | None = None
    ) -> dict[int, float]:
        """BM25 of the passages that hold any of the words, best first; higher is better."""
        query = " OR ".join('"' + _plain(word).replace('"', '""') + '"' for word in words)
        if not query:
            return {}
        statement = (
            "SELECT rowid, -bm25(passage_words, 1.0, 1.0) FROM passage_words "
            "WHERE passage_words MATCH ? "
        )
        condition, values = (only or Filter()).condition()
        if values:
            of_admitted = f"SELECT 1 {_BOTH} WHERE passage.id = passage_words.rowid AND {condition}"
            statement += f"AND EXISTS ({of_admitted}) "
        rows = self._db().execute(statement + "ORDER BY rank LIMIT ?", (query, *values, limit))
        return {int(row[0]): float(row[1]) for row in rows}

    def article(self, source: str) -> Article | None:
        """The article of a source, or of an ``Article.id``."""
        query = f"SELECT {_ARTICLE} FROM article WHERE source = ? OR name = ?"  # noqa: S608
        row = self._one(query, _plain(source), _plain(source))
        return _article(row) if row else None

    def articles(self) -> Iterator[Article]:
        """Every article, by source."""
        keys = self._db().execute("SELECT source FROM article ORDER BY source").fetchall()
        for (source,) in keys:
            found = self.article(source)
            if found is not None:
                yield found

    def article_count(self) -> int:
        """How many articles there are."""
        return int(self._one("SELECT count(*) FROM article")[0])

    def passage_count(self) -> int:
        """How many passages there are."""
        return int(self._one("SELECT count(*) FROM passage")[0])

    def origins(self) -> list[Origin]:
        """All that was read, by path."""
        rows = self._db().execute(
            "SELECT path, sha256, reading_rules, reason FROM origin ORDER BY path"
        )
        return [Origin(*row) for row in rows]

    def sources(self, origin: str) -> list[str]:
        """The sources of the articles that came from one origin."""
        rows = self._db().execute("SELECT source FROM article WHERE origin = ?", (origin,))
        return [row[0] for row in rows]

    def roots(self) -> list[str]:
        """The folders and files that a rebuild reads again."""
        return [row[0] for row in self._db().execute("SELECT path FROM root ORDER BY path")]

    # Writing

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """All that is written inside is there afterwards, or none of it."""
        if self.read_only:
            raise LibraryNotFound(
                f"The library in {self.folder} is read-only. Name your own with --library FOLDER"
            )
        db = self._db()
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            raise LibraryBusy(
                f"The library in {self.folder} is being written to. Try again in a moment."
            ) from error
        try:
            yield Transaction(db)
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    # Connections

    def _db(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self._path, read_only=self.read_only)
            self._local.connection = connection
            with self._lock:
                for thread in [one for one in self._open if not one.is_alive()]:
                    self._open.pop(thread).close()
                self._open[threading.current_thread()] = connection
        return connection

    def _one(self, query: str, *values: object) -> Any:
        return self._db().execute(query, values).fetchone()


def _plain(text: str) -> str:
    """The text without what SQLite cannot take or ends a string at."""
    return text.replace("\0", " ").encode(errors="replace").decode()


def _article(row: tuple[Any, ...]) -> Article:
    source, title, text, authors, *rest = row
    return Article(source, title, text, tuple(json.loads(authors)), *rest)
