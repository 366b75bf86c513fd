"""The library's file: its tables, its format number, and how it is opened."""

import sqlite3
from pathlib import Path

from embeddings.errors import LibraryDamaged, NewerFormat

APPLICATION_ID = 0x42594C4E  # "BYLN", so that no other program's file is taken for a library
FORMAT = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS edition (          -- one build of passages and vectors
    id INTEGER PRIMARY KEY,
    encoder TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    passage_rules INTEGER NOT NULL,
    is_current INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS root (path TEXT PRIMARY KEY) WITHOUT ROWID;   -- what `rebuild` reads again
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
CREATE TABLE IF NOT EXISTS vector (           -- apart from passage, so that all of them are read at disk speed
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
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        _check_format(connection, path, read_only=read_only)
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise LibraryDamaged(
            f"{path} cannot be read as a library ({error}). Restore it from a copy, "
            "or delete the library's folder and add the articles again."
        ) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _check_format(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION_ID and version == FORMAT:
        return
    if application == APPLICATION_ID and version > FORMAT:
        raise NewerFormat(
            f"The library {path.parent} has format {version}; this Byline reads up to {FORMAT}. "
            "Install a newer Byline to open it."
        )
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables or application or read_only:
        raise LibraryDamaged(
            f"{path} is not a Byline library. Name another folder with --library, or move that file away."
        )
    _create(connection)


def _create(connection: sqlite3.Connection) -> None:
    connection.executescript(
        f"BEGIN IMMEDIATE; {_TABLES} PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {FORMAT}; COMMIT;"
    )
