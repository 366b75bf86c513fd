"""Connections to a library's file, one for each thread; SQLite's errors become ours."""

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
        self._lock = (
            threading.RLock()
        )  # reentrant: garbage collection may close a Store while it is held
        self._closed = False
        self._process = os.getpid()

    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows of a query."""
        with self._translating_errors() as db:
            return db.execute(query, values).fetchall()

    def each(self, query: str, *values: object) -> Iterator[Row]:
        """The rows of a query one by one, for more than fit into memory."""
        with self._translating_errors() as db:
            yield from db.execute(query, values)

    def one(self, query: str, *values: object) -> Any:
        """The first row of a query, or None."""
        with self._translating_errors() as db:
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
        """A write transaction: everything done inside is stored, or nothing."""
        with self._translating_errors() as db, transaction(db):
            yield db

    @contextmanager
    def _translating_errors(self) -> Iterator[sqlite3.Connection]:
        """The thread's connection; SQLite's errors inside become ours."""
        try:
            with self.using() as db:
                yield db
        except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
            raise  # a closed connection or a wrong statement is no damage
        except sqlite3.DatabaseError as error:
            raise fault(error, self.path) from error

    @contextmanager
    def using(self) -> Iterator[sqlite3.Connection]:
        """The thread's connection, kept open until the block ends.

        Closing one in the middle of a query would crash the process. Raises LibraryClosed.
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
        """The thread's connection, opened if need be. Raises LibraryClosed after ``close``."""
        with self._lock:
            if self._closed:
                raise LibraryClosed(f"The library {self.path} was closed. Open it again to use it.")
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            state = fixed_state(self.path) if self._read_only else None
            used = connection in self._users  # by an outer query that is still running
            if connection is not None and state != self._local.state and not used:
                connection.close()  # somebody else wrote the file
                connection = None
            return connection or self._connect(state)

    def _check_process(self) -> None:
        """Raise LibraryClosed in a forked child: locks are not inherited with open files."""
        if os.getpid() != self._process:
            raise LibraryClosed(
                f"The library {self.path} was opened before this process was forked. "
                "Open it in each process by itself."
            )

    def _connect(self, state: tuple[int, int] | None) -> sqlite3.Connection:
        connection = connect(self.path, read_only=self._read_only)
        self._local.connection, self._local.state = connection, state
        for thread, one in list(self._open.items()):
            if not thread.is_alive() and one not in self._users:
                self._open.pop(thread).close()
        self._open[threading.current_thread()] = connection
        return connection

    def close(self) -> None:
        """Close all threads' connections, each as soon as it is unused."""
        with self._lock:
            self._closed = True
            for connection in self._open.values():
                if connection not in self._users:
                    connection.close()
            self._open.clear()
            self._local = threading.local()
