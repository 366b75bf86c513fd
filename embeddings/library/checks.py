"""Checks: whether the parts of a library agree with each other."""

from collections.abc import Iterator

import numpy as np

from embeddings.library.connections import Connections
from embeddings.library.edition import Edition
from embeddings.library.faults import in_one_line

_NORM_ERROR = 1e-2


def file_faults(db: Connections) -> list[str]:
    """Faults that SQLite itself finds in its file, a line each."""
    lines = map(str, db.column("PRAGMA integrity_check(5)"))
    found = [in_one_line(line) for line in lines if line != "ok"]
    lost = set(map(str, db.column("PRAGMA foreign_key_check")))
    return found + [f"rows of {table} belong to nothing" for table in sorted(lost)]


def edition_faults(db: Connections, edition: Edition) -> list[str]:
    """Faults of an edition's passages, vectors and words, in a few words each."""
    damaged = len(_misplaced(db, edition))
    found = [f"{damaged} articles have damaged passages or vectors"] if damaged else []
    words = db.value(f"SELECT count(*) FROM words_{edition.id}_docsize")  # noqa: S608
    passages = db.value("SELECT count(*) FROM passage WHERE edition = ?", edition.id)
    if words != passages:
        found.append(f"the words of {words} passages are known, and there are {passages}")
    return found


def unsound_articles(db: Connections, edition: Edition) -> set[int]:
    """The keys of articles whose passages or vectors in an edition cannot be right."""
    return {*_misplaced(db, edition), *_without_passages(db, edition), *_wrong_norms(db, edition)}


def _misplaced(db: Connections, edition: Edition) -> list[int]:
    """Keys of articles with a passage outside their text, or a vector of a wrong length."""
    table = f"vector_{edition.id}"
    return db.column(
        f"SELECT article FROM passage LEFT JOIN {table} ON {table}.passage = passage.id "  # noqa: S608
        'WHERE edition = ? GROUP BY article HAVING min(start) < 0 OR max(start >= "end") OR '
        'max("end") > (SELECT length(text) FROM article WHERE article.id = passage.article) '
        "OR max(length(row) IS NOT ?)",  # each text is read once, however many passages it has
        edition.id,
        4 * edition.dimension,
    )


def _without_passages(db: Connections, edition: Edition) -> list[int]:
    """Keys of articles without passages in an edition that must have them."""
    return db.column(
        "SELECT article.id FROM article JOIN edition ON edition.id = ? WHERE text <> '' "
        "AND (article.id <= filled OR switched = (SELECT max(switched) FROM edition)) AND "
        "NOT EXISTS (SELECT 1 FROM passage "
        "WHERE passage.article = article.id AND passage.edition = edition.id)",
        edition.id,
    )


def _wrong_norms(db: Connections, edition: Edition) -> Iterator[int]:
    """Keys of articles with a vector that is not of length 1."""
    for key, row in db.each(
        f"SELECT article, row FROM vector_{edition.id} "  # noqa: S608
        f"JOIN passage ON passage.id = vector_{edition.id}.passage"
    ):
        if len(row) == 4 * edition.dimension:
            norm = float(np.linalg.norm(np.frombuffer(row, "<f4").astype(np.float64)))
            if not abs(norm - 1) <= _NORM_ERROR:  # or is NaN
                yield key
