"""Checks: whether what a library holds of an edition agrees with itself."""

from embeddings.connections import Connections
from embeddings.edition import Edition


def edition_faults(db: Connections, edition: Edition) -> list[str]:
    """What is wrong with an edition's passages, vectors and words, each in a few words."""
    return [
        fault
        for fault in (_spans(db, edition), _vectors(db, edition), _words(db, edition))
        if fault
    ]


def _spans(db: Connections, edition: Edition) -> str:
    outside = db.one(
        "SELECT count(*) FROM passage JOIN article ON article.id = passage.article "
        'WHERE edition = ? AND NOT (0 <= start AND start < "end" AND "end" <= length(text))',
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
