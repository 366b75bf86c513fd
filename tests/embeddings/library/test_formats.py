"""Older formats: a golden library of each is brought up to date, or read where it may not be."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from embeddings.index import ArticleIndex
from embeddings.library.edges import edge_numbers
from embeddings.library.migrations import MIGRATIONS
from embeddings.library.schema import FORMAT
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.rebuild import add_text
from tests.embeddings.library.library_checks import assert_same, assert_sound, opened, raw
from tests.embeddings.library.somebody_else import answers
from tests.embeddings.word_hash_encoder import WordHashEncoder

GOLDEN = Path(__file__).parents[2] / "data"
OLDER = [f"library-format-{number}" for number in range(1, FORMAT)]


@pytest.fixture(params=OLDER)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the golden library of an older format."""
    return shutil.copytree(GOLDEN / request.param, tmp_path / "old")


def columns(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The columns and indexes of every table, in the order of their names."""
    with raw(folder) as db:
        tables = db.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view', 'index') ORDER BY name"
        ).fetchall()
        return {
            name: sorted(row[1:] for row in db.execute(f"PRAGMA table_xinfo('{name}')"))
            or db.execute(f"PRAGMA index_xinfo('{name}')").fetchall()
            for (name,) in tables
        }


def best(store: Store, query: str) -> str:
    encoder = WordHashEncoder()
    index = ArticleIndex(store, encoder)
    (hit,) = index.hits(index.nearest(encoder.encode_query(query), 1))
    return hit.passage.text


def test_each_older_format_has_its_golden_library() -> None:
    assert len(OLDER) == len(MIGRATIONS)
    for name in OLDER:
        with sqlite3.connect(f"file:{GOLDEN / name / FILE_NAME}?immutable=1", uri=True) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (int(name.split("-")[-1]),)
        db.close()


def test_an_older_library_becomes_what_a_new_one_is(old: Path, tmp_path: Path) -> None:
    with opened(old) as store:
        articles = list(store.articles())
        assert len(articles) == 4
        assert "ninety knots" in best(store, "the wind reached ninety knots")
    assert_sound(old)
    with opened(tmp_path / "new") as fresh:
        for article in articles:
            add_text(fresh, WordHashEncoder(), article.title, article.text)
    assert columns(old) == columns(tmp_path / "new")


def test_what_sites_repeat_is_known_of_an_older_library(old: Path) -> None:
    with raw(old) as db:
        db.execute("UPDATE article SET site = 'The Quay'")
    with opened(old) as store:
        rows = store.db.rows("SELECT paragraph, article FROM edge")
        texts = store.db.rows("SELECT id, text FROM article")
    assert rows
    for key, text in texts:
        assert {one for one, other in rows if other == key} == edge_numbers("The Quay", text)


def test_an_older_library_is_brought_up_to_date_whole_or_not_at_all(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = columns(old)

    def fail(_db: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(
            "embeddings.library.migrations.MIGRATIONS", [*[lambda _db: None] * (FORMAT - 2), fail]
        )
        with pytest.raises(ZeroDivisionError):
            Store(old)
    assert columns(old) == before
    again = shutil.copytree(old, tmp_path / "again")
    for folder in (old, again):
        with opened(folder):
            pass
    assert_same(old, again)


def test_an_older_library_that_is_only_read_answers(old: Path) -> None:
    with opened(old, read_only=True) as store:
        assert "ninety knots" in best(store, "the wind reached ninety knots")
        assert store.article_count() == 4


@pytest.fixture(scope="module")
def protected() -> Iterator[dict[str, tuple[Path, str]]]:
    """Libraries of all older formats in a folder that may not be written, with their answers."""
    with TemporaryDirectory() as folder:
        made = [shutil.copytree(GOLDEN / name, Path(folder) / name) for name in OLDER]
        places = [place for each in made for place in (each / FILE_NAME, each)] + [Path(folder)]
        for place in places:
            place.chmod(0o555)
        try:
            yield dict(zip(OLDER, zip(made, answers(*made), strict=True), strict=True))
        finally:
            for place in places:
                place.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="folders are protected otherwise here")
@pytest.mark.parametrize("name", OLDER)
def test_an_older_library_that_may_not_be_written_answers_and_stays(
    name: str, protected: dict[str, tuple[Path, str]]
) -> None:
    library, answer = protected[name]
    assert "ninety knots" in answer
    assert (library / FILE_NAME).read_bytes() == (GOLDEN / name / FILE_NAME).read_bytes()
