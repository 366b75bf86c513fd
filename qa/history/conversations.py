"""Conversations: readers' questions and their answers, stored in a file beside the library.

The library's own file has another writer, and is copied, rebuilt and repaired; conversations are
not. Every query names the reader: nobody sees another's conversations.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from embeddings.library.catalogue import like_patterns
from embeddings.library.opening import transaction
from embeddings.library.schema import run
from embeddings.moment import now
from embeddings.tidy import shortened, tidy
from qa.errors import ConversationsUnreadable
from qa.history.exchange import Exchange

FILE_NAME = "conversations.sqlite3"
MAX_NAME = 120  # characters
_APPLICATION_ID = 0x42594C43  # "BYLC"

_SELECT = (
    "SELECT id, name, changed, (SELECT count(*) FROM turn WHERE conversation = id) "
    "FROM conversation"
)
_MIGRATIONS = (
    """
    CREATE TABLE conversation (
        id TEXT PRIMARY KEY,        -- random: it stands in the page's address
        reader TEXT NOT NULL,       -- who is logged in; '' where there is no login
        name TEXT NOT NULL,
        changed TEXT NOT NULL       -- ISO 8601, UTC
    ) WITHOUT ROWID;
    CREATE INDEX conversation_reader ON conversation (reader, changed);
    CREATE TABLE turn (
        conversation TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
        number INTEGER NOT NULL,    -- from 0
        asked TEXT NOT NULL,        -- ISO 8601, UTC
        question TEXT NOT NULL,
        details TEXT NOT NULL,      -- JSON, as Exchange.to_dict() gives it
        PRIMARY KEY (conversation, number)
    ) WITHOUT ROWID;
    """,
)
"""Each migrates a file from its index to the next version; only ever add at the end."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """An entry in a list of conversations."""

    id: str
    name: str
    changed: str  # ISO 8601, UTC
    questions: int  # their number


class Conversations:
    """The conversations of all readers of one library; for any number of threads."""

    def __init__(self, folder: Path) -> None:
        """Create nothing on disk before the first conversation is stored."""
        self._path = folder / FILE_NAME
        self._lock = Lock()
        self._db: sqlite3.Connection | None = None

    def keep(
        self, reader: str, id_: str | None, number: int, exchange: Exchange, *, last: bool = True
    ) -> str:
        """Store an exchange under its number and return the conversation's id.

        If it is the ``last``, exchanges of higher numbers are deleted. Without an id, or with one
        that is not the reader's, a conversation is begun, named after its first question.
        """
        moment = now()
        with self._transaction() as db:
            owned = "SELECT 1 FROM conversation WHERE id = ? AND reader = ?"
            if id_ is None or not db.execute(owned, (id_, reader)).fetchone():
                id_, number = secrets.token_urlsafe(12), 0
                name = shortened(tidy(exchange.question), MAX_NAME)
                db.execute(
                    "INSERT INTO conversation VALUES (?, ?, ?, ?)", (id_, reader, name, moment)
                )
            if last:
                db.execute("DELETE FROM turn WHERE conversation = ? AND number > ?", (id_, number))
            details = json.dumps(exchange.to_dict(), ensure_ascii=False)
            turn = (id_, number, exchange.asked or moment, exchange.question, details)
            db.execute("INSERT OR REPLACE INTO turn VALUES (?, ?, ?, ?, ?)", turn)
            db.execute("UPDATE conversation SET changed = ? WHERE id = ?", (moment, id_))
        return id_

    def exchanges(self, reader: str, id_: str) -> tuple[Exchange, ...]:
        """A conversation's exchanges in order; none if it is not the reader's."""
        rows = self._turn_rows("question, details", reader, id_)
        return tuple(_exchange(question, details) for question, details in rows)

    def questions(self, reader: str, id_: str) -> list[str]:
        """A conversation's questions in order; none if it is not the reader's."""
        return [question for (question,) in self._turn_rows("question", reader, id_)]

    def find(self, reader: str, words: str = "", limit: int = 50) -> list[Conversation]:
        """The reader's conversations that have all the words, if any; last changed first."""
        conditions, values = ["reader = ?"], [reader]
        for pattern in like_patterns(words):
            conditions.append(
                "(name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM turn "
                "WHERE conversation = id AND details LIKE ? ESCAPE '\\'))"
            )
            values += [pattern, pattern]
        clauses = f"WHERE {' AND '.join(conditions)} ORDER BY changed DESC LIMIT ?"
        rows = self._read(f"{_SELECT} {clauses}", (*values, limit))
        return [Conversation(*row) for row in rows]

    def conversation(self, reader: str, id_: str) -> Conversation | None:
        """One of the reader's conversations, or None."""
        rows = self._read(f"{_SELECT} WHERE id = ? AND reader = ?", (id_, reader))
        return Conversation(*rows[0]) if rows else None

    def rename(self, reader: str, id_: str, name: str) -> None:
        """Give one of the reader's conversations a name; an empty one changes nothing."""
        if name.strip():
            with self._transaction() as db:
                db.execute(
                    "UPDATE conversation SET name = ? WHERE id = ? AND reader = ?",
                    (shortened(tidy(name), MAX_NAME), id_, reader),
                )

    def delete(self, reader: str, id_: str) -> None:
        """Delete one of the reader's conversations; its words are overwritten on disk."""
        with self._transaction() as db:
            db.execute("DELETE FROM conversation WHERE id = ? AND reader = ?", (id_, reader))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _turn_rows(self, columns: str, reader: str, id_: str) -> list[tuple[Any, ...]]:
        return self._read(
            f"SELECT {columns} FROM turn JOIN conversation ON id = conversation "  # noqa: S608
            "WHERE id = ? AND reader = ? ORDER BY number",
            (id_, reader),
        )

    def _read(self, query: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        if self._db is None and not self._path.exists():
            return []
        with self._connection() as db:
            return db.execute(query, tuple(values)).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as db, transaction(db):
            yield db

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """The connection, opened at its first use. Raises ConversationsUnreadable."""
        with self._lock:
            try:
                if self._db is None:
                    self._db = _open_connection(self._path)
                yield self._db
            except (sqlite3.Error, OSError) as error:
                raise ConversationsUnreadable(
                    f"{self._path} cannot be used ({error}). Check that it may be written and the "
                    "disk has room, or move it away to begin with no conversations."
                ) from error


def _open_connection(path: Path) -> sqlite3.Connection:
    """Open the file; create or migrate it if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o600)
    db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        with transaction(db):
            _migrate(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION_ID and (tables or application):
        raise ConversationsUnreadable(f"{path} is not Byline's. Move it away and start again.")
    if version > len(_MIGRATIONS):
        raise ConversationsUnreadable(f"{path} was made by a newer Byline. Install that one.")
    for migration in _MIGRATIONS[version:]:
        run(db, migration)
    db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")


def _exchange(question: str, details: str) -> Exchange:
    """A stored exchange; only the question of one that is damaged."""
    try:
        return Exchange.from_dict(json.loads(details))
    except (ValueError, KeyError, TypeError):
        return Exchange(question, problem="What was answered cannot be read any more. Ask again.")
