"""The packaged verifier, with its real weights."""

from pathlib import Path

import pytest

from embeddings.sentences import Span
from qa.reader.lazy import Lazy
from qa.verifier.verifier import Verifier

SOURCE = (
    "The town of Tesselby repaired its Mill Bridge for 40 crowns, the mayor, Ines Hallvard, said "
    "on 12 April. The harbour master, Joren Malk, thanked the 60 workers."
)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(threads=1)


@pytest.mark.parametrize(
    ("true", "false", "wrong"),
    [
        ("The repair cost 40 crowns.", "The repair cost 60 crowns.", "60"),
        ("Malk thanked the workers.", "Malk did not thank the workers.", "not"),
        ("The mayor spoke on 12 April.", "The mayor spoke on 14 April.", "14"),
    ],
)
def test_what_another_sentence_says_is_doubted(
    verifier: Verifier, true: str, false: str, wrong: str
) -> None:
    right, other = (verifier.verify(each, SOURCE, "The Mill Bridge") for each in (true, false))
    assert right.says > other.says
    place = Span(false.index(wrong), false.index(wrong) + len(wrong))
    assert other.doubt(place) > right.doubt(Span(0, len(true)))


def test_nothing_says_nothing(verifier: Verifier) -> None:
    assert verifier.verify("", SOURCE).says < 0
    assert verifier.verify("The mayor spoke.", "").says < 0


def test_a_long_sentence_is_cut_and_still_verified(verifier: Verifier) -> None:
    found = verifier.verify("The mayor spoke of the bridge. " * 60, SOURCE * 20)
    assert 0 < len(found.doubts) < 100


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    lazy = Lazy(lambda: Verifier(tmp_path), "Until then words are compared.")
    assert lazy.get() is None
    assert "is missing" in lazy.missing
    assert lazy.missing.endswith("Until then words are compared.")
