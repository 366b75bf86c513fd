"""Zip archives, read within bounds: bombs and too large archives are refused.

Members are unpacked in memory only; a member's name is never used as a path.
"""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from embeddings.reading.decoding import NotTextError

MOST_MEMBERS = 2000
MOST_BYTES = 100 * 2**20  # unpacked, of all members read together
_HIGHEST_RATIO = 100  # of unpacked to packed bytes, in members larger than _SMALL
_SMALL = 2**20  # bytes; a short text of spaces packs better than any bomb
_STEP = 2**16
_BOMB = "unpacks to far more than it should: it is not read"


class Packed:
    """The members of a zip archive, read one at a time, all together up to ``MOST_BYTES``."""

    def __init__(self, raw: bytes) -> None:
        """Open an archive.

        Raises:
            NotTextError: the bytes are no archive, or it has too many members.

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
        """The bytes of a member that every archive of a ``kind``, such as "a Word file", has.

        Raises:
            NotTextError: the member is missing, or cannot be read.

        """
        if name not in self.names():
            raise NotTextError(f"is not {kind}; give it the ending of what it is")
        return self.read(name)

    def read(self, name: str) -> bytes:
        """The bytes of a member, b"" if there is none of that name.

        Raises:
            NotTextError: the member is too large, locked, damaged or a bomb.

        """
        try:
            member = self._zip.getinfo(name)
        except KeyError:
            return b""
        if member.flag_bits & 1:
            raise NotTextError("is locked with a password; save a copy without one")
        try:
            with self._zip.open(member) as stream:
                return self._read_within_bounds(stream.read, member.compress_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise NotTextError("is damaged: it cannot be unpacked; save it again") from error

    def _read_within_bounds(self, read: Callable[[int], bytes], packed: int) -> bytes:
        """All bytes of a stream, counted, as the sizes that an archive states may be false."""
        unpacked = bytearray()
        while piece := read(_STEP):
            unpacked += piece
            self._left -= len(piece)
            if len(unpacked) > max(_SMALL, _HIGHEST_RATIO * packed) or self._left < 0:
                raise NotTextError(_BOMB)
        return bytes(unpacked)
