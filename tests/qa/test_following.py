"""What asks a library that is switched to another encoder."""

from pathlib import Path
from threading import Event, Thread

import pytest

from embeddings.errors import EncoderUnavailable
from qa.byline import Byline
from qa.settings import Settings
from tests.embeddings.word_hash_encoder import WordHashEncoder

OTHER = "other-hash@2"


def test_an_encoder_that_several_threads_want_is_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, other_is_at_it = list[str](), Event()

    def open_slowly(name: str) -> WordHashEncoder:
        opened.append(name)
        if len(opened) == 1:
            other.start()
            other_is_at_it.wait(0.3)  # which it must not be: the first has not done
        other_is_at_it.set()
        return WordHashEncoder(name)

    monkeypatch.setattr("qa.following.SentenceEncoder", open_slowly)
    with Byline(tmp_path, encoder=WordHashEncoder()) as making:
        making.add_text("A note", "The kettle is on.")
    settings = Settings(library=tmp_path)
    with Byline(tmp_path, encoder=WordHashEncoder(), settings=settings, follows=True) as asked:
        with Byline(tmp_path, encoder=WordHashEncoder()) as making:
            making.rebuild(encoder=WordHashEncoder(OTHER))
        other = Thread(target=asked.search, args=("kettle",))
        assert asked.search("kettle")
        other.join()
    assert opened == [OTHER]


def test_a_library_that_had_an_encoder_which_is_not_to_be_had_is_asked_again_with_another(
    tmp_path: Path,
) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder()) as making:
        making.add_text("A note", "The kettle is on.")
        making.rebuild(encoder=WordHashEncoder(OTHER))
    with Byline(tmp_path, encoder=WordHashEncoder(), follows=True) as asked:
        with pytest.raises(EncoderUnavailable, match="Name the folder"):
            asked.search("kettle")
        with Byline(tmp_path, encoder=WordHashEncoder()) as making:
            making.undo()
        assert asked.search("kettle")


def test_a_library_whose_encoder_is_not_to_be_had_any_more_gets_another(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=WordHashEncoder(OTHER)) as making:
        making.add_text("A note", "The kettle is on.")
    with Byline(tmp_path, encoder=WordHashEncoder(), follows=True) as asked:
        with pytest.raises(EncoderUnavailable, match="byline rebuild --encoder"):
            asked.search("kettle")
        asked.rebuild(encoder=WordHashEncoder())
        assert asked.search("kettle")
