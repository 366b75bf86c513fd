"""The library's file: its tables, as they are now; migrations.py has how older ones become them."""

import json
import sqlite3
from typing import Any

from embeddings.article import Article

APPLICATION_ID = 0x42594C4E  # "BYLN", so that no other program's file is taken for a library

FORMAT = 6

ARTICLE = (
    "article.source, article.title, article.text, article.authors, article.published, "
    "article.updated, article.site, article.url, article.language, article.odd_date"
)
"""The columns of which ``seal`` is made, in the order of ``Article``'s fields."""

_TABLES = """
CREATE TABLE edition (            -- one build of passages and vectors; see _EDITION_TABLES
    id INTEGER PRIMARY KEY,
    encoder TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    passage_rules INTEGER NOT NULL,
    location TEXT NOT NULL DEFAULT '',  -- what its encoder is opened by, '' if not known
    switched INTEGER,           -- the edition with the highest answers; NULL until it is filled
    filled INTEGER NOT NULL DEFAULT 0   -- articles up to this id are in it; the current has all
);
CREATE TABLE root (               -- what `rebuild` reads again
    path TEXT PRIMARY KEY,
    private INTEGER NOT NULL DEFAULT 0  -- 1: addresses of private networks too
) WITHOUT ROWID;
CREATE TABLE origin (             -- what was read: a file, pasted text
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,       -- of the raw bytes; '' until all of it is stored
    reading_rules INTEGER NOT NULL,
    reason TEXT                 -- why it could not be read, or NULL
) WITHOUT ROWID;
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- grows: what comes later has a higher one
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
    language TEXT NOT NULL,
    odd_date TEXT NOT NULL DEFAULT '',  -- what it gives for a date that is none
    seal TEXT NOT NULL DEFAULT ''   -- Article.seal: SQLite itself does not see a changed letter
);
CREATE INDEX article_origin ON article (origin);
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_facts ON article   -- what filters ask for, apart from the long texts
    (published, updated, site, authors, source);
CREATE TABLE likeness (           -- near-identical articles share a band
    band INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (band, article)
) WITHOUT ROWID;
CREATE INDEX likeness_article ON likeness (article);
CREATE TABLE edge (               -- short paragraphs at both ends, of which sites repeat some
    paragraph INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (paragraph, article)
) WITHOUT ROWID;
CREATE INDEX edge_article ON edge (article);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice: the index in memory relies on it
    edition INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX passage_article ON passage (article, edition);
CREATE INDEX passage_edition ON passage (edition);
CREATE TABLE change (             -- what a reader must apply to its index in memory
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    added INTEGER NOT NULL,     -- 1: these passages came, 0: they went
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    mark BLOB NOT NULL DEFAULT x''   -- random: no other library's change of this number has it
);
CREATE TABLE visit (              -- what servers said of what they sent
    address TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE version (            -- what an article said before it was changed; not searched
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    published TEXT,
    updated TEXT,
    kept TEXT NOT NULL,         -- when it was replaced, ISO 8601
    PRIMARY KEY (source, digest)
) WITHOUT ROWID;
CREATE INDEX article_url ON article (url);
CREATE TABLE lease (              -- who makes the library anew, as far as is known
    one INTEGER PRIMARY KEY CHECK (one = 1),
    pid INTEGER NOT NULL,
    host TEXT NOT NULL,
    since TEXT NOT NULL
);
"""

_EDITION_TABLES = """
CREATE TABLE vector_{0} (         -- apart from passage: all are read at disk speed
    passage INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    row BLOB NOT NULL           -- dimension little-endian float32
);
CREATE VIRTUAL TABLE words_{0} USING fts5(
    title, body, content='text_{0}', content_rowid='id',
    tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE IF NOT EXISTS grams_{0} USING fts5(pairs);  -- scripts without spaces
"""

_BODY = 'substr(article.text, passage.start + 1, passage."end" - passage.start)'


def create_tables(db: sqlite3.Connection) -> None:
    """Create all tables in an empty file, inside the open transaction."""
    run(db, _TABLES)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")


def create_edition(db: sqlite3.Connection, edition: int) -> None:
    """Create the tables of one edition, whose vectors and words are its own."""
    create_texts(db, edition)
    run(db, _EDITION_TABLES.format(edition))


def create_texts(db: sqlite3.Connection, edition: int, body: str = _BODY) -> None:
    """Create the view of an edition's passages; ``body`` is the expression for a text."""
    db.execute(
        f"CREATE VIEW text_{edition} AS SELECT passage.id AS id, article.title AS title, "  # noqa: S608
        f"{body} AS body FROM passage JOIN article ON article.id = passage.article "
        f"WHERE passage.edition = {edition}"
    )


def drop_edition(db: sqlite3.Connection, edition: int) -> None:
    """Delete an edition with all its passages."""
    for table in ("TABLE words", "TABLE grams", "VIEW text", "TABLE vector"):
        db.execute(f"DROP {table}_{edition}")
    db.execute("DELETE FROM passage WHERE edition = ?", (edition,))
    db.execute("DELETE FROM edition WHERE id = ?", (edition,))


def article_of(row: tuple[Any, ...]) -> Article:
    """The article in a row of the columns ``ARTICLE``."""
    source, title, text, authors, *rest = row
    return Article(source, title, text, tuple(json.loads(authors)), *rest)


def run(db: sqlite3.Connection, statements: str) -> None:
    """Run several statements inside the open transaction, which executescript would end."""
    rest = ""
    for line in statements.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            db.execute(rest)
            rest = ""
