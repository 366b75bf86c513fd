"""What ``byline rebuild --watch`` tells, and what it has told already."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from embeddings.reading import Unreadable
from embeddings.rebuilding import watch
from embeddings.rebuilding.report import RebuildReport
from qa.cli import main

PICTURE = {".jpg": 1}
BROKEN = [Unreadable("b.pdf", "is no PDF file")]


def told(
    monkeypatch: pytest.MonkeyPatch,
    library: Path,
    reports: Callable[[Callable[[], RebuildReport]], Iterator[RebuildReport]],
    *words: str,
) -> None:
    """Rebuild and watch a library that is followed as the reports say."""
    monkeypatch.setenv("BYLINE_LIBRARY", str(library))
    monkeypatch.setattr(watch, "watch", lambda again, _: reports(again))
    monkeypatch.setattr(sys, "argv", ["byline", "rebuild", "--watch", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0


def test_what_was_left_out_or_unreadable_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()

    def reports(_: Callable[[], RebuildReport]) -> Iterator[RebuildReport]:
        yield RebuildReport(added=["a.txt"], left_out=PICTURE)
        yield RebuildReport(changed=["a.txt"], left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], unreadable=BROKEN, left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], unreadable=BROKEN, left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], left_out={".jpg": 2})

    told(monkeypatch, tmp_path / "library", reports, str(tmp_path / "articles"))
    shown = capsys.readouterr()
    assert [line[:18] for line in shown.out.splitlines()] == [
        "1 added, 0 changed",
        "0 added, 1 changed",
        "0 added, 0 changed",
        "0 added, 0 changed",
    ]
    assert (shown.err.count("1 .jpg"), shown.err.count("2 .jpg")) == (1, 1)
    assert shown.err.count("b.pdf is no PDF file") == 1


def test_a_full_rebuild_before_the_watching_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty := tmp_path / "weir.txt").touch()

    def once(again: Callable[[], RebuildReport]) -> Iterator[RebuildReport]:
        yield again()

    told(monkeypatch, tmp_path / "library", once, "--full", str(empty))
    assert capsys.readouterr().out.count("1 unreadable") == 1
