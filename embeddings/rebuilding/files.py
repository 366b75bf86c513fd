"""Files: reads new and changed files into the library."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from embeddings.library.transaction import Origin
from embeddings.reading import READING_RULES, Unreadable, read_articles, size_fault
from embeddings.rebuilding.addresses import AddressReader, listed_addresses
from embeddings.rebuilding.writing import Writer
from embeddings.tidy import is_text, plain


class FileReader:
    """Reads files of at most ``most`` bytes into a library, one after another.

    ``reader_of`` returns the reader of the addresses that a file lists.
    """

    def __init__(
        self,
        writer: Writer,
        known: Mapping[str, Origin],
        most: int,
        reader_of: Callable[[str], AddressReader],
    ) -> None:
        self._writer, self._known, self._most, self._reader_of = writer, known, most, reader_of

    def read(self, path: Path) -> None:
        """Read a file unless its bytes are unchanged; of a list of addresses, read these."""
        source = str(path)
        if not is_text(source):
            fault = Unreadable(plain(source), "has a name that is no text; rename it")
            self._writer.report.unreadable.append(fault)
            return
        raw = raw_bytes(path, self._most)
        if isinstance(raw, str):
            self._writer.unreadable(source, raw)
        elif path.suffix.lower() == ".urls":
            self._read_list(source, raw)
        else:
            self._read_articles(path, raw)

    def _read_articles(self, path: Path, raw: bytes) -> None:
        source = str(path)
        origin = Origin(source, sha256(raw).hexdigest(), READING_RULES)
        before = self._known.get(source)
        if before and (before.sha256, before.reading_rules) == (origin.sha256, READING_RULES):
            self._writer.unchanged(before)
            return
        suffix, most = path.suffix, self._most
        read = self._writer.run(lambda: read_articles(raw, source, suffix=suffix, most=most))
        self._writer.read(origin, read)

    def _read_list(self, source: str, raw: bytes) -> None:
        """Read the addresses that a file lists, each as an origin of its own."""
        addresses = listed_addresses(raw)
        if not addresses:
            reason = "lists no address; write one a line, beginning with https://"
            self._writer.unreadable(source, reason)
        for address in addresses:
            self._reader_of(source).read(address)


def raw_bytes(path: Path, most: int) -> bytes | str:
    """The bytes of a file, or the reason why it is not read, as above ``most`` bytes."""
    try:
        state = path.stat()
        if S_ISDIR(state.st_mode):  # see find_files
            return "is a folder that cannot be listed; check its permissions"
        if not S_ISREG(state.st_mode):
            return "is no regular file; give a file or folder"
        return size_fault(state.st_size, most) or path.read_bytes()
    except OSError as error:
        return f"cannot be opened ({error.strerror}); check its permissions"
