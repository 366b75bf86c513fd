"""WordSearch: BM25 of the passages that hold the words of a query, in a time that is bounded."""

from collections.abc import Iterable
from threading import Lock

from embeddings.connections import Connections
from embeddings.edition import Edition
from embeddings.filters import Filter

MOST = 25_000
"""Passages that are compared for one query. Words that more than these have, or that together
with rarer ones lead to more, say little of which passage is meant, and are left out; in a library
of fewer passages none ever is."""

_REMEMBERED = 10_000  # words whose numbers are kept

_ADMITTED = (
    "AND EXISTS (SELECT 1 FROM article JOIN passage ON passage.article = article.id "
    "WHERE passage.id = {table}.rowid AND {condition}) "
)


class WordSearch:
    """Searches the words of one library's editions; safe to use from several threads."""

    def __init__(self, db: Connections) -> None:
        self._db = db
        self._known: dict[tuple[int, str], int] = {}
        self._known_at = -1
        self._lock = Lock()

    def matching(
        self, edition: Edition, words: Iterable[str], limit: int, only: Filter | None = None
    ) -> dict[int, float]:
        """BM25 of the passages that hold any of the words, best first; higher is better."""
        quoted = self._telling(edition, [_quoted(word) for word in words])
        if not quoted:
            return {}
        table = f"words_{edition.id}"
        score = f"bm25({table}, 1.0, 1.0)"
        statement = f"SELECT rowid, -{score} FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        condition, values = (only or Filter()).condition()
        if values:
            statement += _ADMITTED.format(table=table, condition=condition)
        statement += "ORDER BY rank LIMIT ?"
        rows = self._db.rows(statement, " OR ".join(quoted), *values, limit)
        return {int(row[0]): float(row[1]) for row in rows}

    def _telling(self, edition: Edition, quoted: list[str]) -> list[str]:
        """The rarest of the words, as many as lead to no more than ``MOST`` passages."""
        counted = sorted((self._count(edition, word), word) for word in set(quoted))
        chosen: list[str] = []
        total = 0
        for count, word in counted:
            total += count
            if total > MOST:
                break
            chosen.append(word)
        return chosen

    def _count(self, edition: Edition, word: str) -> int:
        """How many passages have a word; of one that is too common, only that it is."""
        key = (edition.id, word)
        changes = int(self._db.one("SELECT coalesce(max(number), 0) FROM change")[0])
        with self._lock:
            if changes != self._known_at or len(self._known) > _REMEMBERED:
                self._known, self._known_at = {}, changes
            if key in self._known:
                return self._known[key]
        table = f"words_{edition.id}"
        some = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?"  # noqa: S608
        count = int(self._db.one(f"SELECT count(*) FROM ({some})", word, MOST + 1)[0])  # noqa: S608
        with self._lock:
            self._known[key] = count
        return count


def _quoted(word: str) -> str:
    """A word as FTS5 takes it: a string, in which nothing is syntax."""
    plain = word.replace("\0", " ").encode(errors="replace").decode()
    return '"' + plain.replace('"', '""') + '"'
