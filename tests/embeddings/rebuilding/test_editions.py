"""Editions: filled beside the one that answers, switched to at once, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings.errors import EditionNotFound, EncoderMismatch, LibraryBusy, LibraryDamaged, NoRoom
from embeddings.followed import FollowedVectors
from embeddings.index import ArticleIndex
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import Store
from embeddings.rebuilding import editions
from embeddings.rebuilding.editions import rebuild_all, undo
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import add_text, rebuild, remove
from embeddings.vector_file import Stamp, read_stamp
from tests.embeddings.library.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    contents,
    opened,
    raw,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

OTHER = "other-hash@2"


class StoppedError(Exception):
    """What on_progress raises to stop a work."""


@pytest.fixture(autouse=True)
def one_article_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "BATCH_PASSAGES", 1)


def at(step: int, work: Callable[[], object]) -> Callable[[Progress], None]:
    """Does something once, when so many articles are in the new edition."""
    steps = [step]

    def told(progress: Progress) -> None:
        if progress.done in steps:
            steps.clear()
            work()

    return told


def stop() -> None:
    raise StoppedError


def best(index: ArticleIndex, query: str) -> str:
    (hit,) = index.hits(index.nearest(index.encoder.encode_query(query), 1))
    return Path(hit.passage.article.source).name


def test_a_full_rebuild_is_what_a_fresh_build_is(built: Store, news: Path, tmp_path: Path) -> None:
    other = WordHashEncoder(OTHER)
    seen: list[Progress] = []
    before = contents(built.folder)
    rebuild_all(built, other, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total) == (3, 3)
    assert built.editions()[0].encoder == OTHER
    assert contents(built.folder).articles == before.articles
    assert len(other.encoded) == built.passage_count() == len(before.spans)
    assert_equals_a_fresh_build(built.folder, news, other, tmp_path / "fresh")
    assert_sound(built.folder)


def test_the_edition_before_answers_until_the_switch(built: Store) -> None:
    index = ArticleIndex(built, WordHashEncoder())
    seen: list[str] = []

    def ask(_progress: Progress) -> None:
        seen.append(best(index, "the wind reached ninety knots"))
        assert len(index.matching(["crowns"], 9)) == 1
        assert len(index) == built.passage_count()

    rebuild_all(built, WordHashEncoder(), on_progress=ask)
    assert len(seen) >= 3
    assert set(seen) == {"storm.txt"}
    assert best(index, "the wind reached ninety knots") == "storm.txt"
    assert len(index.matching(["crowns"], 9)) == 1


def test_readers_are_never_given_two_editions_at_once(built: Store) -> None:
    index = ArticleIndex(built, WordHashEncoder())
    rounds: list[set[int]] = []

    def search() -> set[int]:
        nearest = set(index.nearest(index.encoder.encode_query("the mill"), 9))
        if not rounds:
            rebuild_all(built, WordHashEncoder())
        rounds.append(nearest)
        return nearest | set(index.matching(["mill"], 9))

    found = index.steady(search)
    edition = built.edition()
    assert edition is not None
    assert found == set(built.passage_ids(edition).tolist())
    assert len(rounds) == 2


def test_what_was_stopped_goes_on_where_it_stopped(built: Store) -> None:
    with pytest.raises(StoppedError):
        rebuild_all(built, WordHashEncoder(OTHER), on_progress=at(2, stop))
    assert built.edition() == built.editions()[0]
    assert_sound(built.folder)
    again = WordHashEncoder(OTHER)
    rebuild_all(built, again)
    assert 0 < len(again.encoded) < built.passage_count()
    assert [one.encoder for one in built.editions()] == [OTHER, "word-hash@1"]
    assert_sound(built.folder)


def test_another_encoder_begins_anew(built: Store, news: Path, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        rebuild_all(built, WordHashEncoder(OTHER), on_progress=at(2, stop))
    third = WordHashEncoder("third-hash@3")
    rebuild_all(built, third)
    assert [one.encoder for one in built.editions()] == ["third-hash@3", "word-hash@1"]
    assert_equals_a_fresh_build(built.folder, news, third, tmp_path / "fresh")


def test_adding_changing_and_removing_meanwhile_apply_to_both(
    built: Store, news: Path, tmp_path: Path
) -> None:
    def change() -> None:
        with opened(built.folder) as other:
            (news / "whale.txt").write_text("A whale\n\nChildren saw a whale from the pier.")
            (news / "storm.txt").write_text("A storm\n\nIt was smaller than was feared.")
            rebuild(other, WordHashEncoder(), [news], prune=False)
            (news / "harbour.txt").unlink()
            remove(other, str(news / "harbour.txt"))

    rebuild_all(built, WordHashEncoder(OTHER), on_progress=at(2, change))
    assert_sound(built.folder)
    assert_equals_a_fresh_build(built.folder, news, WordHashEncoder(OTHER), tmp_path / "fresh")
    undo(built, WordHashEncoder(), WordHashEncoder)
    assert_equals_a_fresh_build(built.folder, news, WordHashEncoder(), tmp_path / "fresh-before")


def test_what_is_renamed_meanwhile_keeps_its_vectors_in_both(
    built: Store, news: Path, tmp_path: Path
) -> None:
    beside = WordHashEncoder()

    def rename() -> None:
        with opened(built.folder) as other:
            for name in ("harbour.txt", "library.txt"):
                (news / name).rename(news / f"renamed-{name}")
            rebuild(other, beside, [news], prune=False)
            for name in ("harbour.txt", "library.txt"):
                remove(other, str(news / name))

    encoder = WordHashEncoder(OTHER)
    rebuild_all(built, encoder, on_progress=at(2, rename))
    assert beside.encoded == []
    assert len(encoder.encoded) == len(set(encoder.encoded)) == built.passage_count()
    assert_sound(built.folder)
    assert_equals_a_fresh_build(built.folder, news, WordHashEncoder(OTHER), tmp_path / "fresh")
    undo(built, beside, WordHashEncoder)
    assert beside.encoded == []
    assert_equals_a_fresh_build(built.folder, news, WordHashEncoder(), tmp_path / "fresh-before")


def test_undo_goes_back_and_loses_nothing(built: Store, news: Path) -> None:
    rebuild_all(built, WordHashEncoder(OTHER))
    add_text(built, WordHashEncoder(OTHER), "A note", "The kettle is on.")
    remove(built, str(news / "storm.txt"))
    assert undo(built, WordHashEncoder(), WordHashEncoder).name == "word-hash@1"
    assert_sound(built.folder)
    assert built.article_count() == 3
    index = ArticleIndex(built, WordHashEncoder())
    (hit,) = index.hits(index.matching(["kettle"], 9))
    assert hit.passage.article.title == "A note"
    assert index.matching(["knots"], 9) == {}
    (news / "storm.txt").unlink()
    add_text(built, WordHashEncoder(), "Another note", "The kettle is cold.")
    assert undo(built, WordHashEncoder(), WordHashEncoder).name == OTHER
    assert built.article_count() == 4
    assert len(contents(built.folder).spans) == built.passage_count() >= 4
    assert_sound(built.folder)


def test_there_is_nothing_to_undo_at_first(built: Store) -> None:
    with pytest.raises(EditionNotFound, match="byline rebuild --full"):
        undo(built, WordHashEncoder(), WordHashEncoder)


def test_undo_needs_the_encoder_of_that_edition(built: Store) -> None:
    rebuild_all(built, WordHashEncoder(OTHER))
    with pytest.raises(EncoderMismatch, match="word-hash@1"):
        undo(built, WordHashEncoder(OTHER), lambda _location: WordHashEncoder("third-hash@3"))


def test_a_rebuild_is_refused_while_a_full_one_runs(built: Store, news: Path) -> None:
    def again() -> None:
        with (
            opened(built.folder) as other,
            pytest.raises(LibraryBusy, match=r"process \d+ .*since"),
        ):
            rebuild(other, WordHashEncoder(), [news])

    rebuild_all(built, WordHashEncoder(), on_progress=at(1, again))


def test_passages_cut_by_other_rules_are_made_anew(built: Store, news: Path) -> None:
    with raw(built.folder) as db:
        db.execute("UPDATE edition SET passage_rules = passage_rules + 1")
    rebuild_all(built, WordHashEncoder())
    assert len(rebuild(built, WordHashEncoder(), [news]).unchanged) == 3


def test_an_edition_that_is_not_sound_does_not_answer(built: Store) -> None:
    def damage() -> None:
        with raw(built.folder) as db:
            db.execute("DELETE FROM vector_2 WHERE passage = (SELECT min(passage) FROM vector_2)")

    with pytest.raises(LibraryDamaged, match="the one before still answers"):
        rebuild_all(built, WordHashEncoder(OTHER), on_progress=at(3, damage))
    assert built.editions()[0].encoder == "word-hash@1"


def test_a_disk_too_small_is_told_before_anything_is_done(
    built: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Disk", (), {"free": 100}))
    with pytest.raises(NoRoom, match=r"about \d+ bytes; 100 are free"):
        rebuild_all(built, WordHashEncoder(OTHER))
    assert len(built.editions()) == 1


def test_an_empty_library_can_change_its_encoder(store: Store) -> None:
    rebuild_all(store, WordHashEncoder(OTHER))
    add_text(store, WordHashEncoder(OTHER), "A note", "The kettle is on.")
    assert_sound(store.folder)


def test_vectors_that_another_process_saves_while_a_file_is_opened_are_not_taken(
    built: Store, encoder: WordHashEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = built.edition()
    assert edition
    ArticleIndex(built, encoder).save_cache()

    def switched_after(path: Path) -> Stamp | None:
        stamp = read_stamp(path)
        other = WordHashEncoder(OTHER)
        rebuild_all(built, other)
        monkeypatch.undo()  # of what is opened by the other process
        ArticleIndex(built, other).save_cache()
        return stamp

    monkeypatch.setattr("embeddings.followed.read_stamp", switched_after)
    query = encoder.encode_query("the wind reached the mole")
    found = FollowedVectors(built, edition).nearest(query, 100)
    assert set(found) == set(built.passage_ids(edition).tolist())


def test_a_library_that_was_switched_has_nothing_of_another_encoder_to_save(
    built: Store, encoder: WordHashEncoder
) -> None:
    index = ArticleIndex(built, encoder)
    rebuild_all(built, WordHashEncoder(OTHER))
    index.save_cache()
    assert not (built.folder / CACHE_NAME).exists()
