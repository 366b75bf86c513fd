"""Rebuild: what is reported, what is encoded, what is pasted."""

from pathlib import Path

import pytest

from embeddings.errors import UnreadableArticle
from embeddings.library.store import Store
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import add_text, rebuild, remove
from tests.embeddings.library.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    contents,
    reported,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder


def test_each_file_is_reported_once_as_what_happened_to_it(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    assert reported(rebuild(store, encoder, [news])) == {
        "added": ["harbour.txt", "library.txt", "storm.txt"]
    }
    (news / "whale.txt").write_text("A whale\n\nA whale was seen in the bay.")
    (news / "harbour.txt").write_text("The harbour closes\n\nIt was open for a day.")
    (news / "storm.txt").unlink()
    report = rebuild(store, encoder, [news])
    assert reported(report) == {
        "added": ["whale.txt"],
        "changed": ["harbour.txt"],
        "removed": ["storm.txt"],
        "unchanged": ["library.txt"],
    }
    assert str(report) == "1 added, 1 changed, 1 removed, 1 unchanged, 0 unreadable"
    assert_sound(store.folder)


def test_files_of_other_kinds_are_counted_and_told(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    for name in ("old.doc", "new.DOC", "inside/map.png", "README"):
        (news / name).parent.mkdir(exist_ok=True)
        (news / name).write_text("x")
    report = rebuild(store, encoder, [news])
    assert len(report.added) == 3
    assert report.left_out == {".doc": 2, ".png": 1, "": 1}
    assert "2 .doc, " in report.left_out_line()
    assert "1 without an ending" in report.left_out_line()
    assert rebuild(store, encoder, [news / "storm.txt"]).left_out_line() == ""
    assert rebuild(store, encoder, [news, news / "inside"]).left_out == report.left_out


def test_without_a_path_all_that_was_added_is_read_again(
    store: Store, news: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    alone = tmp_path / "alone.txt"
    alone.write_text("Alone\n\nOne article by itself.")
    rebuild(store, encoder, [news])
    rebuild(store, encoder, [alone])
    (news / "storm.txt").unlink()
    alone.write_text("Alone\n\nOne article by itself, changed.")
    report = rebuild(store, encoder)
    assert reported(report) == {
        "changed": ["alone.txt"],
        "removed": ["storm.txt"],
        "unchanged": ["harbour.txt", "library.txt"],
    }


def test_what_is_unchanged_is_not_encoded_again(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    assert len(encoder.encoded) == built.passage_count()
    encoder.encoded.clear()
    (news / "storm.txt").write_text("A storm\n\nIt was small.")
    rebuild(built, encoder, [news])
    assert encoder.encoded == ["A storm\nA storm\n\nIt was small."]


def test_what_is_moved_renamed_or_copied_keeps_its_vectors(
    built: Store, news: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    encoder.encoded.clear()
    (news / "old").mkdir()
    (news / "storm.txt").rename(news / "old" / "gale.txt")
    (news / "copied.txt").write_bytes((news / "harbour.txt").read_bytes())
    report = rebuild(built, encoder, [news])
    assert reported(report) == {
        "added": ["copied.txt", "gale.txt"],
        "removed": ["storm.txt"],
        "unchanged": ["harbour.txt", "library.txt"],
    }
    assert encoder.encoded == []
    assert_sound(built.folder)
    assert_equals_a_fresh_build(built.folder, news, encoder, tmp_path / "fresh")


def test_bytes_that_change_without_the_text_are_not_encoded_again(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    encoder.encoded.clear()
    storm = news / "storm.txt"
    storm.write_bytes(storm.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert len(rebuild(built, encoder, [news]).unchanged) == 3
    assert encoder.encoded == []


def test_particulars_that_change_alone_are_kept_and_not_encoded(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    page = news / "page.md"
    page.write_text("---\ntitle: A page\nauthor: Ana Ruiz\n---\n\nSomething happened in May.\n")
    rebuild(store, encoder, [news])
    before = contents(store.folder)
    encoder.encoded.clear()
    page.write_text("---\ntitle: A page\nauthor: Jo Okafor\n---\n\nSomething happened in May.\n")
    report = rebuild(store, encoder, [news])
    assert reported(report)["changed"] == ["page.md"]
    assert encoder.encoded == []
    article = store.article(str(page))
    assert article is not None
    assert article.authors == ("Jo Okafor",)
    assert contents(store.folder).spans == before.spans
    assert_sound(store.folder)


def test_progress_ends_at_the_total(store: Store, news: Path, encoder: WordHashEncoder) -> None:
    seen: list[Progress] = []
    rebuild(store, encoder, [news], on_progress=seen.append)
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert {one.total for one in seen} == {3}
    assert (seen[-1].done, seen[-1].source) == (3, str(news / "storm.txt"))


def test_a_pasted_article_is_kept_by_later_rebuilds(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    pasted = add_text(store, encoder, "A note", "The kettle is on. Tea at four.")
    assert add_text(store, encoder, "A note", "The kettle is on. Tea at four.") == pasted
    rebuild(store, encoder, [news])
    rebuild(store, encoder)
    assert store.article(pasted.source) == pasted
    remove(store, pasted.source)
    assert store.article(pasted.source) is None
    assert_sound(store.folder)


def test_pasting_nothing_is_an_error(store: Store, encoder: WordHashEncoder) -> None:
    with pytest.raises(UnreadableArticle, match="There is no text"):
        add_text(store, encoder, "A title", " \n ")
    assert store.article_count() == 0
