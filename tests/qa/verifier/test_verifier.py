"""The packaged verifier, with its real weights."""

import json
import shutil
from pathlib import Path

import pytest

from embeddings.sentences import Span
from qa.reader.lazy import Lazy
from qa.reader.weights import MANIFEST, TOKENIZER
from qa.verifier.verifier import CHECKED, NETWORK, PACKAGED, PackagedVerifier, VerifierUnavailable

SOURCE = (
    "The town of Tesselby repaired its Mill Bridge for 40 crowns, the mayor, Ines Hallvard, said "
    "on 12 April. The harbour master, Joren Malk, thanked the 60 workers."
)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def verifier() -> PackagedVerifier:
    return PackagedVerifier(threads=1)


@pytest.mark.parametrize(
    ("true", "false", "wrong"),
    [
        ("The repair cost 40 crowns.", "The repair cost 60 crowns.", "60"),
        ("Malk thanked the workers.", "Malk did not thank the workers.", "not"),
        ("The mayor spoke on 12 April.", "The mayor spoke on 14 April.", "14"),
    ],
)
def test_what_another_sentence_says_is_doubted(
    verifier: PackagedVerifier, true: str, false: str, wrong: str
) -> None:
    right, other = (verifier.verify(each, SOURCE, "The Mill Bridge") for each in (true, false))
    assert right.says > other.says
    place = Span(false.index(wrong), false.index(wrong) + len(wrong))
    assert other.doubt(place) > right.doubt(Span(0, len(true)))


def test_nothing_says_nothing(verifier: PackagedVerifier) -> None:
    assert verifier.verify("", SOURCE).says < 0
    assert verifier.verify("The mayor spoke.", "").says < 0


def test_a_long_sentence_is_cut_and_still_verified(verifier: PackagedVerifier) -> None:
    found = verifier.verify("The mayor spoke of the bridge. " * 60, SOURCE * 20)
    assert 0 < len(found.doubts) < 100


def _copy(folder: Path) -> Path:
    for name in (*CHECKED, MANIFEST):
        shutil.copy(PACKAGED / name, folder / name)
    return folder


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER, MANIFEST])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (_copy(tmp_path) / name).unlink()
    with pytest.raises(VerifierUnavailable, match=f"{name} is missing"):
        PackagedVerifier(tmp_path)


def test_a_damaged_file_is_not_loaded(tmp_path: Path) -> None:
    with (_copy(tmp_path) / NETWORK).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(VerifierUnavailable, match=f"{NETWORK} is damaged"):
        PackagedVerifier(tmp_path)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    lazy = Lazy(lambda: PackagedVerifier(tmp_path), "Until then words are compared.")
    assert lazy.get() is None
    assert "is missing" in lazy.missing
    assert lazy.missing.endswith("Until then words are compared.")


def test_the_shipped_files_are_small_and_the_manifest_is_theirs() -> None:
    assert sum((PACKAGED / name).stat().st_size for name in CHECKED) <= 25_000_000
    named = json.loads((PACKAGED / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    assert set(named) == set(CHECKED)
