"""Which encoder a library is asked with: the one that made it, or the one that was asked for."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from embeddings.encoder import DEFAULT_ENCODER, SentenceEncoder, Vectors
from embeddings.engines.model_folder import model_folder
from embeddings.errors import EncoderMismatch
from qa.byline import Byline
from qa.settings import Settings

pytestmark = pytest.mark.slow

QUESTION = "How fast was the wind on Tuesday night?"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with the packaged model under another name, which is another encoder."""
    return shutil.copytree(model_folder(DEFAULT_ENCODER), tmp_path / "our-model")


@pytest.fixture
def library(tmp_path: Path, encoder: SentenceEncoder) -> Path:
    (tmp_path / "storm.txt").write_text(
        "A storm takes the roof of the mill\n\nThe wind reached ninety knots on Tuesday night. "
        "Nobody was hurt. The miller slept in the village hall.",
        "utf-8",
    )
    with Byline(tmp_path / "library", encoder=encoder) as byline:
        byline.rebuild(tmp_path / "storm.txt")
    return tmp_path / "library"


def named(library: Path, name: str) -> Byline:
    return Byline(library, settings=Settings(library=library, encoder=name))


def test_a_library_is_asked_with_the_encoder_that_made_it(library: Path, model: Path) -> None:
    with Byline(library) as serving, Byline(library) as other:
        assert "ninety knots" in serving.ask(QUESTION).text
        assert other.rebuild(encoder=model).unchanged
        assert "our-model@" in other.status().encoder
        serving.warm()
        assert "ninety knots" in serving.ask(QUESTION).text
        assert "ninety knots" in list(serving.stream(QUESTION))[-1].text
        assert serving.add_text("A note", "The kettle is on.").title == "A note"
        other.undo()
        assert "all-MiniLM-L6-v2@" in serving.status().encoder
        assert "ninety knots" in serving.ask(QUESTION).text
        assert serving.search("kettle")[0].passage.article.title == "A note"


def test_one_that_was_asked_for_by_name_and_is_another_is_refused(
    library: Path, model: Path
) -> None:
    with named(library, str(model)) as byline:
        both = r"all-MiniLM-L6-v2@\w+, not our-model@\w+.*byline rebuild --encoder"
        with pytest.raises(EncoderMismatch, match=both):
            byline.ask(QUESTION)
        byline.rebuild(full=True)
        assert "ninety knots" in byline.ask(QUESTION).text
    with named(library, "all-MiniLM-L6-v2") as byline, pytest.raises(EncoderMismatch):
        byline.search("wind")


def test_questions_are_answered_while_the_encoder_changes(library: Path, model: Path) -> None:
    ended = Event()
    answers: list[str] = []
    wrong: list[BaseException] = []

    def ask(byline: Byline) -> None:
        try:
            while not ended.is_set():
                answers.append(byline.ask(QUESTION).text)
        except BaseException as error:  # noqa: BLE001 (the test tells it)
            wrong.append(error)

    with Byline(library) as serving, Byline(library) as other:
        thread = Thread(target=ask, args=(serving,))
        thread.start()
        try:
            other.rebuild(encoder=model)
            other.undo()
        finally:
            ended.set()
            thread.join()
    assert not wrong
    assert answers
    assert all("ninety knots" in text for text in answers)


def test_an_encoder_that_changes_twice_during_a_question_is_followed(
    library: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Byline(library) as serving, Byline(library) as other:
        switches: list[Callable[[], object]] = [other.undo, lambda: other.rebuild(encoder=model)]

        class Switching(SentenceEncoder):
            """The real one; the library is switched just before it encodes a question."""

            def encode_query(self, text: str) -> Vectors:
                if switches and self is not other._following.parts.encoder:
                    switches.pop()()
                return super().encode_query(text)

        monkeypatch.setattr("qa.following.SentenceEncoder", Switching)
        serving._following.switch_to(Switching())
        assert "ninety knots" in serving.ask(QUESTION).text
        assert not switches
        switches += [other.undo, lambda: other.rebuild(encoder=model)]
        assert serving.search("wind")
        assert not switches
