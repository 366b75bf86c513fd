"""The file of a vector index: written whole or not at all, and checked by a checksum."""

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import faiss as typed_faiss

from embeddings.vectors import VectorIndex

faiss: Any = typed_faiss  # its types leave out what reads and writes by callbacks

_HEAD = 512  # bytes: stamp and checksum as JSON, padded with spaces, and a line break
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which vectors a file holds: those of an edition after one of the library's changes."""

    encoder: str
    edition: int
    change: int
    mark: str  # random mark of that change: no other library has it


def write_index(path: Path, index: VectorIndex, stamp: Stamp) -> None:
    """Write an index to a temporary file, then move it into its place."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w+b") as file:
            file.write(b" " * _HEAD)
            faiss.write_index(index.faiss, faiss.PyCallbackIOWriter(file.write, _BLOCK))
            file.seek(_HEAD)
            digest = _digest(stamp, file)
            file.seek(0)
            file.write(_head(stamp, digest))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_stamp(path: Path) -> Stamp | None:
    """The stamp in a file, unchecked; None where the file is missing or malformed."""
    try:
        with path.open("rb") as file:
            return _parse_head(file.read(_HEAD))[0]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_index(path: Path) -> tuple[Stamp, VectorIndex] | None:
    """The stamp and index in a file; None where it is missing or fails its checksum.

    FAISS loads flipped bits without complaint, so the checksum comes first.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            stamp, digest = _parse_head(head)
            if head != _head(stamp, digest) or digest != _digest(stamp, file):
                return None
            file.seek(_HEAD)
            loaded = faiss.read_index(faiss.PyCallbackIOReader(file.read, _BLOCK))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):  # the last one is FAISS's
        return None
    return stamp, VectorIndex(loaded.d, loaded=loaded)


def _head(stamp: Stamp, digest: str) -> bytes:
    head = json.dumps({"stamp": asdict(stamp), "sha256": digest}).encode()
    return head.ljust(_HEAD - 1) + b"\n"


def _parse_head(head: bytes) -> tuple[Stamp, str]:
    fields = json.loads(head)
    return Stamp(**fields["stamp"]), str(fields["sha256"])


def _digest(stamp: Stamp, file: BinaryIO) -> str:
    """SHA-256 of a stamp and the rest of a file."""
    digest = sha256(repr(stamp).encode())
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
