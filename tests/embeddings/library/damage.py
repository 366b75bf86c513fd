"""Damage to a library's file, as a bad disk does it: letters and pages are changed in place."""

import random
from pathlib import Path

from embeddings.library.store import FILE_NAME
from tests.embeddings.library.library_checks import raw

PAGE = 4096


def settle(library: Path) -> None:
    """Bring what is in the log into the file itself."""
    with raw(library) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def change_letters(library: Path, old: bytes, new: bytes) -> None:
    """Change letters on disk, of which SQLite takes no notice."""
    settle(library)
    assert len(old) == len(new)
    path = library / FILE_NAME
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def spoil_page(library: Path, page: int, seed: int) -> None:
    """Overwrite a quarter of a page, by its number from 0, with random bytes."""
    path = library / FILE_NAME
    data = bytearray(path.read_bytes())
    source = random.Random(seed)
    start = page * PAGE + source.randrange(0, PAGE * 3 // 4)
    data[start : start + PAGE // 4] = source.randbytes(PAGE // 4)
    path.write_bytes(bytes(data))


def pages(library: Path) -> int:
    settle(library)
    return (library / FILE_NAME).stat().st_size // PAGE
