"""Doctor: what it finds, and what it mends."""

from errno import ENOSPC
from pathlib import Path

import numpy as np
import pytest

from embeddings.doctor import State, examine
from embeddings.errors import EncoderUnavailable, LibraryBusy, LibraryDamaged
from embeddings.index import ArticleIndex
from embeddings.library.lease import lease
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import Store
from embeddings.library.versions import versions
from embeddings.rebuilding import editions
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import add_text, rebuild
from tests.embeddings.library.damage import change_letters
from tests.embeddings.library.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    opened,
    raw,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder


@pytest.fixture
def built(built: Store, encoder: WordHashEncoder) -> Store:
    ArticleIndex(built, encoder).save_cache()
    return built


def states(library: Path) -> dict[str, State]:
    """What each check finds, other than that all is fine."""
    with opened(library) as store:
        found = list(examine(store, WordHashEncoder))
    assert all("\n" not in str(one) for one in found)
    return {one.check: one.state for one in found if one.state is not State.FINE}


def assert_mended(library: Path, check: str) -> None:
    assert states(library) == {check: State.MENDED}
    assert states(library) == {}
    assert_sound(library)


def test_a_healthy_library_is_fine_and_left_as_it_is(built: Store) -> None:
    before = built.change_number()
    assert states(built.folder) == {}
    assert built.change_number() == before


def test_all_but_the_vectors_is_looked_at_where_the_encoder_is_not_there(built: Store) -> None:
    def gone() -> WordHashEncoder:
        raise EncoderUnavailable("There is no folder words.")

    with raw(built.folder) as db:
        db.execute("UPDATE article SET digest = 'x' WHERE id = 2")
    (built.folder / CACHE_NAME).unlink()
    found = {one.check: one for one in examine(built, gone)}
    assert [found.pop(name).state for name in ("articles", "index")] == [State.MENDED] * 2
    vectors = found.pop("vectors")
    assert (vectors.state, vectors.detail) == (State.BROKEN, "There is no folder words.")
    assert {one.state for one in found.values()} == {State.FINE}


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM vector_1 WHERE passage = 1",
        "UPDATE vector_1 SET row = x'0000803f' WHERE passage = 2",
        "UPDATE vector_1 SET row = zeroblob(256) WHERE passage = 1",
        "DELETE FROM passage WHERE article = 1",
        'UPDATE passage SET "end" = 100000 WHERE id = 1',
    ],
)
def test_damaged_vectors_and_passages_are_made_again(
    built: Store, news: Path, encoder: WordHashEncoder, tmp_path: Path, damage: str
) -> None:
    with raw(built.folder) as db:
        db.execute(damage)
    found = states(built.folder)
    assert found.pop("passages") is State.MENDED
    assert set(found.values()) <= {State.MENDED}
    assert states(built.folder) == {}
    assert_equals_a_fresh_build(built.folder, news, encoder, tmp_path / "fresh")


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("words", "INSERT INTO words_1 (rowid, title, body) VALUES (999, 'stray', 'words')"),
        ("articles", "UPDATE article SET digest = 'x' WHERE id = 2"),
        ("articles", "UPDATE article SET name = 'x' WHERE id = 2"),
        ("copies", "UPDATE likeness SET band = band + 1"),
        ("copies", "INSERT INTO edge SELECT 1, id FROM article"),  # what sites repeat
        ("versions", "INSERT INTO version SELECT 'gone.txt', digest, title, text, NULL, NULL, '' "
                     "FROM article"),
    ],
)  # fmt: skip
def test_what_is_derived_is_made_again_and_what_belongs_to_nothing_taken_out(
    built: Store, check: str, damage: str
) -> None:
    with raw(built.folder) as db:
        db.execute(damage)
    assert_mended(built.folder, check)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM grams_1",
        "INSERT INTO grams_1 (rowid, pairs) VALUES (999, '河水')",
        "UPDATE grams_1 SET pairs = '河水'",
        "DELETE FROM grams_1_data WHERE id > 10",
    ],
)
def test_letter_pairs_out_of_step_are_made_again(
    store: Store, encoder: WordHashEncoder, damage: str
) -> None:
    add_text(store, encoder, "渡轮停运", "河水上涨,渡轮停运三天。")
    ArticleIndex(store, encoder).save_cache()
    with raw(store.folder) as db:
        db.execute(damage)
    assert_mended(store.folder, "pairs")


def test_a_damaged_earlier_version_is_told_and_taken_out(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    for name in ("storm.txt", "harbour.txt"):
        (news / name).write_text(f"{name}\n\nIt was otherwise.")
    rebuild(built, encoder, [news])
    storm, harbour = (str(news / name) for name in ("storm.txt", "harbour.txt"))
    with raw(built.folder) as db:
        db.execute("UPDATE version SET text = text || '!' WHERE source = ?", (storm,))
    with pytest.raises(LibraryDamaged, match="byline doctor"):
        versions(built.db, storm)
    assert_mended(built.folder, "versions")
    assert versions(built.db, storm) == []
    assert len(versions(built.db, harbour)) == 1


def test_a_damaged_or_missing_cache_is_made_again(built: Store) -> None:
    cache = built.folder / CACHE_NAME
    cache.write_bytes(cache.read_bytes()[:-7] + b"garbage")
    assert_mended(built.folder, "index")
    cache.unlink()
    assert_mended(built.folder, "index")


def test_a_changed_letter_is_found_and_its_file_read_again(
    built: Store, news: Path, library: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    built.close()
    change_letters(library, b"ninety knots", b"eighty knots")
    with opened(library) as store:
        index = ArticleIndex(store, encoder)
        found = index.nearest(encoder.encode_query("the wind reached ninety knots"), 1)
        with pytest.raises(LibraryDamaged, match="byline doctor"):
            index.hits(found)
        with pytest.raises(LibraryDamaged, match="byline doctor"):
            store.article(str(news / "storm.txt"))
    found_states = states(library)
    assert found_states["articles"] is State.BROKEN
    with opened(library) as store:
        assert store.article_count() == 2
        rebuild(store, encoder, [news])
    assert {State.BROKEN} & set(states(library).values()) == set()
    assert_equals_a_fresh_build(library, news, encoder, tmp_path / "fresh")


def test_a_damaged_article_whose_file_is_gone_is_named_and_kept(
    built: Store, news: Path, library: Path
) -> None:
    built.close()
    (news / "storm.txt").unlink()
    change_letters(library, b"ninety knots", b"eighty knots")
    with opened(library) as store:
        (broken,) = [one for one in examine(store, WordHashEncoder) if one.check == "articles"]
        assert broken.state is State.BROKEN
        assert "storm.txt" in broken.detail
        assert "restore" in broken.detail
        assert store.article_count() == 3


def test_a_row_that_is_no_article_at_all_ends_nothing(built: Store, library: Path) -> None:
    """A disk that puts a page in another's place leaves numbers where texts were."""
    with raw(library) as db:
        db.execute("UPDATE article SET source = x'00ff', origin = x'ff' WHERE id = 1")
    with opened(library) as store:
        with pytest.raises(LibraryDamaged, match="byline doctor"):
            list(store.articles())
        found = {one.check: one for one in examine(store, WordHashEncoder)}
    assert found["articles"].state is State.BROKEN
    assert "restore" in found["articles"].detail


def test_what_must_be_there_once_and_is_twice_ends_nothing(built: Store, library: Path) -> None:
    built.close()
    change_letters(library, b"harbour.txt", b"library.txt")
    found = states(library)
    assert (found["file"], found["articles"]) == (State.BROKEN, State.BROKEN)


def test_a_name_of_a_table_that_was_damaged_is_told_as_damage(built: Store, library: Path) -> None:
    built.close()
    change_letters(library, b"tableoriginorigin", b"tableorig\xc1norigin")
    with pytest.raises(LibraryDamaged, match="byline restore"):
        Store(library)


def test_vectors_of_another_encoder_of_that_name_are_found(built: Store) -> None:
    with raw(built.folder) as db:
        row = np.eye(1, 64, dtype="<f4").tobytes()
        db.execute("UPDATE vector_1 SET row = ?", (row,))
    assert states(built.folder)["vectors"] is State.BROKEN


def test_a_damaged_edition_that_does_not_answer_is_taken_out(built: Store) -> None:
    rebuild_all(built, WordHashEncoder())
    with raw(built.folder) as db:
        db.execute("DELETE FROM vector_1 WHERE passage = (SELECT min(passage) FROM vector_1)")
    assert states(built.folder)["passages"] is State.MENDED
    assert len(built.editions()) == 1
    assert states(built.folder) == {}


def test_a_full_rebuild_that_was_stopped_is_told(
    built: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(editions, "BATCH_PASSAGES", 1)
    with pytest.raises(ZeroDivisionError):
        rebuild_all(built, WordHashEncoder(), on_progress=stop)
    (told,) = [one for one in examine(built, WordHashEncoder) if one.check == "editions"]
    assert "byline rebuild --full" in told.detail


def test_it_waits_for_no_rebuild(built: Store) -> None:
    with lease(built), opened(built.folder) as other, pytest.raises(LibraryBusy):
        list(examine(other, WordHashEncoder))


def test_what_is_removed_while_it_is_looked_at_is_no_damage(
    built: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "passage_ids", lambda *_: np.array([1, 2, 999]))
    found = {one.check: one for one in examine(built, WordHashEncoder)}
    assert str(found["vectors"]) == "vectors: fine: 2 passages encoded again agree"


def test_a_copy_that_cannot_be_written_is_not_said_to_be(
    built: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    (built.folder / CACHE_NAME).unlink()
    with monkeypatch.context() as patch:
        patch.setattr("embeddings.followed.write_index", full)
        assert states(built.folder) == {"index": State.BROKEN}
    assert_mended(built.folder, "index")


def test_a_library_made_anew_before_anything_was_added_is_fine(
    store: Store, encoder: WordHashEncoder
) -> None:
    assert states(store.folder) == {}
    rebuild_all(store, encoder)
    assert states(store.folder) == {}


def test_a_text_is_looked_at_once_however_many_passages_it_has(
    store: Store, encoder: WordHashEncoder
) -> None:
    add_text(store, encoder, "The log", "The ferry came in at six, and left again. " * 500)
    add_text(store, encoder, "The pier", "Ada Brook opened the pier on Monday.")
    assert store.passage_count() > 20
    views = "SELECT sql FROM sqlite_master WHERE type = 'view'"
    before, asked = store.db.column(views), list[str]()
    with store.db.using() as db:
        db.set_trace_callback(asked.append)
        assert all(one.state is not State.BROKEN for one in examine(store, WordHashEncoder))
        db.set_trace_callback(None)
    # for the index of words and that of letter pairs
    assert sum("SELECT text FROM article" in one for one in asked) == 2 * 2
    assert store.db.column(views) == before


def test_a_sqlite_that_trusts_no_views_by_itself_finds_all_fine(built: Store) -> None:
    with built.db.using() as db:
        db.execute("PRAGMA trusted_schema = OFF")  # as some are built
    assert all(one.state is State.FINE for one in examine(built, WordHashEncoder))
