"""Transaction: everything that can be written to a library."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from embeddings.article import Article
from embeddings.encoder import Encoder, Vectors
from embeddings.library.copies import bands
from embeddings.library.edges import edge_numbers
from embeddings.library.edition import ANSWERING, Edition
from embeddings.library.letter_pairs import letter_pairs
from embeddings.library.schema import create_edition, drop_edition
from embeddings.library.twins import twin
from embeddings.library.versions import keep_version
from embeddings.passages import PASSAGE_RULES, Passage

_FACTS = "authors, published, updated, site, url, language, odd_date, seal"


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, address or pasted text that was read, and in which state."""

    path: str
    sha256: str  # of the raw bytes; "" while its articles are not all stored
    reading_rules: int
    reason: str | None = None  # why it could not be read, or None


class Transaction:
    """Writes inside one ``Store.transaction``; see there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def edition(self, encoder: Encoder) -> int:
        """The current edition's id; begun if there is none. Raises EncoderMismatch."""
        for row in self._rows(ANSWERING):
            current = Edition(*row)
            current.check_growth(encoder.name)
            return current.id
        begun = self.begin_edition(encoder)
        self.switch_to(begun)
        return begun

    def begin_edition(self, encoder: Encoder) -> int:
        """Create an edition that is to be filled; return its id."""
        edition = self._insert(
            "INSERT INTO edition (encoder, dimension, passage_rules, location) VALUES (?, ?, ?, ?)",
            (encoder.name, encoder.dimension, PASSAGE_RULES, encoder.location),
        )
        create_edition(self._db, edition)
        return edition

    def fill(self, edition: int, key: int, passages: Sequence[Passage], rows: Vectors) -> None:
        """Store the next article's passages in an edition, unless it was removed or has them."""
        if self._rows(
            "SELECT 1 FROM article WHERE id = ? AND NOT EXISTS "
            "(SELECT 1 FROM passage WHERE article = article.id AND edition = ?)",
            key,
            edition,
        ):
            self._insert_passages(edition, key, passages, rows)
        self._db.execute("UPDATE edition SET filled = ? WHERE id = ?", (key, edition))

    def switch_to(self, edition: int) -> bool:
        """Make an edition the one that answers; False if it lacks articles."""
        ((latest,),) = self._rows("SELECT coalesce(max(id), 0) FROM article")
        if self._rows("SELECT 1 FROM edition WHERE filled < ? AND id = ?", latest, edition):
            return False
        # the one that answered until now has all articles
        self._db.execute(
            "UPDATE edition SET filled = ? "
            "WHERE switched = (SELECT max(switched) FROM edition) AND id <> ?",
            (latest, edition),
        )
        self._db.execute(
            "UPDATE edition SET switched = 1 + (SELECT coalesce(max(switched), 0) FROM edition) "
            "WHERE id = ?",
            (edition,),
        )
        return True

    def drop_edition(self, edition: int) -> None:
        """Delete an edition with all its passages; not the one that answers."""
        drop_edition(self._db, edition)

    def hold(self, pid: int, host: str, since: str) -> None:
        """Note which process rebuilds the library, replacing one that died."""
        self._db.execute("REPLACE INTO lease VALUES (1, ?, ?, ?)", (pid, host, since))

    def release(self) -> None:
        """Note that nobody rebuilds the library."""
        self._db.execute("DELETE FROM lease")

    def remember(self, root: str, *, private: bool = False) -> None:
        """Note a root that rebuilds read again; ``private``: also from private networks."""
        self._db.execute(
            "INSERT INTO root VALUES (?, ?) ON CONFLICT DO UPDATE "
            "SET private = max(private, excluded.private)",
            (root, private),
        )

    def forget(self, root: str) -> None:
        """Let rebuilds not read a root any more."""
        self._db.execute("DELETE FROM root WHERE path = ?", (root,))

    def put_origin(self, origin: Origin) -> None:
        """Store an origin's state; its articles stay as they are."""
        self._db.execute(
            "INSERT INTO origin (path, sha256, reading_rules, reason) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, "
            "reading_rules = excluded.reading_rules, reason = excluded.reason",
            (origin.path, origin.sha256, origin.reading_rules, origin.reason),
        )

    def remove_origin(self, path: str) -> None:
        """Remove an origin with its articles; rebuilds do not read it any more."""
        self._db.execute("DELETE FROM visit WHERE address = ?", (path,))
        for (source,) in self._rows("SELECT source FROM article WHERE origin = ?", path):
            self.remove(source)
        self._db.execute("DELETE FROM origin WHERE path = ?", (path,))
        self.forget(path)

    def put(
        self,
        article: Article,
        origin: str,
        edition: int,
        passages: Sequence[Passage],
        rows: Vectors,
    ) -> bool:
        """Store an article in place of the one with its source, with its passages and vectors.

        Other editions take over what they have of an equal text. A different earlier text is kept
        as a version, which is not searched. Returns whether an article was replaced.
        """
        keep_version(self._db, article)
        known = self._take_out(article.source)
        text = (article.source, article.id, origin, article.digest, article.title, article.text)
        key = self._insert(
            f"INSERT INTO article (source, name, origin, digest, title, text, {_FACTS}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*text, *_facts(article)),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO likeness VALUES (?, ?)",
            [(band, key) for band in bands(article.text)],
        )
        self._put_edges(key, article)
        self._add_passages(edition, key, passages, rows)
        for (other,) in self._rows("SELECT id FROM edition WHERE id <> ?", edition):
            if encoded := twin(self._rows, other, article):
                self._insert_passages(other, key, *encoded)
        return known

    def _put_edges(self, key: int, article: Article) -> None:
        numbers = edge_numbers(article.site, article.text)
        self._db.executemany("INSERT INTO edge VALUES (?, ?)", [(one, key) for one in numbers])

    def _add_passages(
        self, edition: int, key: int, passages: Sequence[Passage], rows: Vectors
    ) -> None:
        """Store one article's passages, and record the change for readers."""
        if ids := self._insert_passages(edition, key, passages, rows):
            self._changed(1, ids[0], ids[-1])

    def _insert_passages(
        self, edition: int, key: int, passages: Sequence[Passage], rows: Vectors
    ) -> list[int]:
        """Store one article's passages in an edition: spans, vectors and words."""
        ids = [
            self._insert(
                'INSERT INTO passage (edition, article, start, "end") VALUES (?, ?, ?, ?)',
                (edition, key, passage.start, passage.end),
            )
            for passage in passages
        ]
        self._db.executemany(
            f"INSERT INTO vector_{edition} VALUES (?, ?)",  # noqa: S608
            [(i, row.astype("<f4").tobytes()) for i, row in zip(ids, rows, strict=True)],
        )
        # from here, not from text_{edition}: that reads the whole article for each passage
        words = [
            (i, passage.article.title, passage.text)
            for i, passage in zip(ids, passages, strict=True)
        ]
        self._db.executemany(
            f"INSERT INTO words_{edition} (rowid, title, body) VALUES (?, ?, ?)",  # noqa: S608
            words,
        )
        self._db.executemany(
            f"INSERT INTO grams_{edition} (rowid, pairs) VALUES (?, ?)",  # noqa: S608
            [(i, pairs) for i, title, body in words if (pairs := letter_pairs(f"{title}\n{body}"))],
        )
        return ids

    def describe(self, article: Article) -> None:
        """Update an article's metadata; its title and text must be unchanged."""
        self._db.execute(
            f"UPDATE article SET ({_FACTS}) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE source = ?",  # noqa: S608
            (*_facts(article), article.source),
        )
        # no row if it was removed meanwhile
        for (key,) in self._rows("SELECT id FROM article WHERE source = ?", article.source):
            self._db.execute("DELETE FROM edge WHERE article = ?", (key,))
            self._put_edges(key, article)  # its site may be another
        self._changed(0, 0, -1)  # an empty change: filters may admit other articles now

    def saw(self, address: str, etag: str, modified: str) -> None:
        """Store ETag and Last-Modified of an address, for conditional requests."""
        self._db.execute("REPLACE INTO visit VALUES (?, ?, ?)", (address, etag, modified))

    def remove(self, source: str) -> bool:
        """Remove an article and its earlier versions; False if there is none."""
        self._db.execute("DELETE FROM version WHERE source = ?", (source,))
        return self._take_out(source)

    def _take_out(self, source: str) -> bool:
        found = self._rows("SELECT id FROM article WHERE source = ?", source)
        for (key,) in found:
            self.remove_key(key)
        return bool(found)

    def remove_key(self, key: int) -> None:
        """Remove an article by its key, from all editions."""
        for (edition,) in self._rows("SELECT id FROM edition"):
            self._remove_passages(edition, key)
        self._db.execute("DELETE FROM article WHERE id = ?", (key,))

    def refill(self, edition: int, key: int, passages: Sequence[Passage], rows: Vectors) -> None:
        """Replace an article's passages in an edition."""
        self._remove_passages(edition, key)
        self._add_passages(edition, key, passages, rows)

    def _remove_passages(self, edition: int, key: int) -> None:
        rows = self._rows(
            'SELECT id, start, "end" FROM passage WHERE article = ? AND edition = ? ORDER BY id',
            key,
            edition,
        )
        if not rows:
            return
        first, last = rows[0][0], rows[-1][0]
        ((title, text),) = self._rows("SELECT title, text FROM article WHERE id = ?", key)
        # the word index keeps no text: deleting needs the text that was indexed
        self._db.executemany(
            f"INSERT INTO words_{edition} (words_{edition}, rowid, title, body) "  # noqa: S608
            "VALUES ('delete', ?, ?, ?)",
            [(i, title, text[start:end]) for i, start, end in rows],
        )
        self._db.execute(
            f"DELETE FROM grams_{edition} WHERE rowid BETWEEN ? AND ?",  # noqa: S608
            (first, last),
        )
        self._changed(0, first, last)
        self._db.execute("DELETE FROM passage WHERE article = ? AND edition = ?", (key, edition))

    def _changed(self, added: int, first: int, last: int) -> None:
        self._db.execute(
            "INSERT INTO change (added, first, last, mark) VALUES (?, ?, ?, randomblob(8))",
            (added, first, last),
        )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._db.execute(query, values).fetchall()

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        key = self._db.execute(statement, values).lastrowid
        assert key is not None
        return key


def _facts(article: Article) -> tuple[object, ...]:
    """The values of the columns ``_FACTS``."""
    authors = json.dumps(article.authors, ensure_ascii=False)
    dates, place = (article.published, article.updated), (article.site, article.url)
    return (authors, *dates, *place, article.language, article.odd_date, article.seal)
