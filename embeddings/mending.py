"""Mending: what is derived from a library's articles, made again from them."""

from collections.abc import Iterable

from embeddings.copies import bands
from embeddings.edition import Edition
from embeddings.encoder import Encoder
from embeddings.encoding import encode_articles
from embeddings.errors import LibraryDamaged
from embeddings.passages import split_passages
from embeddings.reading import READING_RULES
from embeddings.store import Store
from embeddings.transaction import Origin

_LOST = (
    "INSERT OR IGNORE INTO origin SELECT DISTINCT origin, '', 0, NULL FROM article",
    "DELETE FROM passage WHERE article NOT IN (SELECT id FROM article)",
    "DELETE FROM passage WHERE edition NOT IN (SELECT id FROM edition)",
    "DELETE FROM likeness WHERE article NOT IN (SELECT id FROM article)",
)


def mend_file(store: Store) -> None:
    """Make SQLite's own indexes anew, and take out what belongs to nothing."""
    with store.db.transaction() as db:
        db.execute("REINDEX")
        for statement in _LOST:
            db.execute(statement)
        for (edition,) in db.execute("SELECT id FROM edition").fetchall():
            table = f"vector_{edition}"
            db.execute(f"DELETE FROM {table} WHERE passage NOT IN (SELECT id FROM passage)")  # noqa: S608


def take_out(store: Store, key: int, origin: str) -> None:
    """Remove a damaged article, and forget the bytes it was read from, so that it is read again."""
    with store.transaction() as write:
        write.remove_key(key)
        write.put_origin(Origin(origin, "", READING_RULES))


def encode_again(store: Store, encoder: Encoder, edition: Edition, keys: Iterable[int]) -> None:
    """Cut and encode articles anew, in place of what an edition has of them."""
    for key in sorted(keys):
        (source,) = store.db.one("SELECT source FROM article WHERE id = ?", key)
        article = store.article(source)
        if article is None:
            continue
        passages = split_passages(article, encoder.count_tokens, encoder.limit)
        (rows,) = encode_articles(encoder, [passages], lambda: None)
        with store.transaction() as write:
            write.refill(edition.id, key, passages, rows)


def words_are_in_step(store: Store, edition: Edition) -> bool:
    """Whether the words' index has exactly the words of an edition's passages."""
    table = f"words_{edition.id}"
    try:
        with store.db.transaction() as db:  # rank 1: compare with the content too
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except LibraryDamaged:
        return False
    return True


def rebuild_words(store: Store, edition: Edition) -> None:
    """Make the words' index of an edition anew from its passages."""
    table = f"words_{edition.id}"
    with store.db.transaction() as db:
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608


def mend_copies(store: Store) -> int:
    """Make anew what near-identical articles are found by; of how many it was wrong."""
    wrong = 0
    for article in store.articles():
        (key,) = store.db.one("SELECT id FROM article WHERE source = ?", article.source)
        known = {
            row[0] for row in store.db.rows("SELECT band FROM likeness WHERE article = ?", key)
        }
        right = set(bands(article.text))
        if known != right:
            wrong += 1
            with store.db.transaction() as db:
                db.execute("DELETE FROM likeness WHERE article = ?", (key,))
                db.executemany("INSERT INTO likeness VALUES (?, ?)", [(one, key) for one in right])
    return wrong
