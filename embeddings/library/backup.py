"""Backup: a library as one file, made while it is used, and checked before it is taken back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import IndexingError, LibraryDamaged, LibraryNotFound, NewerFormat
from embeddings.library.checks import edition_faults, file_faults
from embeddings.library.faults import fault, in_one_line
from embeddings.library.lease import lease
from embeddings.library.opening import is_library
from embeddings.library.store import FILE_NAME, Store

_STEP_PAGES = 1024  # 4 MB: Ctrl-C is heeded between two


def backup(store: Store, file: Path) -> None:
    """Write the library's current state into a file, whole or not at all.

    It may be asked and changed meanwhile: what is read is one state. A file that is no backup is
    not overwritten.
    """
    if not file.name or (file.name == FILE_NAME and file.exists()):  # a folder; a library itself
        raise IndexingError(f"{file} cannot be a backup. Give another name, such as kept.byline")
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        with _translating_errors(file):
            if file.exists() and not (file.is_file() and is_library(file)):
                said = f"{file} is no backup of a library. Give the name of a new file."
                raise IndexingError(said)
            temporary.touch()  # the system says better than SQLite why it cannot be
            with store.db.using() as db:
                _copy(db, temporary)
            with temporary.open("rb+") as written:
                os.fsync(written.fileno())
            temporary.replace(file)
    finally:
        with suppress(OSError):
            temporary.unlink()


def restore(file: Path, folder: Path) -> None:
    """Replace the library in a folder by a backup, after checking it; open readers follow.

    What the library held before is gone, unless it cannot be opened: then its file is kept beside
    it, with ``.damaged`` after its name. Raises LibraryDamaged, and leaves all as it is, where the
    backup is not whole.
    """
    if not file.exists():
        raise LibraryNotFound(f"{file} is not there. Give the path of a backup that is.")
    if not file.is_file() or not is_library(file):
        raise LibraryNotFound(f"{file} is no backup of a library. Make one: byline backup FILE")
    with _translating_errors(folder / FILE_NAME), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        place = Path(stack.enter_context(TemporaryDirectory(prefix="restore-", dir=folder)))
        with (
            _blaming_backup(file),
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
        ):
            _copy(source, place / FILE_NAME)
        checked = _open_copy(place, file)
        stack.callback(checked.close)
        _check(checked, file)
        _put_in_place(checked, folder)


def _open_copy(copy: Path, backup: Path) -> Store:
    """Open the copy of a backup, migrated where it has an older format."""
    try:
        return Store(copy)
    except NewerFormat:
        raise NewerFormat(
            f"The backup {backup} was made by a newer Byline. Restore it with that one."
        ) from None


def _put_in_place(checked: Store, folder: Path) -> None:
    path = folder / FILE_NAME
    try:
        live = Store(folder)
    except LibraryDamaged:  # it cannot even be opened
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            left = path.with_name(name)
            if left.exists():
                left.replace(path.with_name(f"{name}.damaged"))
        live = Store(folder)
    try:
        with lease(live):
            _switch_after(checked, live)
            checked.db.mine().backup(live.db.mine())  # one transaction: all of it or nothing
    finally:
        live.close()


def _switch_after(checked: Store, live: Store) -> None:
    """Number the backup's edition after the library's, so that open readers notice the switch."""
    query = "SELECT coalesce(max(switched), 0) FROM edition"
    try:
        latest = live.db.value(query)
    except LibraryDamaged:
        latest = 0
    latest = max(latest, checked.db.value(query))
    with checked.db.transaction() as db:
        db.execute(
            "UPDATE edition SET switched = ? WHERE switched = (SELECT max(switched) FROM edition)",
            (latest + 1,),
        )
        db.execute("DELETE FROM lease")


def _check(store: Store, file: Path) -> None:
    try:
        faults = file_faults(store.db)
        edition = store.edition()
        if edition and not faults:
            faults = edition_faults(store.db, edition)
        for _article in store.articles():
            pass  # each is compared with its seal
    except LibraryDamaged as error:
        faults = [str(error)]
    if faults:
        raise _damaged(file, faults[0])


def _damaged(backup: Path, why: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The backup {backup} is damaged ({why}). The library is as it was; give another backup."
    )


def _copy(source: sqlite3.Connection, file: Path) -> None:
    """Copy a consistent state of a library into a single file."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on: this state
        with closing(sqlite3.connect(file)) as target:
            source.backup(target, pages=_STEP_PAGES)
            target.execute("PRAGMA journal_mode = DELETE")  # nothing beside the file
    finally:
        source.execute("ROLLBACK")


@contextmanager
def _blaming_backup(backup: Path) -> Iterator[None]:
    """Report damage found while a backup is copied as the backup's, not the library's."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(fault(error, backup), LibraryDamaged):  # else the copy's: a full disk
            raise _damaged(backup, in_one_line(str(error))) from error
        raise


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system about a file into ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise fault(error, path) from error
    except OSError as error:
        raise IndexingError(
            f"{path} cannot be written ({error.strerror}). Choose another place."
        ) from error
