"""WordSearch: BM25 scores of passages for the words of a query, in bounded time."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, compress
from threading import Lock

import numpy as np

from embeddings.encoder import Ids
from embeddings.library.connections import Connections
from embeddings.library.edition import Edition
from embeddings.library.letter_pairs import is_unspaced, letter_pairs
from embeddings.tidy import plain

MOST, SHARE = 20_000, 0.06
"""The most passages that are scored for one query, or this share of a large library. The query's
rarest words choose them; commoner words only add half of their score to passages that the rarer
ones chose. In a library with fewer passages all words count in full."""

_COMMON = 4  # times MOST: a word in more passages than that is ignored
_ADDING = 3  # commoner words that are used: each costs a look at all its passages

_REMEMBERED = 10_000  # words whose counts are kept


@dataclass(frozen=True, slots=True)
class _Counts:
    """Numbers of an edition after one change: of its passages, and of those with each word."""

    edition: int
    change: int
    passages: int
    counts: dict[str, int]


class WordSearch:
    """Searches the words of one library's editions; safe to use from several threads."""

    def __init__(self, db: Connections) -> None:
        self._db = db
        self._counts = _Counts(0, 0, 0, {})
        self._lock = Lock()

    def matching(
        self, edition: Edition, words: Iterable[str], limit: int, among: Ids | None = None
    ) -> dict[int, float]:
        """Passages that have any of the words, with BM25 scores, best first; higher is better.

        Only those of ``among``, ascending, if given.
        """
        wanted = list(words)
        spaced = {_quoted(word) for word in wanted if not is_unspaced(word)}
        found = self._of_words(edition, spaced, limit, among)
        pairs = [_quoted(pair) for word in wanted for pair in letter_pairs(word).split()]
        if not pairs:
            return found
        table = f"grams_{edition.id}"
        of_pairs = self._best(table, f"-bm25({table})", " OR ".join(pairs), limit, among)
        for key, score in of_pairs.items():
            found[key] = found.get(key, 0.0) + score
        return dict(sorted(found.items(), key=lambda item: -item[1])[:limit])

    def _of_words(
        self, edition: Edition, quoted: set[str], limit: int, among: Ids | None
    ) -> dict[int, float]:
        choosing, adding = self._choosing_and_adding(edition, quoted)
        if not choosing:
            return {}
        query, unit = " OR ".join(choosing), 1.0
        if adding:  # the choosing words count twice, so that all is halved
            query, unit = f"({query}) AND ({query} OR {' OR '.join(adding)})", 0.5
        table = f"words_{edition.id}"
        return self._best(table, f"-{unit} * bm25({table}, 1.0, 1.0)", query, limit, among)

    def _best(
        self, table: str, score: str, query: str, limit: int, among: Ids | None
    ) -> dict[int, float]:
        statement = f"SELECT rowid, {score} FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        if among is None:
            return dict(self._db.rows(f"{statement} ORDER BY rank LIMIT ?", query, limit))
        # the matches are few enough to be filtered here; SQLite would look up one at a time
        rows = self._db.rows(statement, query)
        admitted = np.isin(np.fromiter((row[0] for row in rows), np.int64, len(rows)), among)
        best = sorted(compress(rows, admitted), key=lambda row: (-row[1], row[0]))
        return dict(best[:limit])

    def _choosing_and_adding(
        self, edition: Edition, quoted: set[str]
    ) -> tuple[list[str], list[str]]:
        """Split words into the rarest, which choose passages, and others, which add to scores."""
        known = self._counts_of(edition)
        most = max(MOST, int(SHARE * known.passages))
        counted = sorted((self._count(known, word, _COMMON * most), word) for word in quoted)
        totals = list(accumulate(count for count, _ in counted))
        choosing = [word for (_, word), total in zip(counted, totals, strict=True) if total <= most]
        others = [word for count, word in counted[len(choosing) :] if count <= _COMMON * most]
        return choosing, others[:_ADDING]

    def _counts_of(self, edition: Edition) -> _Counts:
        change = self._db.value("SELECT coalesce(max(number), 0) FROM change")
        with self._lock:
            if (self._counts.edition, self._counts.change) != (edition.id, change):
                query = "SELECT count(*) FROM passage WHERE edition = ?"
                passages = self._db.value(query, edition.id)
                self._counts = _Counts(edition.id, change, passages, {})
            return self._counts

    def _count(self, known: _Counts, word: str, most: int) -> int:
        """The number of passages with a word; counted up to ``most + 1``."""
        count = known.counts.get(word)
        if count is None:
            table = f"words_{known.edition}"
            some = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?"  # noqa: S608
            count = int(self._db.value(f"SELECT count(*) FROM ({some})", word, most + 1))  # noqa: S608
            if len(known.counts) > _REMEMBERED:
                known.counts.clear()
            known.counts[word] = count
        return count


def _quoted(word: str) -> str:
    """A word as an FTS5 string, in which nothing is syntax."""
    return '"' + plain(word).replace('"', '""') + '"'
