"""Mending: makes again what is derived from a library's articles."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import zip_longest

from embeddings.encoder import Encoder
from embeddings.errors import LibraryDamaged
from embeddings.library.copies import bands
from embeddings.library.edges import edge_numbers
from embeddings.library.edition import Edition
from embeddings.library.letter_pairs import letter_pairs
from embeddings.library.schema import create_texts
from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.passages import split_passages
from embeddings.reading import READING_RULES
from embeddings.rebuilding.encoding import encode_articles

_LOST = (
    "INSERT OR IGNORE INTO origin SELECT DISTINCT origin, '', 0, NULL FROM article",
    "DELETE FROM passage WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM passage WHERE edition NOT IN (SELECT id FROM edition)",
    "DELETE FROM likeness WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM edge WHERE article NOT IN (SELECT id FROM article)",
)


def mend_file(store: Store) -> None:
    """Make SQLite's own indexes anew, and delete rows whose article or edition is gone."""
    with store.db.transaction() as db:
        db.execute("REINDEX")
        for statement in _LOST:
            db.execute(statement)
        for (edition,) in db.execute("SELECT id FROM edition").fetchall():
            table = f"vector_{edition}"
            db.execute(f"DELETE FROM {table} WHERE passage NOT IN (SELECT id FROM passage)")  # noqa: S608


def take_out(store: Store, key: int, origin: str) -> None:
    """Remove a damaged article, and forget its origin's digest, so that it is read again."""
    with store.transaction() as write:
        write.remove_key(key)
        write.put_origin(Origin(origin, "", READING_RULES))


def encode_again(store: Store, encoder: Encoder, edition: Edition, keys: Iterable[int]) -> None:
    """Cut and encode articles anew, replacing their passages in an edition."""
    for key in sorted(keys):
        article = store.article_at(key)
        if article is None:
            continue
        passages = split_passages(article, encoder.count_tokens, encoder.limit)
        (rows,) = encode_articles(encoder, [passages])
        with store.transaction() as write:
            write.refill(edition.id, key, passages, rows)


def mend_words(store: Store) -> int:
    """Rebuild each edition's word index that differs from its passages; return how many."""
    wrong = 0
    for edition in store.editions():
        table = f"words_{edition.id}"
        try:
            with _reading_once(store, edition) as db:  # rank 1: compare with the content too
                db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except LibraryDamaged:
            wrong += 1
            with _reading_once(store, edition) as db:
                db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608
    return wrong


def mend_pairs(store: Store) -> int:
    """Rebuild each edition's letter-pair index that differs from its passages; how many."""
    wrong = 0
    for edition in store.editions():
        if not _has_pairs(store, edition):
            wrong += 1
            table = f"grams_{edition.id}"
            with _reading_once(store, edition) as db:
                db.execute(f"DROP TABLE {table}")
                db.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(pairs)")
                rows = _pairs(db, edition)
                db.executemany(f"INSERT INTO {table} (rowid, pairs) VALUES (?, ?)", rows)  # noqa: S608
    return wrong


def _has_pairs(store: Store, edition: Edition) -> bool:
    table = f"grams_{edition.id}"
    try:
        with _reading_once(store, edition) as db:
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
            known = db.execute(f"SELECT rowid, pairs FROM {table} ORDER BY rowid")  # noqa: S608
            return all(one == other for one, other in zip_longest(known, _pairs(db, edition)))
    except LibraryDamaged:
        return False


def _pairs(db: sqlite3.Connection, edition: Edition) -> Iterator[tuple[int, str]]:
    """The passages in scripts without spaces: their ids, and their letter pairs."""
    query = f"SELECT id, title, body FROM text_{edition.id} ORDER BY id"  # noqa: S608
    for key, title, body in db.execute(query):
        if pairs := letter_pairs(f"{title}\n{body}"):
            yield key, pairs


@contextmanager
def _reading_once(store: Store, edition: Edition) -> Iterator[sqlite3.Connection]:
    """A transaction in which the view of passages reads each article's text only once.

    By default it reads it once for each passage: in a long book that takes hours.
    """
    read: dict[int, str] = {}  # the last one

    def body(article: int, start: int, end: int) -> str:
        if article not in read:
            read.clear()
            query = "SELECT text FROM article WHERE id = ?"
            (read[article],) = db.execute(query, (article,)).fetchone()
        return read[article][start:end]

    with store.db.transaction() as db:
        db.execute("PRAGMA trusted_schema = ON")  # or no view may call it, in some builds of SQLite
        db.create_function("passage_text", 3, body)
        db.execute(f"DROP VIEW text_{edition.id}")
        given = 'passage_text(article.id, passage.start, passage."end")'
        create_texts(db, edition.id, given)
        yield db
        db.execute(f"DROP VIEW text_{edition.id}")
        create_texts(db, edition.id)


def mend_digests(store: Store) -> tuple[list[tuple[int, object, object]], int]:
    """Correct the stored names and digests of articles.

    Returns key, source and origin of each article that is itself damaged, and how many others were
    corrected.
    """
    damaged: list[tuple[int, object, object]] = []
    wrong = []
    for key, *known, source, origin in store.db.rows(
        "SELECT id, name, digest, source, origin FROM article"
    ):
        try:
            article = store.article_at(key)
        except LibraryDamaged:
            damaged.append((key, source, origin))
            continue
        if article and known != (right := [article.id, article.digest]):
            wrong.append((*right, key))
    with store.db.transaction() as db:
        db.executemany("UPDATE article SET name = ?, digest = ? WHERE id = ?", wrong)
    return damaged, len(wrong)


def mend_versions(store: Store) -> int:
    """Delete earlier versions that are damaged, or whose article is gone; return how many."""
    rows = store.db.each("SELECT source, digest, text FROM version")
    sources = set(store.db.column("SELECT source FROM article"))
    wrong = [
        (source, digest)
        for source, digest, text in rows
        if source not in sources or sha256(text.encode()).hexdigest() != digest
    ]
    with store.db.transaction() as db:
        db.executemany("DELETE FROM version WHERE source = ? AND digest = ?", wrong)
    return len(wrong)


def mend_copies(store: Store) -> int:
    """Correct the rows by which copies and repeated paragraphs are found; of how many articles."""
    wrong = set()
    for article in store.articles():
        key = store.db.value("SELECT id FROM article WHERE source = ?", article.source)
        right = {
            "likeness": set(bands(article.text)),
            "edge": edge_numbers(article.site, article.text),
        }
        for table, numbers in right.items():
            if _stored_numbers(store, table, key) != numbers:
                wrong.add(key)
                with store.db.transaction() as db:
                    db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))  # noqa: S608
                    rows = [(one, key) for one in numbers]
                    db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608
    return len(wrong)


def _stored_numbers(store: Store, table: str, key: int) -> set[int]:
    """An article's numbers in a table that has them in its first column."""
    return set(store.db.column(f"SELECT * FROM {table} WHERE article = ?", key))  # noqa: S608
