"""A library whose folder is moved takes along what was uploaded into it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from embeddings.errors import LibraryNotFound, SourceNotFound
from embeddings.fetching import Fetcher
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import rebuild
from tests.embeddings.library.library_checks import assert_sound, reported
from tests.embeddings.word_hash_encoder import WordHashEncoder


@pytest.fixture
def uploads(tmp_path: Path, encoder: WordHashEncoder) -> Path:
    """Where the uploads of a library were, each a root of its own; it has the news beside them."""
    kept = tmp_path / "before" / "articles"
    kept.mkdir(parents=True)
    store = Store(kept.parent)
    for name in ("ebb", "tide"):
        file = kept / f"{name}.txt"
        file.write_text(f"The {name}\n\nIt came in at six, and the {name} was high.", "utf-8")
        rebuild(store, encoder, [file], prune=False)
    store.close()
    encoder.encoded.clear()
    return kept


@pytest.fixture
def after(uploads: Path) -> Iterator[Store]:
    """The library, somewhere else."""
    uploads.parent.rename(uploads.parents[1] / "after")
    store = Store(uploads.parents[1] / "after")
    yield store
    store.close()


def test_a_rebuild_follows_the_uploads_and_encodes_nothing(
    after: Store, news: Path, encoder: WordHashEncoder
) -> None:
    rebuild(after, encoder, [news])
    encoder.encoded.clear()
    done = reported(rebuild(after, encoder))
    assert (done["added"], done["removed"]) == (["ebb.txt", "tide.txt"],) * 2
    assert len(done["unchanged"]) == 3
    assert encoder.encoded == []
    kept = after.folder.resolve() / "articles"
    assert after.roots() == sorted(map(str, [kept / "ebb.txt", kept / "tide.txt", news]))
    assert after.article_count() == 5
    assert len(rebuild(after, encoder).unchanged) == 5
    assert_sound(after.folder)


def test_a_folder_of_uploads_is_followed_too(
    uploads: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    store = Store(uploads.parent)
    rebuild(store, encoder, [uploads])
    store.close()
    uploads.parent.rename(tmp_path / "after")
    store = Store(tmp_path / "after")
    assert reported(rebuild(store, encoder))["removed"] == ["ebb.txt", "tide.txt"]
    assert all(root.startswith(str(store.folder)) for root in store.roots())
    assert len(rebuild(store, encoder).unchanged) == 2
    store.close()


@pytest.mark.parametrize("text", [None, "Another text of the same name."])
def test_what_is_not_the_same_is_not_taken_for_it(
    after: Store, encoder: WordHashEncoder, text: str | None
) -> None:
    file = after.folder / "articles" / "tide.txt"
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    with pytest.raises(SourceNotFound, match="not there any more"):
        rebuild(after, encoder)
    assert after.article_count() == 2
    assert {Path(root).parts[-3] for root in after.roots()} == {"before"}


def test_another_library_in_the_old_place_takes_nothing_away(
    after: Store, uploads: Path, encoder: WordHashEncoder
) -> None:
    uploads.mkdir(parents=True)
    (uploads / "pier.txt").write_text("The pier\n\nIt was opened on a Monday.", "utf-8")
    assert reported(rebuild(after, encoder))["added"] == ["ebb.txt", "tide.txt"]
    kept = after.folder.resolve() / "articles"
    assert after.roots() == [str(kept / "ebb.txt"), str(kept / "tide.txt")]


def test_what_is_too_large_by_now_keeps_what_it_said_and_is_followed_once_it_may_be_read(
    after: Store, encoder: WordHashEncoder
) -> None:
    rebuild(after, encoder, fetcher=Fetcher(most=50))
    assert sorted(Path(one.source).parts[-3] for one in after.articles()) == ["after", "before"]
    assert [Path(one).name for one in after.roots() if "before" in one] == ["tide.txt"]
    rebuild(after, encoder)
    assert after.article_count() == 2
    assert {Path(root).parts[-3] for root in after.roots()} == {"after"}


def test_a_copy_reads_its_own_copies(
    uploads: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    copytree(uploads.parent, tmp_path / "after")
    (uploads / "ebb.txt").write_text("What the other library says now.", "utf-8")
    store = Store(tmp_path / "after")
    assert reported(rebuild(store, encoder))["removed"] == ["ebb.txt", "tide.txt"]
    assert encoder.encoded == []
    kept = store.folder.resolve() / "articles"
    assert store.roots() == [str(kept / "ebb.txt"), str(kept / "tide.txt")]
    store.close()
    original = Store(uploads.parent)
    assert reported(rebuild(original, encoder))["changed"] == ["ebb.txt"]
    assert len(rebuild(original, encoder).unchanged) == 2
    original.close()


def test_a_file_elsewhere_is_read_there_though_the_same_was_uploaded(
    uploads: Path, encoder: WordHashEncoder, tmp_path: Path
) -> None:
    own = tmp_path / "articles" / "tide.txt"  # beside the library's folder
    own.parent.mkdir()
    own.write_bytes((uploads / "tide.txt").read_bytes())
    store = Store(uploads.parent)
    rebuild(store, encoder, [own], prune=False)
    own.write_text("The tide\n\nIt was low.", "utf-8")
    assert reported(rebuild(store, encoder))["changed"] == ["tide.txt"]
    assert str(own) in store.roots()
    store.close()


def test_one_that_is_moved_while_it_is_open_is_not_written_to_and_leaves_nothing_behind(
    built: Store, encoder: WordHashEncoder
) -> None:
    moved = built.folder.rename(built.folder.with_name("moved"))
    with pytest.raises(LibraryNotFound, match="--library FOLDER"):
        rebuild(built, encoder)
    assert not built.folder.exists()
    assert_sound(moved)
