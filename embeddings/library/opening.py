"""Opening a library's file: created if need be, migrated, or refused with a reason."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from embeddings.errors import LibraryDamaged, NewerFormat
from embeddings.library.faults import fault, is_busy, is_full, is_refused
from embeddings.library.migrations import migrate
from embeddings.library.schema import APPLICATION_ID, FORMAT, create_tables

CACHE_NAME = "vectors.faiss"  # a cache: made again from the library
WAIT_SECONDS = 30
"""How long a writer waits for another one's transaction."""

_FIXED = "mode=ro&immutable=1"


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a library's file, created or migrated if need be. Raises IndexingError."""
    _refuse_emptied(path)
    try:
        return _open(path, _mode(path, read_only=read_only), read_only=read_only)
    except sqlite3.DatabaseError as error:
        if not (read_only and is_full(error) and _has_no_log(path)):
            raise fault(error, path) from error
    try:  # a full disk has no room for SQLite's own files, which reading can do without
        return _open(path, _FIXED, read_only=True)
    except sqlite3.DatabaseError as error:
        raise fault(error, path) from error


def _open(path: Path, mode: str, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # each thread has its own, but any may close them all
    )
    try:
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")  # a damaged page is noticed sooner
        _check_format(connection, path, read_only=read_only)
        if not read_only:
            _use_write_ahead_log(connection)
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_emptied(path: Path) -> None:
    """Raise LibraryDamaged for an empty file that has been a library.

    SQLite would take it for a new one, and delete the log beside it.
    """
    with suppress(OSError):  # it does not exist, or SQLite will say what is wrong
        held = not _has_no_log(path) or path.with_name(CACHE_NAME).exists()
        if held and path.stat().st_size == 0:
            raise LibraryDamaged(
                f"{path} is empty, and was not: its articles are gone. Restore a backup (byline "
                "restore FILE), or move that file away and add the articles again."
            )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A write transaction: everything written inside is stored, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself goes back where the disk is full
            connection.execute("ROLLBACK")
        raise


def fixed_state(path: Path) -> tuple[int, int] | None:
    """Time and size of a library's file that SQLite opens as immutable, to notice changes.

    None where SQLite notices them itself: everywhere but in a folder that it may not write to.
    """
    if os.access(path.parent, os.W_OK) or not _has_no_log(path):
        return None
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def is_library(path: Path) -> bool:
    """Whether a file has a library's mark, of whatever format."""
    with path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION_ID.to_bytes(4, "big")


def needs_copy(path: Path) -> bool:
    """Whether a library can be read only from a copy.

    SQLite cannot read a log that a killed writer left in a folder that may not be written to. A
    library of an older format is migrated in place, if it may be written.
    """
    _refuse_emptied(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, read_only=True)}", uri=True
        )
        with closing(connection):
            application, version, _ = _marks(connection)
    except sqlite3.DatabaseError as error:
        stuck = is_full(error) or (is_refused(error) and not _may_write(path))
        return stuck and os.access(path, os.R_OK) and not _has_no_log(path)
    if application != APPLICATION_ID or version >= FORMAT:
        return False
    if not _may_write(path):
        return True
    connect(path, read_only=False).close()
    return False


def copy_to(folder: Path, path: Path) -> Path:
    """Copy a library's file and its log into a folder, and migrate the copy."""
    for name in (path.name, f"{path.name}-wal"):
        if path.with_name(name).exists():
            shutil.copyfile(path.with_name(name), folder / name)
    copied = folder / path.name
    connect(copied, read_only=False).close()
    return copied


def _may_write(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)


def _mode(path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    # immutable where SQLite cannot put its own files beside the library, and nobody else has
    return "mode=ro" if fixed_state(path) is None else _FIXED


def _has_no_log(path: Path) -> bool:
    """Whether there is no write-ahead log beside a file, or an empty one."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size == 0
    except FileNotFoundError:  # whoever wrote it may take it away at any time
        return True


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on; SQLite does not wait for others who are doing so."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """A file's application id, its format, and its number of tables."""
    # one statement: another process may be making the library just now
    query = (
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) "
        "FROM pragma_application_id, pragma_user_version"
    )
    try:
        application, version, tables = connection.execute(query).fetchone()
    except UnicodeDecodeError as error:  # SQLite's own words have the damaged ones in them
        raise sqlite3.DatabaseError("its tables are not described in text") from error
    return application, version, tables


def _check_format(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    application, version, tables = _marks(connection)
    if application == APPLICATION_ID and version == FORMAT:
        return
    if application == APPLICATION_ID and version > FORMAT:
        raise NewerFormat(
            f"The library {path.parent} has format {version}; this Byline reads up to {FORMAT}. "
            "Install a newer Byline to open it."
        )
    ours = application == APPLICATION_ID and version >= 1
    if (not ours and (tables or application)) or read_only:
        raise LibraryDamaged(
            f"{path} is not a Byline library. Name another folder with --library, "
            "or move that file away."
        )
    with transaction(connection):
        _, version, _ = _marks(connection)  # another process may have been quicker
        if version == 0:
            create_tables(connection)
        elif version < FORMAT:
            migrate(connection, version)
