"""Rebuild: what is reported, what is encoded, and that the way to a library does not matter."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import rebuild as rebuild_module
from embeddings.encoder import SentenceEncoder
from embeddings.errors import LibraryBusy, SourceNotFound, UnreadableArticle
from embeddings.reading import MAX_BYTES
from embeddings.rebuild import Progress, RebuildReport, add_text, rebuild, remove
from embeddings.store import Store
from tests.embeddings.library_checks import (
    assert_equals_a_fresh_build,
    assert_sound,
    contents,
    opened,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

ROOT = Path(__file__).parents[2]
HOLD_THE_LOCK = """
import sys
from pathlib import Path
from embeddings.rebuild import rebuild
from embeddings.store import Store
from tests.embeddings.word_hash_encoder import WordHashEncoder

def wait(progress):
    print("inside", flush=True)
    sys.stdin.readline()

rebuild(Store(Path(sys.argv[1])), WordHashEncoder(), [Path(sys.argv[2])], on_progress=wait)
"""


class StoppedError(Exception):
    """What a person who presses Stop makes on_progress raise."""


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


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article is stored as soon as it is read."""
    monkeypatch.setattr(rebuild_module, "BATCH_PASSAGES", 1)


# What is reported, and what is encoded


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
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    assert len(encoder.encoded) == store.passage_count()
    encoder.encoded.clear()
    (news / "storm.txt").write_text("A storm\n\nIt was small.")
    rebuild(store, encoder, [news])
    assert encoder.encoded == ["A storm\nA storm\n\nIt was small."]


def test_bytes_that_change_without_the_text_are_not_encoded_again(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    encoder.encoded.clear()
    storm = news / "storm.txt"
    storm.write_bytes(storm.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert len(rebuild(store, encoder, [news]).unchanged) == 3
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


# What is missing, and what cannot be read


def test_a_missing_path_is_an_error_and_is_not_remembered(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    with pytest.raises(SourceNotFound, match="nowhere"):
        rebuild(store, encoder, [tmp_path / "nowhere"])
    assert store.roots() == []


def test_a_folder_that_vanished_takes_nothing_with_it(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    news.rename(news.with_name("unplugged"))
    for allow_empty in (False, True):
        with pytest.raises(SourceNotFound, match="not there"):
            rebuild(store, encoder, allow_empty=allow_empty)
    assert store.article_count() == 3


def test_a_folder_that_is_empty_now_must_be_meant(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    for path in news.iterdir():
        path.unlink()
    with pytest.raises(SourceNotFound, match="--allow-empty"):
        rebuild(store, encoder)
    assert store.article_count() == 3
    assert len(rebuild(store, encoder, allow_empty=True).removed) == 3
    assert store.article_count() == 0
    assert reported(rebuild(store, encoder)) == {}


def test_a_single_file_that_has_gone_is_removed_and_asked_for_no_more(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    alone = news / "storm.txt"
    rebuild(store, encoder, [alone])
    alone.unlink()
    assert reported(rebuild(store, encoder)) == {"removed": ["storm.txt"]}
    assert reported(rebuild(store, encoder)) == {}


def test_adding_without_pruning_removes_nothing(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    (news / "storm.txt").unlink()
    assert "removed" not in reported(rebuild(store, encoder, [news], prune=False))
    assert store.article_count() == 3


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
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(store, encoder, [news])
    whole = (news / "storm.txt").read_bytes()
    (news / "storm.txt").write_bytes(b"")
    assert list(reasons(rebuild(store, encoder, [news]))) == ["storm.txt"]
    assert store.article_count() == 3
    (news / "storm.txt").write_bytes(whole)
    report = rebuild(store, encoder, [news])
    assert (len(report.unchanged), report.unreadable) == (3, [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_stops_nothing(
    store: Store, news: Path, encoder: WordHashEncoder
) -> None:
    Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9.txt")).write_text("Café\n\nIt is open.")
    seen: list[Progress] = []
    report = rebuild(store, encoder, [news], on_progress=seen.append)
    assert len(report.added) == 3
    ((name, reason),) = reasons(report).items()
    assert (name, "rename" in reason) == ("caf?.txt", True)
    assert all(one.source.encode() is not None for one in seen)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_regular_file_is_named_and_not_waited_for(
    store: Store, tmp_path: Path, encoder: WordHashEncoder
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "regular file" in reasons(rebuild(store, encoder, [pipe]))["pipe.txt"]


# Stopped, and at once


@pytest.mark.usefixtures("small_batches")
def test_a_rebuild_that_is_stopped_keeps_what_it_stored_and_can_go_on(
    store: Store, news: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        rebuild(store, encoder, [news], on_progress=stop)
    kept = store.article_count()
    assert 1 <= kept < 3
    assert_sound(store.folder)
    encoder.encoded.clear()
    report = rebuild(store, encoder)
    assert (len(report.added), len(report.unchanged)) == (3 - kept, kept)
    assert_equals_a_fresh_build(store.folder, news, WordHashEncoder(), tmp_path / "fresh")


def test_a_second_rebuild_at_once_is_refused(
    store: Store, news: Path, library: Path, encoder: WordHashEncoder
) -> None:
    refused: list[LibraryBusy] = []

    def again(progress: Progress) -> None:
        with opened(library) as other, pytest.raises(LibraryBusy, match="running") as caught:
            rebuild(other, WordHashEncoder(), [news])
        refused.append(caught.value)

    rebuild(store, encoder, [news], on_progress=again)
    assert refused
    assert len(rebuild(store, encoder, [news]).unchanged) == 3


def test_a_second_rebuild_in_another_process_is_refused_until_that_one_ends(
    store: Store, news: Path, library: Path, encoder: WordHashEncoder
) -> None:
    words = [sys.executable, "-c", HOLD_THE_LOCK, str(library), str(news)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(LibraryBusy):
            rebuild(store, encoder, [news])
        child.kill()
    assert len(rebuild(store, encoder, [news]).added) == 3


def test_an_article_can_be_added_while_a_rebuild_runs(
    store: Store, news: Path, library: Path, encoder: WordHashEncoder
) -> None:
    def paste(progress: Progress) -> None:
        with opened(library) as other:
            add_text(other, WordHashEncoder(), f"Note {progress.done}", "Something was pasted.")

    rebuild(store, encoder, [news], on_progress=paste)
    pasted = [one for one in store.articles() if one.source.startswith("pasted/")]
    assert pasted
    assert store.article_count() == 3 + len(pasted)
    assert_sound(library)


# Pasted


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
    with pytest.raises(UnreadableArticle, match="empty"):
        add_text(store, encoder, "A title", " \n ")
    assert store.article_count() == 0


# Any way there

SENTENCES = (
    "The harbour opens again.",
    "Fishermen returned on Monday, and the wind fell.",
    "Nobody was hurt!",
    "東京は晴れ。",
    "Mayor Ilse Brandt said: “We waited a year.”",
    "Der Preis stieg auf 3,5 Kronen.",
    "The council met for nine hours and then for nine more, " * 12 + "and went home.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map("\n\n".join)
file_names = st.sampled_from(["a.txt", "b.txt", "c.txt", "d.text", "sub/a.txt", "sub/e.txt"])
writes = st.tuples(file_names, texts)
deletions = st.tuples(file_names, st.none())
steps = st.lists(st.lists(writes | writes | deletions, max_size=4), min_size=1, max_size=4)


def apply(folder: Path, operations: list[tuple[str, str | None]]) -> None:
    for name, text in operations:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")


@settings(max_examples=15)
@given(steps)
def test_adding_changing_and_removing_in_any_order_equals_a_fresh_build(
    steps: list[list[tuple[str, str | None]]],
) -> None:
    assert_any_way_is_the_same(steps, WordHashEncoder())


@pytest.mark.slow
def test_any_order_equals_a_fresh_build_with_the_real_encoder(
    real_encoder: SentenceEncoder,
) -> None:
    first: list[tuple[str, str | None]] = [("a.txt", SENTENCES[6]), ("b.txt", SENTENCES[4])]
    second: list[tuple[str, str | None]] = [("a.txt", SENTENCES[1]), ("sub/e.txt", SENTENCES[2])]
    third: list[tuple[str, str | None]] = [("b.txt", None), ("a.txt", "\n\n".join(SENTENCES))]
    assert_any_way_is_the_same([first, second, third], real_encoder)


def assert_any_way_is_the_same(
    steps: list[list[tuple[str, str | None]]], encoder: WordHashEncoder | SentenceEncoder
) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        news = place / "news"
        news.mkdir()
        for operations in steps:
            apply(news, operations)
            with opened(place / "library") as store:
                rebuild(store, encoder, [news], allow_empty=True)
            assert_sound(place / "library")
        assert_equals_a_fresh_build(place / "library", news, encoder, place / "fresh")
