"""A folder in which nobody may look: nothing is taken for gone, and nothing else is held up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from embeddings.errors import SourceNotFound
from embeddings.library.store import Store
from embeddings.reading import find_files
from embeddings.rebuilding.files import raw_bytes
from embeddings.rebuilding.rebuild import rebuild
from embeddings.rebuilding.survey import survey
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = pytest.mark.skipif(
    not hasattr(os, "seteuid"), reason="folders are protected otherwise here"
)


@pytest.fixture
def news() -> Iterator[Path]:
    """A folder that anybody may reach, with an article."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "tide.txt").write_text("The tide came in.")
        yield Path(folder).resolve()
        Path(folder).chmod(0o755)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Without the rights of an administrator, who may look anywhere."""
    asked = os.geteuid()
    if asked == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(asked)


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_file_in_a_folder_that_may_not_be_searched_is_not_gone(news: Path, mode: int) -> None:
    file = news / "tide.txt"
    news.chmod(mode)
    with as_somebody_else(), pytest.raises(SourceNotFound, match=r"tide.txt cannot be opened"):
        survey([file], [str(file)], allow_empty=True)


def test_a_file_that_may_be_listed_and_not_opened_is_named(news: Path) -> None:
    news.chmod(0o444)
    with as_somebody_else():
        (file,) = find_files(news)
        assert str(raw_bytes(file, 99)).startswith("cannot be opened (Permission denied)")


def test_a_folder_below_that_may_not_be_looked_into_holds_nothing_up(
    news: Path, store: Store, encoder: WordHashEncoder
) -> None:
    shut = news / "shut"
    shut.mkdir()
    (shut / "ebb.txt").write_text("The ebb came next.")
    assert len(rebuild(store, encoder, [news]).added) == 2
    shut.chmod(0)
    known = [origin.path for origin in store.origins()]
    (news / "wave.txt").write_text("A wave came last.")
    with as_somebody_else():
        read, gone = survey([news], known, allow_empty=False)
        assert str(raw_bytes(shut, 99)).startswith("is a folder that cannot be listed")
    assert read == [shut, news / "tide.txt", news / "wave.txt"]
    assert not gone


def test_a_folder_below_that_may_be_listed_and_not_searched_holds_nothing_up(news: Path) -> None:
    half = news / "half"
    half.mkdir()
    (half / "ebb.txt").write_text("The ebb came next.")
    half.chmod(0o444)
    known = [str(half / "ebb.txt"), str(news / "tide.txt")]
    with as_somebody_else():
        assert survey([news], known, allow_empty=False) == ([Path(one) for one in known], [])


def test_a_link_that_leads_where_one_may_not_look_holds_nothing_up(news: Path) -> None:
    with TemporaryDirectory() as shut:
        (Path(shut) / "ebb.txt").write_text("The ebb came next.")
        (news / "ebb.txt").symlink_to(Path(shut) / "ebb.txt")
        Path(shut).chmod(0)
        with as_somebody_else():
            assert list(find_files(news)) == [news / "tide.txt"]
        Path(shut).chmod(0o755)
