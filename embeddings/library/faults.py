"""Faults: SQLite's errors, translated into ours, which say what to do."""

import shutil
import sqlite3
from pathlib import Path

from embeddings.errors import IndexingError, LibraryBusy, LibraryDamaged, NoRoom

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_WRITES = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
)
_REFUSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process holds the lock."""
    return _code(error) in _BUSY


def is_refused(error: sqlite3.Error) -> bool:
    """Whether the system refuses to open or write the file."""
    return _code(error) in _REFUSED


def is_full(error: sqlite3.Error) -> bool:
    """Whether writing failed, as on a full disk or at a limit on the size of files."""
    return _code(error) == sqlite3.SQLITE_FULL or (getattr(error, "sqlite_errorcode", 0) in _WRITES)


def fault(error: sqlite3.Error, path: Path) -> IndexingError:
    """Our error for one that SQLite raised about the file ``path``."""
    reason = in_one_line(str(error))
    if is_busy(error):
        return LibraryBusy(f"{path} is being written to. Try again in a moment.")
    if is_full(error):
        return NoRoom(f"{path} could not be written ({reason}; {_free(path)}). {cure(error)}")
    if is_refused(error):
        return IndexingError(
            f"{path} cannot be opened ({reason}). Check that you may read and write it and its "
            "folder, or name another folder with --library."
        )
    if _code(error) in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return IndexingError(
            f"{path} could not be read ({reason}). Check the disk, then run: byline doctor"
        )
    return LibraryDamaged(
        f"{path} is damaged ({reason}). Run: byline doctor. Restore what it cannot mend from a "
        "backup (byline restore FILE), or delete the folder and add the articles again."
    )


def cure(error: BaseException | None) -> str:
    """Advice where writing failed: the disk may be full, or broken."""
    first = "Make room"
    if not (isinstance(error, sqlite3.Error) and _code(error) == sqlite3.SQLITE_FULL):
        first = "Check the disk, and the limit on files if there is one, or make room,"
    return f"{first} and run the command again; what was stored before is kept."


def in_one_line(message: str) -> str:
    """SQLite's message, which may contain bytes of a damaged page, as short printable text."""
    return "".join(one if one.isprintable() else "?" for one in " ".join(message.split())[:120])


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary error code; 0 where there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _free(path: Path) -> str:
    try:
        return f"{shutil.disk_usage(path.parent).free} bytes are free"
    except OSError:
        return "the disk cannot be asked"
