"""The library's file: its tables, its format number, and how it is opened."""

import os
import sqlite3
import time
from pathlib import Path

from embeddings.errors import IndexingError, LibraryBusy, LibraryDamaged, NewerFormat

APPLICATION_ID = 0x42594C4E  # "BYLN", so that no other program's file is taken for a library
FORMAT = 1
_REFUSED = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
)

_TABLES = """
CREATE TABLE IF NOT EXISTS edition (          -- one build of passages and vectors
    id INTEGER PRIMARY KEY,
    encoder TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    passage_rules INTEGER NOT NULL,
    is_current INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS root (             -- what `rebuild` reads again
    path TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origin (           -- what was read: a file, pasted text
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,       -- of the raw bytes; '' until all of it is stored
    reading_rules INTEGER NOT NULL,
    reason TEXT                 -- why it could not be read, or NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,  -- Article.id, which follows from the source
    origin TEXT NOT NULL REFERENCES origin ON DELETE CASCADE,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    authors TEXT NOT NULL,      -- JSON list
    published TEXT,
    updated TEXT,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS article_origin ON article (origin);
CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: the index in memory relies on it
    edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS passage_article ON passage (article);
CREATE TABLE IF NOT EXISTS vector (           -- apart from passage: all are read at disk speed
    passage INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    row BLOB NOT NULL           -- dimension little-endian float32
);
CREATE VIEW IF NOT EXISTS passage_text AS
    SELECT passage.id AS id, article.title AS title,
           substr(article.text, passage.start + 1, passage."end" - passage.start) AS body
    FROM passage JOIN article ON article.id = passage.article;
CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5(
    title, body, content='passage_text', content_rowid='id',
    tokenize="porter unicode61 remove_diacritics 2");
CREATE TABLE IF NOT EXISTS change (           -- what a reader must apply to its index in memory
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    added INTEGER NOT NULL,     -- 1: these passages came, 0: they went
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
"""


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a library's file, making it if need be; refuse what is not a library of this format."""
    uri = f"{path.absolute().as_uri()}?{_mode(path, read_only=read_only)}"
    connection = None
    try:
        # each thread has its own, but any may close them all
        connection = sqlite3.connect(
            uri, uri=True, timeout=30, isolation_level=None, check_same_thread=False
        )
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        _check_format(connection, path, read_only=read_only)
        if not read_only:
            _log_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError as error:
        if connection:
            connection.close()
        if is_busy(error):
            raise LibraryBusy(f"{path} is being written to. Try again in a moment.") from error
        if _code(error) in _REFUSED:
            raise IndexingError(
                f"{path} cannot be opened ({error}). Check that you may read and write it and its "
                "folder, or name another folder with --library."
            ) from error
        raise LibraryDamaged(
            f"{path} cannot be read as a library ({error}). Restore it from a copy, "
            "or delete the library's folder and add the articles again."
        ) from error
    except BaseException:
        if connection:
            connection.close()
        raise
    return connection


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process holds what was asked for."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: sqlite3.Error) -> int:
    """SQLite's own kind of error, without its particulars."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _mode(path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    # where SQLite cannot put its own files beside the library, nobody is writing to it either
    log = path.with_name(f"{path.name}-wal")
    fixed = not os.access(path.parent, os.W_OK) and not log.exists()
    return "mode=ro&immutable=1" if fixed else "mode=ro"


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging; SQLite itself does not wait for others who are turning it on."""
    until = time.monotonic() + 30
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _check_format(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    # one statement: another process may be making the library just now
    application, version, tables = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) "
        "FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application == APPLICATION_ID and version == FORMAT:
        return
    if application == APPLICATION_ID and version > FORMAT:
        raise NewerFormat(
            f"The library {path.parent} has format {version}; this Byline reads up to {FORMAT}. "
            "Install a newer Byline to open it."
        )
    if tables or application or read_only:
        raise LibraryDamaged(
            f"{path} is not a Byline library. Name another folder with --library, "
            "or move that file away."
        )
    _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    connection.executescript(
        f"BEGIN IMMEDIATE; {_TABLES} PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {FORMAT}; COMMIT;"
    )
