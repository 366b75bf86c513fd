"""What is added on the command line: piped in, looked at beforehand, and changed afterwards."""

import json
from pathlib import Path

import pytest

from tests.qa.cli.test_command_line import byline


@pytest.mark.slow
def test_a_dry_run_shows_what_would_come_and_adds_nothing(tmp_path: Path) -> None:
    folder, library = tmp_path / "articles", tmp_path / "library"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier\n\n3 March 2020\n\nAda Brook opened it.", "utf-8")
    (folder / "quay.txt").write_text("The quay\n\n31.02.2017\n\nIt was mended.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    done = byline("add", str(folder), "--dry-run", "--library", str(library))
    assert done.returncode == 1  # as what could not be read will be told when it is added
    pier, quay = done.stdout.splitlines()
    assert pier == f"The pier | 2020-03-03 | 9 words | {folder / 'pier.txt'}"
    assert "no date (it says 31.02.2017, which is not taken for one)" in quay
    assert "empty.txt is empty" in done.stderr
    piped = byline("add", "-", "--dry-run", "--library", str(library), piped="The ebb\n\nIt fell.")
    assert piped.stdout == "The ebb | no date | 4 words | -\n"
    assert not library.exists()


@pytest.mark.slow
def test_what_is_piped_in_is_added(tmp_path: Path) -> None:
    library = str(tmp_path / "library")
    text = "The lighthouse\n\nOrla Dunmore lit the lamp on Friday.\n"
    added = byline("add", "-", "--library", library, piped=text)
    assert added.returncode == 0, added.stderr
    (listed,) = json.loads(byline("list", "--json", "--library", library).stdout)
    assert listed["title"] == "The lighthouse"
    assert listed["source"] in added.stderr
    nothing = byline("add", "-", "--library", library, piped=" \n")
    assert nothing.returncode == 2
    assert "There is no text" in nothing.stderr


@pytest.mark.slow
def test_what_an_article_said_before_is_shown_but_not_searched(tmp_path: Path) -> None:
    story, library = tmp_path / "pier.txt", str(tmp_path / "library")
    story.write_text("The pier\n\nAda Brook opened the pier on Sunday.", "utf-8")
    assert byline("add", str(story), "--library", library).returncode == 0
    story.write_text("The pier\n\nIt was Nora Lund who opened the pier.", "utf-8")
    assert byline("rebuild", "--library", library).returncode == 0
    shown = byline("show", str(story), "--versions", "--library", library).stdout
    assert shown.index("Nora Lund") < shown.index("=== until") < shown.index("Ada Brook")
    assert "Ada Brook" not in byline("show", str(story), "--library", library).stdout
    found = byline("search", "Ada Brook Sunday", "--library", library).stdout
    assert "Nora Lund" in found
    assert "Ada Brook opened" not in found


@pytest.mark.slow
def test_a_nightly_rebuild_is_quiet_unless_something_cannot_be_read(tmp_path: Path) -> None:
    folder, library = tmp_path / "articles", str(tmp_path / "library")
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier\n\nAda Brook opened it.", "utf-8")
    (folder / "old.doc").write_bytes(b"x")
    quay = tmp_path / "quay.txt"
    quay.write_text("The quay\n\nIt was mended.", "utf-8")
    added = byline("add", str(folder), str(quay), "--library", library)
    assert added.stdout == "2 added, 0 changed, 0 removed, 0 unchanged, 0 unreadable\n"
    assert "Left out, of kinds that are not read: 1 .doc." in added.stderr
    done = byline("rebuild", "--quiet", "--library", library)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (folder / "empty.txt").write_text("", "utf-8")
    done = byline("rebuild", "-q", "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{folder / 'empty.txt'} is empty")
