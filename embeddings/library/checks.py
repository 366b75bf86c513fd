"""Checks: whether what a library holds agrees with itself."""

from collections.abc import Iterator

import numpy as np

from embeddings.library.connections import Connections
from embeddings.library.edition import Edition

_NORM_ERROR = 1e-2
_OUTSIDE = 'NOT (0 <= start AND start < "end" AND "end" <= length(text))'


def edition_faults(db: Connections, edition: Edition) -> list[str]:
    """What is wrong with an edition's passages, vectors and words, each in a few words."""
    found = (_spans(db, edition), _vectors(db, edition), _words(db, edition))
    return [fault for fault in found if fault]


def file_faults(db: Connections) -> list[str]:
    """What SQLite itself finds wrong with its file, at most a few lines."""
    found = [str(row[0]) for row in db.rows("PRAGMA integrity_check(5)") if row[0] != "ok"]
    lost = {str(row[0]) for row in db.rows("PRAGMA foreign_key_check")}
    return found + [f"rows of {table} belong to nothing" for table in sorted(lost)]


def unsound_articles(db: Connections, edition: Edition) -> set[int]:
    """The keys of articles whose passages or vectors in an edition cannot be right."""
    table = f"vector_{edition.id}"
    filled = "9e18" if edition.switched == _latest(db) else str(_filled(db, edition))
    keys = {
        row[0]
        for query in (
            f"SELECT DISTINCT article FROM passage JOIN article ON article.id = passage.article "  # noqa: S608
            f"LEFT JOIN {table} ON {table}.passage = passage.id WHERE edition = {edition.id} "
            f"AND ({_OUTSIDE} OR length(row) IS NOT {4 * edition.dimension})",
            f"SELECT id FROM article WHERE text <> '' AND id <= {filled} AND NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM passage WHERE article = article.id AND edition = {edition.id})",
        )
        for row in db.rows(query)
    }
    return keys | set(_wrong_norms(db, edition))


def _wrong_norms(db: Connections, edition: Edition) -> Iterator[int]:
    """The keys of articles with a vector that is not of length 1."""
    for key, row in db.each(
        f"SELECT article, row FROM vector_{edition.id} "  # noqa: S608
        f"JOIN passage ON passage.id = vector_{edition.id}.passage"
    ):
        if len(row) == 4 * edition.dimension:
            norm = float(np.linalg.norm(np.frombuffer(row, "<f4").astype(np.float64)))
            if not abs(norm - 1) <= _NORM_ERROR:  # nor is it a number
                yield key


def _latest(db: Connections) -> int:
    return int(db.one("SELECT coalesce(max(switched), 0) FROM edition")[0])


def _filled(db: Connections, edition: Edition) -> int:
    return int(db.one("SELECT filled FROM edition WHERE id = ?", edition.id)[0])


def _spans(db: Connections, edition: Edition) -> str:
    outside = db.one(
        "SELECT count(*) FROM passage JOIN article ON article.id = passage.article "  # noqa: S608
        f"WHERE edition = ? AND {_OUTSIDE}",
        edition.id,
    )[0]
    return f"{outside} passages lie outside of their articles" if outside else ""


def _vectors(db: Connections, edition: Edition) -> str:
    table = f"vector_{edition.id}"
    wrong = db.one(
        f"SELECT count(*) FROM passage LEFT JOIN {table} ON {table}.passage = passage.id "  # noqa: S608
        "WHERE edition = ? AND length(row) IS NOT ?",
        edition.id,
        4 * edition.dimension,
    )[0]
    return f"{wrong} passages have no vector, or one of a wrong length" if wrong else ""


def _words(db: Connections, edition: Edition) -> str:
    words = db.one(f"SELECT count(*) FROM words_{edition.id}_docsize")[0]  # noqa: S608
    passages = db.one("SELECT count(*) FROM passage WHERE edition = ?", edition.id)[0]
    if words == passages:
        return ""
    return f"the words of {words} passages are known, and there are {passages}"
