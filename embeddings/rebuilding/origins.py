"""Origins: one file read, unless its bytes are known."""

from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.reading import READING_RULES, Unreadable, over, read_articles
from embeddings.rebuilding.addresses import AddressReader, listed_addresses
from embeddings.rebuilding.writing import Writer
from embeddings.tidy import is_text, plain


def read_file(store: Store, writer: Writer, path: Path, before: Origin | None, most: int) -> None:
    """Take a file of at most so many bytes in, unless they are those it had ``before``."""
    source = str(path)
    if not is_text(source):
        named = Unreadable(plain(source), "has a name that is no text; rename it")
        writer.report.unreadable.append(named)
        return
    origin = Origin(source, "", READING_RULES)
    raw = raw_bytes(path, most)
    if isinstance(raw, str):
        writer.unreadable(origin, raw)
        return
    digest = sha256(raw).hexdigest()
    if before and (before.sha256, before.reading_rules) == (digest, READING_RULES):
        writer.report.unchanged.extend(store.sources(source))
        if before.reason:
            writer.report.unreadable.append(Unreadable(source, before.reason))
        return
    read = writer.heeded(lambda: read_articles(raw, source, suffix=path.suffix, most=most))
    writer.read(Origin(source, digest, READING_RULES), read)


def read_list(web: AddressReader, writer: Writer, path: Path, most: int) -> None:
    """Take in the addresses that a file lists, each an origin of its own."""
    raw = raw_bytes(path, most)
    if isinstance(raw, str):
        writer.unreadable(Origin(str(path), "", READING_RULES), raw)
        return
    addresses = listed_addresses(raw)
    if not addresses:
        reason = "lists no address; write one a line, beginning with https://"
        writer.unreadable(Origin(str(path), "", READING_RULES), reason)
        return
    for address in addresses:
        web.read(address)


def raw_bytes(path: Path, most: int) -> bytes | str:
    """The bytes of a file, at most so many, or why it is not read."""
    try:
        state = path.stat()
        if S_ISDIR(state.st_mode):  # see find_files
            return "is a folder that cannot be listed; check its permissions"
        if not S_ISREG(state.st_mode):
            return "is no regular file; give a file or folder"
        return over(state.st_size, most) or path.read_bytes()
    except OSError as error:
        return f"cannot be opened ({error.strerror}); check its permissions"
