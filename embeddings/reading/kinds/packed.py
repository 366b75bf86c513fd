"""Zip archives within bounds: what is a bomb, or holds more than it may, is not unpacked.

No member is ever written anywhere; a member's name is a name and no path.
"""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from embeddings.reading.decoding import NotTextError

MOST_MEMBERS = 2000
MOST_BYTES = 100 * 2**20  # unpacked, all that is read of one archive
_HIGHEST_RATIO = 100  # unpacked to packed, of what is larger than
_SMALL = 2**20  # bytes; a short text of spaces packs better than any bomb
_STEP = 2**16
_BOMB = "unpacks to far more than it should: it is not read"


class Packed:
    """The members of a zip archive, read one at a time, all together up to ``MOST_BYTES``."""

    def __init__(self, raw: bytes) -> None:
        """Open an archive.

        Raises:
            NotTextError: it is none, or has too many members.

        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise NotTextError(
                "cannot be unpacked: damaged, locked or not what its name says; save it again"
            ) from error
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise NotTextError(f"has more than {MOST_MEMBERS} files in it; split it")
        self._left = MOST_BYTES

    def names(self) -> list[str]:
        """The members that are files, in the archive's order, each once."""
        return list(dict.fromkeys(one.filename for one in self._zip.infolist() if not one.is_dir()))

    def needed(self, name: str, kind: str) -> bytes:
        """What the member holds without which the archive is not of a kind: "a Word file".

        Raises:
            NotTextError: it is not there, or cannot be read.

        """
        if name not in self.names():
            raise NotTextError(f"is not {kind}; give it the ending of what it is")
        return self.read(name)

    def read(self, name: str) -> bytes:
        """What a member holds, b"" if there is none of that name.

        Raises:
            NotTextError: it is too large, locked, damaged or a bomb.

        """
        try:
            member = self._zip.getinfo(name)
        except KeyError:
            return b""
        if member.flag_bits & 1:
            raise NotTextError("is locked with a password; save a copy without one")
        try:
            with self._zip.open(member) as stream:
                return self._bounded(stream.read, member.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise NotTextError("is damaged: it cannot be unpacked; save it again") from error

    def _bounded(self, read: Callable[[int], bytes], packed: int) -> bytes:
        """All of a stream; the sizes that an archive states are not believed, but counted."""
        found = bytearray()
        while piece := read(_STEP):
            found += piece
            self._left -= len(piece)
            if len(found) > max(_SMALL, _HIGHEST_RATIO * packed) or self._left < 0:
                raise NotTextError(_BOMB)
        return bytes(found)
