"""A disk that fails: SQLite's own way of testing it, a layer between it and the system's files.

SQLite reads and writes through a table of functions. In the place of those that touch the disk come
ours, which tell of each call and then do it, or answer as SQLite's own do where the disk fails. All
else is the real thing: the same library, the same files.
"""

import ctypes.util
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    addressof,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    cast,
    string_at,
)
from dataclasses import dataclass
from typing import Literal

FULL = 13
ERRORS = {"read": 266, "write": 778, "truncate": 1546, "sync": 1034}
"""What SQLite's own functions return where the system says ENOSPC, or EIO."""

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_MOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Files(Structure):
    """sqlite3_vfs, as far as ``xOpen``."""

    _fields_ = [
        ("version", c_int),
        ("file_bytes", c_int),
        ("path_bytes", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
    ]


class _Methods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),
    ]


@dataclass(frozen=True, slots=True)
class Call:
    """What SQLite asks of the disk: of a file, to do something at a place of it."""

    kind: Literal["read", "write", "truncate", "sync"]
    name: str
    offset: int = 0
    data: bytes = b""


Told = Callable[[Call], int]
"""Hears of every call before it is done; what it returns, other than 0, is the answer instead."""


class FailingDisk:
    """Counts calls, and fails at number ``at``; with ``for_good`` at every one after it too.

    ``reads`` says whether reads are what is counted, or what changes a file; ``full`` whether the
    system says that there is no room, or that the disk does not work.
    """

    def __init__(self, at: int, *, reads: bool = False, full: bool = False, for_good: bool) -> None:
        self.calls = 0
        self._at, self._reads, self._full, self._for_good = at, reads, full, for_good

    def __call__(self, call: Call) -> int:
        """Another call; how it fails, or 0."""
        if (call.kind == "read") != self._reads:
            return 0
        self.calls += 1
        if self.calls < self._at or (self.calls > self._at and not self._for_good):
            return 0
        return FULL if self._full and call.kind == "write" else ERRORS[call.kind]


@contextmanager
def between(told: Told) -> Iterator[None]:
    """Of files that SQLite opens inside, every call is told before it is done."""
    library = _library()
    assert library is not None
    library.sqlite3_vfs_find.restype = POINTER(_Files)
    files = library.sqlite3_vfs_find(None)[0]
    own = files.open
    opens = _OPEN(own)
    kept: list[object] = []  # what SQLite points to

    def opening(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        said: int = opens(vfs, name, file, flags, out)
        if said == 0:
            _put_between(told, string_at(name).decode() if name else "", file, kept)
        return said

    ours = _OPEN(opening)
    files.open = cast(ours, c_void_p)
    try:
        yield
    finally:
        files.open = own


def _put_between(told: Told, name: str, file: int, kept: list[object]) -> None:
    """Give an open file functions that tell of a call, and then do it."""
    place = cast(file, POINTER(c_void_p))
    own = cast(place[0], POINTER(_Methods))[0]
    read, write = _MOVE(own.read), _MOVE(own.write)
    truncate, sync = _TRUNCATE(own.truncate), _SYNC(own.sync)
    ours = _Methods.from_buffer_copy(own)

    def reading(this: int, to: int, size: int, offset: int) -> int:
        return told(Call("read", name, offset)) or read(this, to, size, offset)

    def writing(this: int, data: int, size: int, offset: int) -> int:
        call = Call("write", name, offset, string_at(data, size))
        return told(call) or write(this, data, size, offset)

    def truncating(this: int, size: int) -> int:
        return told(Call("truncate", name, size)) or truncate(this, size)

    def syncing(this: int, flags: int) -> int:
        return told(Call("sync", name)) or sync(this, flags)

    functions = _MOVE(reading), _MOVE(writing), _TRUNCATE(truncating), _SYNC(syncing)
    ours.read, ours.write, ours.truncate, ours.sync = (cast(one, c_void_p) for one in functions)
    kept += [functions, ours]
    place[0] = addressof(ours)


def is_there() -> bool:
    """Whether Python's SQLite is a library of the system's, into which one can reach."""
    found = _library()
    if found is None:
        return False
    found.sqlite3_libversion.restype = c_char_p
    version: bytes = found.sqlite3_libversion()
    return version.decode() == sqlite3.sqlite_version


def _library() -> CDLL | None:
    name = ctypes.util.find_library("sqlite3")
    return CDLL(name) if name else None
