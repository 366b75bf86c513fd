"""The file of a vector index: whole or not at all, and never believed without its checksum."""

import json
import os
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import faiss as typed_faiss

from embeddings.vectors import VectorIndex

faiss: Any = typed_faiss  # its types leave out what reads and writes by callbacks

_HEAD = 512  # bytes: what it was made from, its checksum, spaces, a line break
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the vectors of a file are: those of an edition after one of the library's changes."""

    encoder: str
    edition: int
    change: int
    mark: str  # of that change; no other library has it


def write_index(path: Path, index: VectorIndex, stamp: Stamp) -> None:
    """Write an index beside its place, then put it there."""
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
    """What a file says that it is, unchecked; None where it is missing or no such file."""
    try:
        with path.open("rb") as file:
            return _said(file.read(_HEAD))[0]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_index(path: Path) -> tuple[Stamp, VectorIndex] | None:
    """The index of a file and what it is; None where it is missing or not as it was written.

    FAISS loads flipped bits without complaint, so nothing reaches it that fails its checksum.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            stamp, digest = _said(head)
            if head != _head(stamp, digest) or digest != _digest(stamp, file):
                return None
            file.seek(_HEAD)
            loaded = faiss.read_index(faiss.PyCallbackIOReader(file.read, _BLOCK))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):  # the last one is FAISS's
        return None
    return stamp, VectorIndex(loaded.d, loaded=loaded)


def _head(stamp: Stamp, digest: str) -> bytes:
    said = json.dumps({"stamp": asdict(stamp), "sha256": digest}).encode()
    return said.ljust(_HEAD - 1) + b"\n"


def _said(head: bytes) -> tuple[Stamp, str]:
    said = json.loads(head)
    return Stamp(**said["stamp"]), str(said["sha256"])


def _digest(stamp: Stamp, file: BinaryIO) -> str:
    """SHA-256 of a stamp and the rest of a file."""
    digest = sha256(repr(stamp).encode())
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
