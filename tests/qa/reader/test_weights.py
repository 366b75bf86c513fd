"""A network's files are those that were shipped, or it is said which is not."""

import json
from pathlib import Path

import pytest

from qa.reader import reader
from qa.reader.weights import MANIFEST, TOKENIZER, fault_of, write_manifest
from qa.verifier import verifier

NAMES = ("network.onnx", TOKENIZER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_manifest(tmp_path, NAMES)
    assert fault_of(tmp_path, NAMES) == ""
    return tmp_path


@pytest.mark.parametrize("name", [*NAMES, MANIFEST])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert fault_of(folder, NAMES) == f"{folder / name} is missing"


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b"\0")
    assert f"{folder / name} is damaged" in fault_of(folder, NAMES)


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00"])
def test_a_damaged_manifest_is_not_believed(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    assert fault_of(folder, NAMES) == f"{folder / MANIFEST} is damaged"


def test_a_file_that_the_manifest_does_not_name_is_not_believed(folder: Path) -> None:
    (folder / "other").touch()
    assert "damaged" in fault_of(folder, [*NAMES, "other"])


@pytest.mark.parametrize(
    ("place", "names"),
    [(reader.PACKAGED, reader.CHECKED), (verifier.PACKAGED, verifier.CHECKED)],
    ids=["reader", "verifier"],
)
def test_what_is_shipped_is_small_and_whole(place: Path, names: tuple[str, ...]) -> None:
    assert fault_of(place, names) == ""
    assert sum((place / name).stat().st_size for name in names) <= 25_000_000
    named = json.loads((place / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    assert set(named) == set(names)
