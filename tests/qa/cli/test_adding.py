"""What is added on the command line: piped in, looked at beforehand, and changed afterwards."""

import json
from pathlib import Path

import pytest

from tests.qa.cli.conftest import Command

pytestmark = pytest.mark.slow


def test_a_dry_run_shows_what_would_come_and_adds_nothing(
    command: Command, library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier\n\n3 March 2020\n\nAda Brook opened it.", "utf-8")
    (folder / "quay.txt").write_text("The quay\n\n31.02.2017\n\nIt was mended.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    done = command("add", str(folder), "--dry-run")
    assert done.code == 1  # as what could not be read will be told when it is added
    pier, quay = done.out.splitlines()
    assert pier == f"The pier | 2020-03-03 | 9 words | {folder / 'pier.txt'}"
    assert "no date (it says 31.02.2017, which is not taken for one)" in quay
    assert "empty.txt is empty" in done.err
    piped = command("add", "-", "--dry-run", piped="The ebb\n\nIt fell.")
    assert piped.out == "The ebb | no date | 4 words | -\n"
    assert not library.exists()


def test_what_is_piped_in_is_added(command: Command, tmp_path: Path) -> None:
    text = "The lighthouse\n\nOrla Dunmore lit the lamp on Friday.\n"
    added = command("add", "-", piped=text)
    assert added.code == 0, added.err
    (listed,) = json.loads(command("list", "--json").out)
    assert listed["title"] == "The lighthouse"
    assert listed["source"] in added.err
    nothing = command("add", "-", piped=" \n")
    assert nothing.code == 2
    assert "There is no text" in nothing.err


def test_what_an_article_said_before_is_shown_but_not_searched(
    command: Command, tmp_path: Path
) -> None:
    story = tmp_path / "pier.txt"
    story.write_text("The pier\n\nAda Brook opened the pier on Sunday.", "utf-8")
    assert command("add", str(story)).code == 0
    story.write_text("The pier\n\nIt was Nora Lund who opened the pier.", "utf-8")
    assert command("rebuild").code == 0
    shown = command("show", str(story), "--versions").out
    assert shown.index("Nora Lund") < shown.index("=== until") < shown.index("Ada Brook")
    assert "Ada Brook" not in command("show", str(story)).out
    found = command("search", "Ada Brook Sunday").out
    assert "Nora Lund" in found
    assert "Ada Brook opened" not in found


def test_a_nightly_rebuild_is_quiet_unless_something_cannot_be_read(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier\n\nAda Brook opened it.", "utf-8")
    (folder / "old.doc").write_bytes(b"x")
    quay = tmp_path / "quay.txt"
    quay.write_text("The quay\n\nIt was mended.", "utf-8")
    added = command("add", str(folder), str(quay))
    assert added.out == "2 added, 0 changed, 0 removed, 0 unchanged, 0 unreadable\n"
    assert "Left out, of kinds that are not read: 1 .doc." in added.err
    done = command("rebuild", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    (folder / "empty.txt").write_text("", "utf-8")
    done = command("rebuild", "-q")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{folder / 'empty.txt'} is empty")
