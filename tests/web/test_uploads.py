"""Uploaded files: under safe names, beside others, whole or not at all."""

from errno import ENOSPC
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.errors import UnreadableArticle
from qa.web.uploads import keep_upload, safe_name


@given(st.text(max_size=300))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(f"{name}.txt")
    assert Path(safe).name == safe
    assert not safe.startswith(".")
    assert safe.endswith(".txt")
    assert len(safe) < 130


def test_an_upload_never_replaces_another_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    upload = tmp_path / "tide.txt"
    upload.write_text("one")
    first = keep_upload(upload, kept)
    assert keep_upload(upload, kept) == first
    upload.write_text("two")
    assert keep_upload(upload, kept).name == "tide-2.txt"
    assert first.read_text() == "one"
    with pytest.raises(UnreadableArticle):
        safe_name("run.exe")


def test_an_upload_that_the_disk_has_no_room_for_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = tmp_path / "tide.txt"
    upload.write_text("The tide came in at six.")
    whole = Path.open

    def full(path: Path, mode: str) -> IO[bytes]:
        with whole(path, mode) as file:
            file.write(b"The ti")
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"The tide came in at six.")
    with pytest.raises(OSError, match="No space"):
        keep_upload(upload, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []
