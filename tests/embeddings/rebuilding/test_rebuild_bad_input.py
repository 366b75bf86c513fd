"""Rebuild: what is missing, and what cannot be read."""

import os
import re
import sys
from pathlib import Path

import pytest

from embeddings.errors import SourceNotFound
from embeddings.filters import Filter
from embeddings.library.store import Store
from embeddings.reading import MAX_BYTES
from embeddings.rebuilding.progress import Progress
from embeddings.rebuilding.rebuild import canonical_source, rebuild, remove
from tests.embeddings.library.library_checks import (
    assert_sound,
    names,
    reasons,
    reported,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder


def test_a_missing_path_is_an_error_and_is_not_remembered(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    with pytest.raises(SourceNotFound, match="nowhere"):
        rebuild(store, encoder, [tmp_path / "nowhere"])
    assert store.roots() == []


def test_a_folder_that_vanished_takes_nothing_with_it(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    news.rename(news.with_name("unplugged"))
    for allow_empty in (False, True):
        with pytest.raises(SourceNotFound, match=f"byline remove {re.escape(str(news))}$"):
            rebuild(built, encoder, allow_empty=allow_empty)
    assert built.article_count() == 3


def test_the_outermost_folder_that_is_missing_is_told_of(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    disk = tmp_path / "disk"
    for name in ("ebb", "tide"):
        file = disk / "news" / f"{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The {name}\n\nIt came in at six.")
        rebuild(store, encoder, [file])
    disk.rename(tmp_path / "unplugged")
    with pytest.raises(SourceNotFound, match=f"byline remove {re.escape(str(disk))}$"):
        rebuild(store, encoder)
    remove(store, str(disk))
    assert reported(rebuild(store, encoder)) == {}


def test_a_folder_that_is_empty_now_must_be_meant(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    for path in news.iterdir():
        path.unlink()
    with pytest.raises(SourceNotFound, match="--allow-empty"):
        rebuild(built, encoder)
    assert built.article_count() == 3
    assert len(rebuild(built, encoder, allow_empty=True).removed) == 3
    assert built.article_count() == 0
    assert reported(rebuild(built, encoder)) == {}


def test_a_single_file_that_has_gone_is_removed_and_asked_for_no_more(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    alone = news / "storm.txt"
    rebuild(store, encoder, [alone])
    alone.unlink()
    assert reported(rebuild(store, encoder)) == {"removed": ["storm.txt"]}
    assert reported(rebuild(store, encoder)) == {}


def test_adding_without_pruning_removes_nothing(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    (news / "storm.txt").unlink()
    assert "removed" not in reported(rebuild(built, encoder, [news], prune=False))
    assert built.article_count() == 3


def test_a_file_named_by_itself_stays_though_its_folder_does_not_list_it(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    draft = news / ".drafts" / "draft.txt"
    draft.parent.mkdir()
    draft.write_text("A draft\n\nNot yet for all.")
    rebuild(store, encoder, [news])
    rebuild(store, encoder, [draft])
    assert len(rebuild(store, encoder).unchanged) == 4
    assert store.article_count() == 4


def test_bad_files_are_named_with_a_reason_and_the_good_are_taken(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "blank.txt").write_bytes(b" \n\t\r\n")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (news / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (news / "latin.txt").write_bytes(
        "Das Café schließt\n\nEs war über Jahre voll.".encode("cp1252")
    )
    with (news / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    report = rebuild(store, encoder, [news])
    found = reasons(report)
    assert set(found) == {"empty.txt", "blank.txt", "binary.txt", "broken.pdf", "huge.txt"}
    assert found["empty.txt"].startswith("is empty")
    assert "binary" in found["binary.txt"]
    assert "20 MB" in found["huge.txt"]
    assert names(report.added) == ["harbour.txt", "latin.txt", "library.txt", "storm.txt"]
    latin = store.article(str(news / "latin.txt"))
    assert latin is not None
    assert "schließt" in latin.text
    again = rebuild(store, encoder, [news])
    assert reasons(again) == found
    assert names(again.unchanged) == names(report.added)
    assert_sound(store.folder)


def test_a_file_of_an_unknown_kind_is_named_when_it_is_given(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    (news / "sheet.xyz").write_text("Words")
    assert reported(rebuild(store, encoder, [news])) == {
        "added": ["harbour.txt", "library.txt", "storm.txt"]
    }
    report = rebuild(store, encoder, [news / "sheet.xyz"])
    assert "save it as" in reasons(report)["sheet.xyz"]


def test_a_bad_copy_of_a_good_file_loses_nothing(
    built: Store, news: Path, encoder: WordHashEncoder
) -> None:
    whole = (news / "storm.txt").read_bytes()
    (news / "storm.txt").write_bytes(b"")
    assert list(reasons(rebuild(built, encoder, [news]))) == ["storm.txt"]
    assert built.article_count() == 3
    (news / "storm.txt").write_bytes(whole)
    report = rebuild(built, encoder, [news])
    assert (len(report.unchanged), report.unreadable) == (3, [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
@pytest.mark.parametrize("suffix", [".txt", ".urls"])
def test_a_name_that_is_no_text_stops_nothing(
    store: Store, news: Path, encoder: WordHashEncoder, suffix: str
) -> None:
    path = os.fsencode(news) + b"/caf\xe9" + suffix.encode()
    Path(os.fsdecode(path)).write_text("Café\n\nIt is open.")
    seen: list[Progress] = []
    report = rebuild(store, encoder, [news], on_progress=seen.append)
    assert len(report.added) == 3
    ((name, reason),) = reasons(report).items()
    assert (name, "rename" in reason) == (f"caf?{suffix}", True)
    assert all(one.source.encode() is not None for one in seen)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_regular_file_is_named_and_not_waited_for(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "regular file" in reasons(rebuild(store, encoder, [pipe]))["pipe.txt"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("http://quay.example/\udcff", "is no address"),
        ("http://quay.example/\0", "is no path or address"),
        ("tide\0.txt", "is no path or address"),
        ("\ud800.txt", "leads nowhere"),
    ],
)
def test_what_can_be_no_place_is_none(place: str, told: str) -> None:
    with pytest.raises(SourceNotFound, match=told):
        canonical_source(place)


def test_a_link_that_leads_to_itself_is_no_place(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    with pytest.raises(SourceNotFound, match=r"round\.txt"):
        rebuild(store, encoder, [tmp_path / "round.txt"])
    assert Filter(sources=(str(tmp_path / "round.txt"),)).condition()


def test_a_name_that_begins_like_a_home_is_a_name(
    store: Store, tmp_path: Path, encoder: WordHashEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~draft.txt").write_text("The tide\n\nIt came in at six.")
    assert rebuild(store, encoder, ["~draft.txt"]).added == [str(tmp_path / "~draft.txt")]
    remove(store, canonical_source("~draft.txt"))
    assert store.article_count() == 0
