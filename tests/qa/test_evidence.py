"""Evidence with and without the reader, on the sample articles, with the real models."""

import shutil
from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.reader import weights
from qa.samples import ARTICLES
from qa.settings import Settings

pytestmark = pytest.mark.slow
QUESTION = "How long is the Lantern Bridge?"


@pytest.fixture
def without_reader(
    encoder: SentenceEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Byline:
    copied = tmp_path / "weights"
    shutil.copytree(weights.PACKAGED, copied)
    (copied / weights.NETWORK).unlink()
    monkeypatch.setattr(weights, "PACKAGED", copied)
    folder = tmp_path / "library"
    byline = Byline(folder, settings=Settings(library=folder), encoder=encoder)
    byline.rebuild(ARTICLES)
    return byline


def test_without_its_reader_byline_answers_by_sentences_and_says_so(
    without_reader: Byline, samples: Byline
) -> None:
    assert without_reader.status().missing == ""
    answer = without_reader.ask(QUESTION)
    assert answer.sentences
    assert answer.short is None
    assert "reader.onnx is missing" in answer.note
    assert "pip install" in answer.note
    assert without_reader.status().missing == answer.note
    assert "\n" not in answer.note
    assert samples.ask(QUESTION).note == ""
    assert list(without_reader.stream(QUESTION))[-1].note == answer.note
