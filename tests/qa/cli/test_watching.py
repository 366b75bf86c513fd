"""What ``byline rebuild --watch`` tells, and what it has told already."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from embeddings.reading import Unreadable
from embeddings.rebuilding import watch
from embeddings.rebuilding.report import RebuildReport
from tests.qa.cli.conftest import Command

PICTURE = {".jpg": 1}
BROKEN = [Unreadable("b.pdf", "is no PDF file")]


def test_what_was_left_out_or_unreadable_is_told_once(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()

    def reports(*_: object) -> Iterator[RebuildReport]:
        yield RebuildReport(added=["a.txt"], left_out=PICTURE)
        yield RebuildReport(changed=["a.txt"], left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], unreadable=BROKEN, left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], unreadable=BROKEN, left_out=PICTURE)
        yield RebuildReport(unchanged=["a.txt"], left_out={".jpg": 2})

    monkeypatch.setattr(watch, "watch", reports)
    ended = command("rebuild", "--watch", str(tmp_path / "articles"))
    assert ended.code == 0
    assert [line[:18] for line in ended.out.splitlines()] == [
        "1 added, 0 changed",
        "0 added, 1 changed",
        "0 added, 0 changed",
        "0 added, 0 changed",
    ]
    assert (ended.err.count("1 .jpg"), ended.err.count("2 .jpg")) == (1, 1)
    assert ended.err.count("b.pdf is no PDF file") == 1


def test_a_full_rebuild_before_the_watching_is_told_once(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty := tmp_path / "weir.txt").touch()

    def once(again: Callable[[], RebuildReport], _: object) -> Iterator[RebuildReport]:
        yield again()

    monkeypatch.setattr(watch, "watch", once)
    ended = command("rebuild", "--watch", "--full", str(empty))
    assert (ended.code, ended.out.count("1 unreadable")) == (0, 1)
