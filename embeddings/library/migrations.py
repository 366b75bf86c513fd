"""Migrations: how a library of an older format becomes what schema.py describes."""

import sqlite3
from collections.abc import Callable

from embeddings.library.copies import bands
from embeddings.library.edges import edge_numbers
from embeddings.library.letter_pairs import letter_pairs
from embeddings.library.schema import FORMAT, article_of, create_edition, run

_ARTICLE_1 = (
    "article.source, article.title, article.text, article.authors, article.published, "
    "article.updated, article.site, article.url, article.language"
)
"""The columns that made an article, and its seal, in the first formats."""


def migrate(db: sqlite3.Connection, version: int) -> None:
    """Migrate a library from an older format, inside the open transaction."""
    for step in MIGRATIONS[version - 1 :]:
        step(db)
    db.execute(f"PRAGMA user_version = {FORMAT}")


def _to_format_2(db: sqlite3.Connection) -> None:
    """Editions beside one another, seals, near-identical articles, who is writing."""
    run(
        db,
        """
        ALTER TABLE edition ADD COLUMN location TEXT NOT NULL DEFAULT '';
        ALTER TABLE edition ADD COLUMN switched INTEGER;
        ALTER TABLE edition ADD COLUMN filled INTEGER NOT NULL DEFAULT 0;
        UPDATE edition SET switched = 1;
        ALTER TABLE edition DROP COLUMN is_current;
        ALTER TABLE article ADD COLUMN seal TEXT NOT NULL DEFAULT '';
        CREATE INDEX article_digest ON article (digest);
        CREATE TABLE likeness (
            band INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            PRIMARY KEY (band, article)
        ) WITHOUT ROWID;
        CREATE INDEX likeness_article ON likeness (article);
        CREATE INDEX passage_edition ON passage (edition);
        CREATE TABLE lease (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            pid INTEGER NOT NULL,
            host TEXT NOT NULL,
            since TEXT NOT NULL
        );
        DROP TABLE passage_words;
        DROP VIEW passage_text;
        """,
    )
    for (edition,) in db.execute("SELECT id FROM edition").fetchall():
        create_edition(db, edition)
        db.execute(f"INSERT INTO vector_{edition} SELECT passage, row FROM vector")  # noqa: S608
        db.execute(f"INSERT INTO words_{edition} (words_{edition}) VALUES ('rebuild')")  # noqa: S608
    db.execute("DROP TABLE vector")
    for (key,) in db.execute("SELECT id FROM article").fetchall():
        _seal_and_compare(db, key)


def _seal_and_compare(db: sqlite3.Connection, key: int) -> None:
    """Give an article its seal, and the bands that near-identical ones share with it."""
    query = f"SELECT {_ARTICLE_1} FROM article WHERE id = ?"  # noqa: S608
    article = article_of(db.execute(query, (key,)).fetchone())
    db.execute("UPDATE article SET seal = ? WHERE id = ?", (article.seal, key))
    db.executemany(
        "INSERT OR IGNORE INTO likeness VALUES (?, ?)",
        [(band, key) for band in bands(article.text)],
    )


def _to_format_3(db: sqlite3.Connection) -> None:
    """Marks of changes, by which a saved index is known; what filters ask for in an index."""
    db.execute("ALTER TABLE change ADD COLUMN mark BLOB NOT NULL DEFAULT x''")
    db.execute("UPDATE change SET mark = randomblob(8)")
    db.execute("CREATE INDEX article_facts ON article (published, updated, site, authors, source)")


def _to_format_4(db: sqlite3.Connection) -> None:
    """Earlier versions, what servers said, and words of scripts that are written without spaces."""
    run(
        db,
        """
        CREATE TABLE visit (
            address TEXT PRIMARY KEY,
            etag TEXT NOT NULL,
            modified TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE version (
            source TEXT NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            published TEXT,
            updated TEXT,
            kept TEXT NOT NULL,
            PRIMARY KEY (source, digest)
        ) WITHOUT ROWID;
        CREATE INDEX article_url ON article (url);
        CREATE VIRTUAL TABLE grams USING fts5(pairs);
        """,
    )
    rows = db.execute(
        'SELECT passage.id, title, substr(text, start + 1, "end" - start) '
        "FROM passage JOIN article ON article.id = passage.article"
    )
    for key, title, text in rows.fetchall():
        if pairs := letter_pairs(f"{title}\n{text}"):
            db.execute("INSERT INTO grams (rowid, pairs) VALUES (?, ?)", (key, pairs))


def _to_format_5(db: sqlite3.Connection) -> None:
    """Pairs of letters by edition, as words are, so that none is mixed; passages found by both."""
    for (edition,) in db.execute("SELECT id FROM edition").fetchall():
        db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS grams_{edition} USING fts5(pairs)")
        db.execute(
            f"INSERT INTO grams_{edition} (rowid, pairs) SELECT grams.rowid, pairs "  # noqa: S608
            "FROM grams JOIN passage ON passage.id = grams.rowid WHERE edition = ?",
            (edition,),
        )
    db.execute("DROP TABLE grams")
    db.execute("DROP INDEX passage_article")
    db.execute("CREATE INDEX passage_article ON passage (article, edition)")


def _to_format_6(db: sqlite3.Connection) -> None:
    """Odd dates; paragraphs that sites repeat; what may be fetched from private networks."""
    run(
        db,
        """
        ALTER TABLE article ADD COLUMN odd_date TEXT NOT NULL DEFAULT '';
        ALTER TABLE root ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE edge (
            paragraph INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            PRIMARY KEY (paragraph, article)
        ) WITHOUT ROWID;
        CREATE INDEX edge_article ON edge (article);
        """,
    )
    for key, site, text in db.execute("SELECT id, site, text FROM article"):
        numbers = edge_numbers(site, text)
        db.executemany("INSERT INTO edge VALUES (?, ?)", [(one, key) for one in numbers])


MIGRATIONS: list[Callable[[sqlite3.Connection], None]] = [
    _to_format_2,
    _to_format_3,
    _to_format_4,
    _to_format_5,
    _to_format_6,
]
"""The first brings format 1 to format 2, and so on: with another, ``FORMAT`` is raised. What is
added here is added to the tables of schema.py too; a test compares."""
