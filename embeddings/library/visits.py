"""What a library knows of the addresses it has read."""

from embeddings.fetching import Seen
from embeddings.library.connections import Connections
from embeddings.library.transaction import Origin


def origin_at(db: Connections, path: str) -> Origin | None:
    """What was read from a path or address, None if nothing was."""
    row = db.one("SELECT path, sha256, reading_rules, reason FROM origin WHERE path = ?", path)
    return Origin(*row) if row else None


def seen(db: Connections, address: str) -> Seen | None:
    """What the server said of what it sent last."""
    row = db.one("SELECT etag, modified FROM visit WHERE address = ?", address)
    return Seen(*row) if row else None


def source_with(db: Connections, url: str) -> str | None:
    """The source of the first article that names an address as its own."""
    found: str | None = db.value(
        "SELECT source FROM article WHERE url = ? ORDER BY id LIMIT 1", url
    )
    return found
