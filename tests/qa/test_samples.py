"""The samples where nothing can be kept, as in a container whose file system is read-only."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from qa.libraries import Libraries
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder

if TYPE_CHECKING:
    from embeddings.encoder import SentenceEncoder


def test_they_answer_from_a_folder_that_goes_with_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("no folder can be made here")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("qa.libraries.ARTICLES", Path(__file__))  # all of them take seconds
    monkeypatch.setattr("qa.libraries.samples_folder", lambda _: tmp_path / "cache" / "samples")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    encoder = cast("SentenceEncoder", WordHashEncoder())
    libraries = Libraries(Settings(library=tmp_path / "own"), encoder)
    samples = libraries.reading().status()
    assert samples.samples
    assert samples.folder.parent == temporary
    libraries.close()
    assert not list(temporary.iterdir())
