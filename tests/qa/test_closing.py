"""A library that was closed is not opened again in silence."""

from pathlib import Path

import pytest

from embeddings.errors import LibraryClosed
from qa.byline import Byline
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
