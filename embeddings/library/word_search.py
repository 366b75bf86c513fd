"""WordSearch: BM25 of the passages that hold the words of a query, in a time that is bounded."""

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
"""Passages that are compared for one query: so many, or this share of a large library. The rarest
words of the query choose them; words that would lead to more add half of their worth to what the
rarer ones have found. In a library of fewer passages all words count in full."""

_COMMON = 4  # times as many passages may have a word that adds to what others found
_ADDING = 3  # such words: each costs a look at all its passages

_REMEMBERED = 10_000  # words whose numbers are kept


@dataclass(frozen=True, slots=True)
class _Known:
    """Numbers of an edition as it was after a change: its passages, and those that have a word."""

    edition: int
    change: int
    passages: int
    counts: dict[str, int]


class WordSearch:
    """Searches the words of one library's editions; safe to use from several threads."""

    def __init__(self, db: Connections) -> None:
        self._db = db
        self._known = _Known(0, 0, 0, {})
        self._lock = Lock()

    def matching(
        self, edition: Edition, words: Iterable[str], limit: int, among: Ids | None = None
    ) -> dict[int, float]:
        """BM25 of the passages that hold any of the words, best first; higher is better.

        With ``among``, ascending, no others are found.
        """
        asked = list(words)
        spaced = {_quoted(word) for word in asked if not is_unspaced(word)}
        found = self._of_words(edition, spaced, limit, among)
        pairs = [_quoted(pair) for word in asked for pair in letter_pairs(word).split()]
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
        choosing, adding = self._parted(edition, quoted)
        if not choosing:
            return {}
        asked, unit = " OR ".join(choosing), 1.0
        if adding:  # what chooses is named twice, so that all is halved
            asked, unit = f"({asked}) AND ({asked} OR {' OR '.join(adding)})", 0.5
        table = f"words_{edition.id}"
        return self._best(table, f"-{unit} * bm25({table}, 1.0, 1.0)", asked, limit, among)

    def _best(
        self, table: str, score: str, asked: str, limit: int, among: Ids | None
    ) -> dict[int, float]:
        statement = f"SELECT rowid, {score} FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        if among is None:
            return dict(self._db.rows(f"{statement} ORDER BY rank LIMIT ?", asked, limit))
        # all that match are few enough to be looked up here, which SQLite does one by one
        rows = self._db.rows(statement, asked)
        admitted = np.isin(np.fromiter((row[0] for row in rows), np.int64, len(rows)), among)
        best = sorted(compress(rows, admitted), key=lambda row: (-row[1], row[0]))
        return dict(best[:limit])

    def _parted(self, edition: Edition, quoted: set[str]) -> tuple[list[str], list[str]]:
        """The rarest words, which choose passages, and commoner ones, which add to their worth."""
        known = self._known_of(edition)
        most = max(MOST, int(SHARE * known.passages))
        counted = sorted((self._count(known, word, _COMMON * most), word) for word in quoted)
        totals = list(accumulate(count for count, _ in counted))
        choosing = [word for (_, word), total in zip(counted, totals, strict=True) if total <= most]
        others = [word for count, word in counted[len(choosing) :] if count <= _COMMON * most]
        return choosing, others[:_ADDING]

    def _known_of(self, edition: Edition) -> _Known:
        change = self._db.value("SELECT coalesce(max(number), 0) FROM change")
        with self._lock:
            if (self._known.edition, self._known.change) != (edition.id, change):
                query = "SELECT count(*) FROM passage WHERE edition = ?"
                passages = self._db.value(query, edition.id)
                self._known = _Known(edition.id, change, passages, {})
            return self._known

    def _count(self, known: _Known, word: str, most: int) -> int:
        """How many passages have a word; ``most`` and one stand for more."""
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
    """A word as FTS5 takes it: a string, in which nothing is syntax."""
    return '"' + plain(word).replace('"', '""') + '"'
