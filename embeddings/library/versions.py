"""Earlier versions: what an article said before it was changed."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from embeddings.article import Article
from embeddings.errors import LibraryDamaged
from embeddings.library.connections import Connections


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of an article, which can be shown but is never searched."""

    source: str
    digest: str
    title: str
    text: str
    published: str | None
    updated: str | None
    kept: str  # when it was replaced, ISO 8601


def versions(db: Connections, source: str) -> list[Version]:
    """The earlier versions of an article, the latest first."""
    rows = db.rows(
        "SELECT source, digest, title, text, published, updated, kept FROM version "
        "WHERE source = ? ORDER BY kept DESC",
        source,
    )
    found = [Version(*row) for row in rows]
    if any(sha256(one.text.encode()).hexdigest() != one.digest for one in found):
        raise LibraryDamaged(
            f"{db.path} holds an earlier version that was damaged on disk. Run: byline doctor"
        )
    return found


def keep_version(db: sqlite3.Connection, article: Article) -> None:
    """Keep the text stored under an article's source as a version, if it differs."""
    db.execute(
        "INSERT OR REPLACE INTO version SELECT source, digest, title, text, published, updated, ? "
        "FROM article WHERE source = ? AND digest <> ?",
        (datetime.now(UTC).isoformat(), article.source, article.digest),
    )
    # a text that is current again is no earlier version
    db.execute(
        "DELETE FROM version WHERE source = ? AND digest = ?", (article.source, article.digest)
    )
