"""Opening a library's file: made if need be; what is none of today's format is refused by name."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from embeddings.errors import LibraryDamaged, NewerFormat, OlderFormat
from embeddings.library.faults import fault, is_busy, is_full, is_refused
from embeddings.library.schema import APPLICATION_ID, FORMAT, create_tables

WAIT_SECONDS = 30
"""How long one writer waits for another's transaction."""

_FIXED = "mode=ro&immutable=1"


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a library's file, making it if need be; refuse what is not a library of this format."""
    try:
        return _opened(path, _mode(path, read_only=read_only), read_only=read_only)
    except sqlite3.DatabaseError as error:
        if not (read_only and is_full(error) and _has_no_log(path)):
            raise fault(error, path) from error
    try:  # a full disk has no room for SQLite's own files, and need not have
        return _opened(path, _FIXED, read_only=True)
    except sqlite3.DatabaseError as error:
        raise fault(error, path) from error


def _opened(path: Path, mode: str, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _address(path, mode),
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # each thread has its own, but any may close them all
    )
    try:
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")  # a damaged page is noticed sooner
        if not read_only:
            _make_if_empty(connection)
        check_format(connection, path)
        if not read_only:
            _log_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is there afterwards, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself goes back where the disk is full
            connection.execute("ROLLBACK")
        raise


def fixed_state(path: Path) -> tuple[int, int] | None:
    """What would show that a library was written that SQLite is told to take for unchanging.

    None where SQLite itself sees it: all but a folder in which it may not write.
    """
    if os.access(path.parent, os.W_OK) or not _has_no_log(path):
        return None
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def is_library(path: Path) -> bool:
    """Whether a file says that it is a library, of whatever format."""
    with path.open("rb") as file:
        return file.read(72)[68:] == APPLICATION_ID.to_bytes(4, "big")


def needs_copy(path: Path) -> bool:
    """Whether a library cannot even be read where it is.

    A log that a killed writer left is beyond what SQLite can read in a folder that may not be
    written, or on a full disk.
    """
    try:
        with closing(sqlite3.connect(_address(path, _mode(path, read_only=True)), uri=True)) as db:
            _marks(db)
    except sqlite3.DatabaseError as error:
        stuck = is_full(error) or (is_refused(error) and not os.access(path.parent, os.W_OK))
        return stuck and os.access(path, os.R_OK) and not _has_no_log(path)
    return False


def copy_to(folder: Path, path: Path) -> Path:
    """Copy a library's file and its log."""
    for name in (path.name, f"{path.name}-wal"):
        if path.with_name(name).exists():
            shutil.copyfile(path.with_name(name), folder / name)
    return folder / path.name


def check_format(connection: sqlite3.Connection, path: Path) -> None:
    """Raises NewerFormat, OlderFormat, and LibraryDamaged for what is no library at all."""
    application, version, _ = _marks(connection)
    if application != APPLICATION_ID or version < 1:
        raise LibraryDamaged(
            f"{path} is not a Byline library. Name another folder with --library, "
            "or move that file away."
        )
    if version > FORMAT:
        raise NewerFormat(
            f"{path} has format {version}; this Byline reads format {FORMAT}. "
            "Install a newer Byline to open it."
        )
    if version < FORMAT:
        raise OlderFormat(
            f"{path} has format {version}, from before the first release; this Byline reads format "
            f"{FORMAT}. Move that file away, and add your articles again: byline add FOLDER"
        )


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?{mode}"


def _mode(path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    # where SQLite cannot put its own files beside the library, and nobody else has put them
    return "mode=ro" if fixed_state(path) is None else _FIXED


def _has_no_log(path: Path) -> bool:
    """Whether all that was written is in the file itself."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size == 0
    except FileNotFoundError:  # whoever wrote it may take it away at any time
        return True


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging; SQLite itself does not wait for others who are turning it on."""
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
    """Whose file it is, its format, how many tables it has."""
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


def _make_if_empty(connection: sqlite3.Connection) -> None:
    if any(_marks(connection)):
        return
    with transaction(connection):
        if not any(_marks(connection)):  # another process may have been quicker
            create_tables(connection)
