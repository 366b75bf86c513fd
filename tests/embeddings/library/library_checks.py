"""What must hold of a library on disk, whatever was done to it, and what it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from embeddings.article import Article
from embeddings.encoder import Encoder, Vectors
from embeddings.library.letter_pairs import letter_pairs
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.rebuild import rebuild
from embeddings.rebuilding.report import RebuildReport
from embeddings.sentences import sentence_spans

CLOSE = 1e-3


@contextmanager
def opened(folder: Path, *, read_only: bool = False) -> Iterator[Store]:
    """A store that is closed at the end."""
    store = Store(folder, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def raw(folder: Path) -> Iterator[sqlite3.Connection]:
    """The library's file, as any SQLite program sees it."""
    connection = sqlite3.connect(folder / FILE_NAME)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def current(db: sqlite3.Connection) -> int | None:
    """The edition that answers."""
    row = db.execute(
        "SELECT id FROM edition WHERE switched ORDER BY switched DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else None


@dataclass(frozen=True)
class Contents:
    """What a library holds, apart from the ids it happens to give."""

    articles: list[Article]
    spans: list[tuple[str, int, int]]
    vectors: Vectors

    def words(self) -> set[str]:
        """Every word of every article."""
        return {word for one in self.articles for word in f"{one.title} {one.text}".split()}


def contents(folder: Path) -> Contents:
    """All articles by source, all spans by source and start, all vectors in that order."""
    with opened(folder) as store:
        articles = list(store.articles())
    with raw(folder) as db:
        edition = current(db)
        rows = (
            db.execute(
                'SELECT source, start, "end", row '
                "FROM passage JOIN article ON article.id = article "
                f"LEFT JOIN vector_{edition} AS vector ON passage.id = vector.passage "
                f"WHERE edition = {edition} ORDER BY source, start"
            ).fetchall()
            if edition
            else []
        )
    vectors = np.frombuffer(b"".join(row[3] for row in rows), "<f4")
    return Contents(
        articles, [row[:3] for row in rows], vectors.reshape(len(rows), -1 if rows else 0)
    )


def matches(folder: Path, word: str) -> set[tuple[str, int, int]]:
    """The passages in which the words' index finds a word."""
    with opened(folder) as store:
        edition = store.edition()
        assert edition is not None
        passages = store.passages(list(store.words.matching(edition, [word], 10_000)))
    return {(one.article.source, one.start, one.end) for one in passages.values()}


def assert_same(one: Path, other: Path) -> None:
    """Two libraries hold the same articles, spans and vectors, and find the same words."""
    here, there = contents(one), contents(other)
    assert here.articles == there.articles
    assert here.spans == there.spans
    np.testing.assert_allclose(here.vectors, there.vectors, atol=CLOSE)
    for word in sorted(here.words())[:40]:
        assert matches(one, word) == matches(other, word), word


def assert_equals_a_fresh_build(
    library: Path, articles: Path, encoder: Encoder, fresh: Path
) -> None:
    """The library is what a new one made from the same folder is."""
    with opened(fresh) as store:
        rebuild(store, encoder, [articles], allow_empty=True)
    assert_same(library, fresh)


def assert_sound(library: Path) -> None:
    """SQLite, the words' index, the passages and the vectors agree with one another."""
    with raw(library) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for (edition,) in db.execute("SELECT id FROM edition").fetchall():
            assert_edition_sound(db, edition)
    for article, spans in _spans_by_article(library):
        assert_covers(article, spans)


def assert_edition_sound(db: sqlite3.Connection, edition: int) -> None:
    """The words' index, the passages and the vectors of one edition agree."""
    # rank 1: compare with the content too
    words = f"words_{edition}"
    db.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")
    rows = db.execute("SELECT id FROM passage WHERE edition = ?", (edition,)).fetchall()
    passages = {row[0] for row in rows}
    assert {row[0] for row in db.execute(f"SELECT passage FROM vector_{edition}")} == passages
    indexed = db.execute(f"SELECT id FROM {words}_docsize").fetchall()
    assert {row[0] for row in indexed} == passages
    pairs = db.execute(f"SELECT id, title, body FROM text_{edition}").fetchall()
    expected = {key: letter_pairs(f"{title}\n{body}") for key, title, body in pairs}
    assert dict(db.execute(f"SELECT rowid, pairs FROM grams_{edition}")) == {
        key: found for key, found in expected.items() if found
    }


def assert_covers(article: Article, spans: list[tuple[int, int]]) -> None:
    """Passages hold every sentence of an article, in order, once."""
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    held = "".join(article.text[start:end] for start, end in spans)
    sentences = "".join(span.of(article.text) for span in sentence_spans(article.text))
    assert "".join(held.split()) == "".join(sentences.split())


def _spans_by_article(library: Path) -> Iterator[tuple[Article, list[tuple[int, int]]]]:
    found = contents(library)
    for article in found.articles:
        yield (
            article,
            [(start, end) for source, start, end in found.spans if source == article.source],
        )


def names(sources: list[str]) -> list[str]:
    return sorted(Path(source).name for source in sources)


def reported(report: RebuildReport) -> dict[str, list[str]]:
    """The lists of a report that are not empty, by file name."""
    fields = ("added", "changed", "removed", "unchanged")
    found = {field: names(getattr(report, field)) for field in fields}
    found["unreadable"] = names([one.source for one in report.unreadable])
    return {field: sources for field, sources in found.items() if sources}


def reasons(report: RebuildReport) -> dict[str, str]:
    return {Path(one.source).name: one.reason for one in report.unreadable}
