"""Room: what is said to be needed is what the file takes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from embeddings.library.room import _edition_bytes


@pytest.mark.parametrize("dimension", [256, 384, 512, 768])
def test_vectors_need_the_pages_that_they_fill(tmp_path: Path, dimension: int) -> None:
    file = tmp_path / "vectors.sqlite3"
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE vector (passage INTEGER PRIMARY KEY, row BLOB NOT NULL)")
        rows = [(passage, 4 * dimension) for passage in range(1000)]
        db.executemany("INSERT INTO vector VALUES (?, zeroblob(?))", rows)
    assert 1 <= _edition_bytes(1000, dimension, 0) / file.stat().st_size < 1.2
