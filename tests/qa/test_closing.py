"""A library that was closed is not opened again in silence."""

import gc
import weakref
from pathlib import Path

import pytest

from embeddings.errors import LibraryClosed, NoRoom
from qa.byline import Byline
from qa.libraries import Libraries
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder


def test_whatever_is_asked_of_a_closed_library_says_so(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder()) as byline:
        byline.add_text("The pier", "Ada Brook opened the pier on Monday.")
    for work in (
        lambda: byline.ask("Who opened the pier?"),
        lambda: byline.search("pier"),
        lambda: byline.add_text("The kiosk", "Eli Rask runs it."),
        lambda: list(byline.articles()),
        byline.status,
    ):
        with pytest.raises(LibraryClosed, match="Open it again"):
            work()
    byline.close()  # twice is once


def test_one_that_nobody_holds_is_let_go_at_once_with_its_models(tmp_path: Path) -> None:
    byline = Byline(tmp_path, encoder=WordHashEncoder())
    byline.add_text("The pier", "Ada Brook opened the pier on Monday.")
    assert byline.search("pier")
    held = weakref.ref(byline)
    gc.disable()  # which looks for circles seldom, however large they are
    try:
        del byline
        assert held() is None
    finally:
        gc.enable()


def test_one_library_that_cannot_be_closed_leaves_none_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.libraries.ARTICLES", Path(__file__))  # all of them take seconds
    monkeypatch.setattr("qa.libraries.samples_folder", lambda _: tmp_path / "samples")
    libraries = Libraries(Settings(library=tmp_path / "own"), WordHashEncoder())
    own, samples = libraries.own(), libraries.samples()

    def failing() -> None:
        raise NoRoom("The disk fails. Look at it.")

    for one, other in ((own, samples), (samples, own)):
        with monkeypatch.context() as patch:
            patch.setattr(one, "close", failing)
            with pytest.raises(NoRoom):
                libraries.close()
        with pytest.raises(LibraryClosed):
            other.status()
