"""Origins: one file read, unless its bytes are known."""

from hashlib import sha256
from pathlib import Path

from embeddings.reading import MAX_BYTES, READING_RULES, Unreadable, read_articles
from embeddings.store import Store
from embeddings.survey import is_storable
from embeddings.transaction import Origin
from embeddings.writing import Writer


def read_file(store: Store, writer: Writer, path: Path, before: Origin | None) -> None:
    """Take a file in, unless its bytes are those it had ``before``."""
    source = str(path)
    if not is_storable(source):
        name = source.encode(errors="replace").decode()
        writer.report.unreadable.append(Unreadable(name, "has a name that is no text; rename it"))
        return
    origin = Origin(source, "", READING_RULES)
    raw = _raw(path)
    if isinstance(raw, str):
        writer.unreadable(origin, raw)
        return
    digest = sha256(raw).hexdigest()
    if before and (before.sha256, before.reading_rules) == (digest, READING_RULES):
        writer.report.unchanged.extend(store.sources(source))
        if before.reason:
            writer.report.unreadable.append(Unreadable(source, before.reason))
        return
    writer.read(
        Origin(source, digest, READING_RULES), read_articles(raw, source, suffix=path.suffix)
    )


def _raw(path: Path) -> bytes | str:
    """The bytes of a file, or why it is not read."""
    if path.exists() and not path.is_file():
        return "is no regular file; give a file or folder"
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES / 2**20:.0f} MB"
            return f"is {size / 2**20:.1f} MB, over the limit of {limit}; split it"
        return path.read_bytes()
    except OSError as error:
        return f"cannot be opened ({error.strerror}); check its permissions"
