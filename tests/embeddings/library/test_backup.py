"""Backup and restore: one state, checked, and readers follow."""

import shutil
from pathlib import Path

import pytest

from embeddings.errors import (
    IndexingError,
    LibraryBusy,
    LibraryDamaged,
    LibraryNotFound,
    NewerFormat,
)
from embeddings.index import ArticleIndex
from embeddings.library.backup import backup, restore
from embeddings.library.lease import lease
from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.rebuild import add_text
from tests.embeddings.library.damage import change_letters
from tests.embeddings.library.library_checks import assert_same, assert_sound, opened, raw
from tests.embeddings.word_hash_encoder import WordHashEncoder

GOLDEN = Path(__file__).parents[2] / "data" / "library-format-1"


def found(index: ArticleIndex, word: str) -> int:
    """How many passages have a word, and are near to something."""
    assert len(index.nearest(index.encoder.encode_query(word), 1000)) == len(index)
    return len(index.hits(index.matching([word], 9)))


def test_a_backup_is_the_library_of_that_time(built: Store, tmp_path: Path) -> None:
    file = tmp_path / "kept.byline"
    backup(built, file)
    before = shutil.copytree(built.folder, tmp_path / "before")
    index = ArticleIndex(built, WordHashEncoder())
    add_text(built, WordHashEncoder(), "A note", "The kettle is on.")
    assert (found(index, "kettle"), found(index, "knots")) == (1, 1)
    restore(file, built.folder)
    assert (found(index, "kettle"), found(index, "knots")) == (0, 1)  # without reopening
    assert_same(built.folder, before)
    assert_sound(built.folder)
    assert {path.name for path in tmp_path.iterdir()} == {
        "kept.byline",
        "news",
        "library",
        "before",
    }
    add_text(built, WordHashEncoder(), "A note", "The kettle is on.")
    assert found(index, "kettle") == 1


def test_a_backup_makes_a_library_where_there_is_none(built: Store, tmp_path: Path) -> None:
    backup(built, tmp_path / "kept.byline")
    restore(tmp_path / "kept.byline", tmp_path / "elsewhere" / "library")
    assert_same(built.folder, tmp_path / "elsewhere" / "library")


def test_a_backup_of_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    restore(GOLDEN / FILE_NAME, tmp_path / "library")
    assert_sound(tmp_path / "library")
    with opened(tmp_path / "library", read_only=True) as store:
        assert store.article_count() == 4


def test_a_backup_of_a_newer_format_is_refused_by_its_name(built: Store, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    backup(built, tmp_path / "kept" / FILE_NAME)
    with raw(tmp_path / "kept") as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerFormat, match=f"The backup {tmp_path / 'kept'}"):
        restore(tmp_path / "kept" / FILE_NAME, built.folder)
    assert_sound(built.folder)


def test_a_backup_takes_the_place_of_one_and_of_nothing_else(built: Store, tmp_path: Path) -> None:
    file = tmp_path / "kept.byline"
    backup(built, file)
    add_text(built, WordHashEncoder(), "A note", "The kettle is on.")
    backup(built, file)
    restore(file, tmp_path / "again")
    with opened(tmp_path / "again", read_only=True) as store:
        assert store.article_count() == 4
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ana")
    for place in (letter, tmp_path):
        with pytest.raises(IndexingError, match="new file"):
            backup(built, place)
    assert letter.read_text() == "Dear Ana"


def test_what_is_no_backup_is_refused(built: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    for name, told in (("letter.txt", "is no backup"), ("nowhere", "is not there")):
        with pytest.raises(LibraryNotFound, match=told):
            restore(tmp_path / name, built.folder)
    assert built.article_count() == 3


@pytest.mark.parametrize("damage", ["letter", "end", "page"])
def test_a_damaged_backup_is_refused_and_the_library_stays(
    built: Store, tmp_path: Path, damage: str
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    backup(built, kept / FILE_NAME)
    if damage == "letter":
        change_letters(kept, b"ninety knots", b"eighty knots")
    elif damage == "page":  # that nothing uses: SQLite says so in two lines
        raw = (kept / FILE_NAME).read_bytes() + bytes(4096)
        pages = len(raw) // 4096
        (kept / FILE_NAME).write_bytes(raw[:28] + pages.to_bytes(4, "big") + raw[32:])
    else:
        data = (kept / FILE_NAME).read_bytes()
        (kept / FILE_NAME).write_bytes(data[: len(data) // 2])
    with pytest.raises(LibraryDamaged, match=r"^The backup .* The library is as it was") as told:
        restore(kept / FILE_NAME, built.folder)
    assert str(told.value).isprintable()
    assert_sound(built.folder)
    assert built.article_count() == 3
    assert not list(built.folder.glob("restore-*"))


def test_a_library_that_cannot_be_opened_is_replaced_and_kept(built: Store, tmp_path: Path) -> None:
    backup(built, tmp_path / "kept.byline")
    built.close()
    file = built.folder / FILE_NAME
    file.write_bytes(b"no library at all " * 500)
    restore(tmp_path / "kept.byline", built.folder)
    with opened(built.folder) as store:
        assert store.article_count() == 3
    assert (built.folder / f"{FILE_NAME}.damaged").read_bytes().startswith(b"no library")
    assert_sound(built.folder)


def test_nothing_is_restored_into_a_library_that_is_being_rebuilt(
    built: Store, tmp_path: Path
) -> None:
    backup(built, tmp_path / "kept.byline")
    with lease(built), pytest.raises(LibraryBusy, match="since"):
        restore(tmp_path / "kept.byline", built.folder)
