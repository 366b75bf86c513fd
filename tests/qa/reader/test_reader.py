"""The packaged reader, with its real weights."""

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.reader import ExtractiveReader, ReaderUnavailable

BRIDGE = (
    "The Lantern Bridge was opened on 4 May 1902 by Mayor Ada Quill. It cost £12,400 and "
    "replaced a ferry that had crossed the Tamsel for two centuries."
)
STORM = "Storm Agda damaged 300 houses in Tesselby on Tuesday night, the council said."


@pytest.fixture(scope="module")
def reader() -> ExtractiveReader:
    return ExtractiveReader(threads=1)


def _answer(reader: ExtractiveReader, question: str, passage: str) -> str:
    reading = reader.read(question, [passage])[0]
    return passage[reading.start : reading.end]


def test_short_answers_are_the_words_of_the_passage(reader: ExtractiveReader) -> None:
    assert _answer(reader, "Who opened the Lantern Bridge?", BRIDGE) in {
        "Mayor Ada Quill",
        "Ada Quill",
    }
    assert _answer(reader, "How many houses did Storm Agda damage?", STORM) == "300"


def test_the_passage_that_answers_comes_first(reader: ExtractiveReader) -> None:
    storm, bridge = reader.read("Who opened the Lantern Bridge?", [STORM, BRIDGE])
    assert bridge.relevance > storm.relevance
    assert bridge.answers > 0.7
    assert storm.answers < 0.3


def test_a_silent_passage_is_told_from_one_that_answers(reader: ExtractiveReader) -> None:
    answered = reader.read("How many houses did Storm Agda damage?", [STORM])[0]
    silent = reader.read("What is the capital of Peru?", [STORM])[0]
    assert silent.answers < 0.3
    assert answered.answers > 0.7


def test_the_order_and_company_of_passages_change_nothing(reader: ExtractiveReader) -> None:
    question = "When was the Lantern Bridge opened?"
    together = reader.read(question, [STORM * 9, BRIDGE, "A ferry."])
    for reading, passage in zip(together, [STORM * 9, BRIDGE, "A ferry."], strict=True):
        alone = reader.read(question, [passage])[0]
        assert (alone.start, alone.end) == (reading.start, reading.end)
        assert math.isclose(alone.answers, reading.answers, rel_tol=1e-6)


def test_shares_of_the_sentences_add_up(reader: ExtractiveReader) -> None:
    reading = reader.read("What did the bridge cost?", [BRIDGE])[0]
    border = BRIDGE.index("It cost")
    first, second = reading.share(0, border), reading.share(border, len(BRIDGE))
    assert math.isclose(first + second, 1, abs_tol=1e-4)
    assert second > first


@pytest.mark.parametrize("passage", ["", "   \n", "\u200b"])
def test_a_passage_without_words_answers_nothing(reader: ExtractiveReader, passage: str) -> None:
    reading = reader.read("Who?", [passage])[0]
    assert reading.start == reading.end
    assert reading.answers == 0
    assert reading.share(0, 100) == 0


def test_nothing_asked_or_nothing_to_read(reader: ExtractiveReader) -> None:
    assert reader.read("Who opened the bridge?", []) == []
    assert [each.answers for each in reader.read("", [BRIDGE, STORM])] == [0, 0]


def test_a_long_passage_is_read_to_its_end(reader: ExtractiveReader) -> None:
    filler = "The council met again and put the matter off until the spring. " * 60
    passage = filler + BRIDGE
    assert "Ada Quill" in _answer(reader, "Who opened the Lantern Bridge?", passage)
    assert "Ada Quill" in _answer(reader, "Who opened the Lantern Bridge?", BRIDGE + filler)


def test_a_very_long_question_is_cut(reader: ExtractiveReader) -> None:
    reading = reader.read("Who opened the Lantern Bridge? " * 200, [BRIDGE])[0]
    assert 0 <= reading.start <= reading.end <= len(BRIDGE)


def test_answers_are_exact_around_characters_of_many_bytes(reader: ExtractiveReader) -> None:
    passage = "🌊 日本語 — “naïve” Café Ångström, opened by Zoë Ørsted in 1999 🎉."
    assert _answer(reader, "Who opened the café?", passage) == "Zoë Ørsted"
    assert _answer(reader, "When did the café open?", passage) in {"1999", "in 1999"}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(passage=st.text(max_size=300), question=st.text(max_size=60))
def test_any_text_gives_whole_words_of_it(
    reader: ExtractiveReader, passage: str, question: str
) -> None:
    reading = reader.read(question, [passage])[0]
    answer = passage[reading.start : reading.end]
    assert 0 <= reading.start <= reading.end <= len(passage)
    assert answer == answer.strip()
    assert 0 <= reading.span <= 1
    assert 0 <= reading.answers <= 1
    for place in (reading.start, reading.end):
        cut = passage[max(0, place - 1) : place + 1]
        assert not answer or len(cut) < 2 or not cut.isalnum()


def test_a_folder_without_a_reader_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable, match=r"missing\. A reader's folder needs reader\.onnx"):
        ExtractiveReader(tmp_path)


def test_without_packaged_files_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.reader.reader.PACKAGED", tmp_path)
    with pytest.raises(ReaderUnavailable, match="pip install"):
        ExtractiveReader()
