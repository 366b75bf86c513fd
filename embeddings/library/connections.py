"""Connections: one a thread to a library's file; what SQLite reports becomes our error."""

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from embeddings.errors import LibraryClosed
from embeddings.library.faults import fault
from embeddings.library.opening import connect, fixed_state, transaction

Row = tuple[Any, ...]


class Connections:
    """Reads and transactions on one file, from any number of threads."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self._read_only = read_only
        self._local = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._users = Counter[sqlite3.Connection]()
        self._lock = threading.RLock()  # what is collected while it is held may need it
        self._closed = False
        self._process = os.getpid()

    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows that a query gives."""
        with self._asked() as db:
            return db.execute(query, values).fetchall()

    def each(self, query: str, *values: object) -> Iterator[Row]:
        """The rows one by one, for more than fit into memory."""
        with self._asked() as db:
            yield from db.execute(query, values)

    def one(self, query: str, *values: object) -> Any:
        """The first row, or None."""
        with self._asked() as db:
            return db.execute(query, values).fetchone()

    def column(self, query: str, *values: object) -> list[Any]:
        """The first value of every row."""
        return [row[0] for row in self.rows(query, *values)]

    def value(self, query: str, *values: object) -> Any:
        """The first value of the first row; None if there is no row."""
        row = self.one(query, *values)
        return row and row[0]

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write: all that is done inside is there afterwards, or none of it."""
        with self._asked() as db, transaction(db):
            yield db

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        """The connection of the thread that asks, of which SQLite's errors are made ours."""
        try:
            with self.using() as db:
                yield db
        except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
            raise  # that it was closed, or a statement of ours is wrong, is no damage
        except sqlite3.DatabaseError as error:
            raise fault(error, self.path) from error

    @contextmanager
    def using(self) -> Iterator[sqlite3.Connection]:
        """The connection of the thread that asks, which stays open until it has done.

        To close one in the middle of a query would end the process. Raises what ``mine`` does.
        """
        self._check_process()
        with self._lock:
            connection = self.mine()
            self._users[connection] += 1
        try:
            yield connection
        finally:
            with self._lock:
                self._users[connection] -= 1
                if not self._users[connection]:
                    del self._users[connection]
                    if self._closed:
                        connection.close()

    def mine(self) -> sqlite3.Connection:
        """The connection of the thread that asks. Raises LibraryClosed once they were closed."""
        with self._lock:
            if self._closed:
                raise LibraryClosed(f"The library {self.path} was closed. Open it again to use it.")
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            state = fixed_state(self.path) if self._read_only else None
            used = connection in self._users  # by a query that goes on around this one
            if connection is not None and state != self._local.state and not used:
                connection.close()  # somebody else wrote the file
                connection = None
            return connection or self._connected(state)

    def _check_process(self) -> None:
        """Neither SQLite's locks nor ours go to a child with what was open at the fork."""
        if os.getpid() != self._process:
            raise LibraryClosed(
                f"The library {self.path} was opened before this process was forked. "
                "Open it in each process by itself."
            )

    def _connected(self, state: tuple[int, int] | None) -> sqlite3.Connection:
        connection = connect(self.path, read_only=self._read_only)
        self._local.connection, self._local.state = connection, state
        for thread, one in list(self._open.items()):
            if not thread.is_alive() and one not in self._users:
                self._open.pop(thread).close()
        self._open[threading.current_thread()] = connection
        return connection

    def close(self) -> None:
        """Close those of all threads; one that is used, as soon as that has ended."""
        with self._lock:
            self._closed = True
            for connection in self._open.values():
                if connection not in self._users:
                    connection.close()
            self._open.clear()
            self._local = threading.local()
