"""What is given wrongly on the command line is told in one line, with what to do."""

import json
import os
import sys
from contextlib import closing, suppress
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import typer

from embeddings.library.backup import backup
from embeddings.library.store import Store
from qa.cli.telling import show_value, tell
from tests.qa.cli.conftest import Command, Ended

HALF = os.fsdecode(b"a\xff.txt")  # a name that is no text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", ""), "Nothing is named."),
        (("add", " ", "--dry-run"), "Nothing is named."),
        (("rebuild", ""), "Nothing is named."),
        (("remove", ""), "Nothing is named."),
        (("remove", HALF), "See what it has: byline list"),
        (("show", HALF), "See what there is: byline list"),
        (("search", " "), "Type some and search again."),
        (("ask", "Who?", "--after", "soon"), "'soon' is no date. Give a day such as"),
        (("ask", "Who?", "--before", ""), "'' is no date. Give a day such as"),
        (("search", "pier", "--before", "2023-02-29"), "'2023-02-29' is no date."),
        (("ask", "Who?", "--after", "2024-01-02", "--before", "2024-01-01"), "Give the earlier"),
        (("search", "pier", "--source", ""), "Give the path of a file or folder"),
        (("backup", "nowhere/kept.byline"), "Choose another place."),
        (("backup", "file.txt/kept.byline"), "Choose another place."),
        (("backup", "file.txt"), "Give the name of a new file."),
        (("restore", "file.txt"), "Make one: byline backup FILE"),
        (("restore", "x" * 300), "Check that it may be read and written"),
        (("add", "x" * 300), "(File name too long). Check that you may read it."),
        (("add", "file.txt", "nope.txt"), "nope.txt is not there."),
        (("ask", "Who?", "--library", "nowhere"), "There is no library in nowhere. Make one:"),
        (("rebuild", "--library", "nowhere"), "There is no library in nowhere. Make one:"),
        (("remove", "file.txt", "--library", "nowhere"), "There is no library in nowhere."),
        (("evaluate", "nope"), "nope cannot be read (No such file or directory)."),
        (("evaluate", "empty.jsonl"), "empty.jsonl has no judgement. Write one JSON object a line"),
        (("evaluate", "half.jsonl"), "line 1, is no judgement (it has no 'sources'). Write one"),
        (("add", "ftp://quay.example/a"), "is not fetched. Give an https address, or a path."),
        (("add", "file:///tmp/a.txt", "--dry-run"), "Give an https address, or a path."),
        (("rebuild", "nope", "--watch"), "nope is not there."),
        (("rebuild", "--encoder", ""), "Give a model's name or folder. See: "),
        (("rebuild", "--undo", "--full"), "See: "),
        (("backup", ""), "It is empty. Give the path of a file or folder. See: "),
        (("backup", "."), "Give another name, such as kept.byline"),
        (("backup", "library/library.sqlite3"), "Give another name, such as kept.byline"),
        (("restore", " "), "It is empty. Give the path of a file or folder. See: "),
        (("list", "--library", ""), "It is empty. Give the path of a file or folder. See: "),
        (("list", "--library", "file.txt"), "There is no library in file.txt."),
        (("restore", "kept.byline", "--library", "file.txt"), "cannot be written (File exists)."),
        (("ask",), "Missing argument 'question'. See: byline ask --help"),
        (("ask", "Who?", "--nope"), "No such option: --nope. See: byline ask --help"),
        (("search", "pier", "--limit", "0"), "See: byline search --help"),
        (("nope",), "No such command 'nope'. See: byline --help"),
        (("aks",), "Did you mean 'ask'? See: byline --help"),
        (("serve", "--host", ""), "The setting host cannot be ''"),
        (("password", "a b"), "Choose another"),
    ],
)
def test_it_is_one_line_that_says_what_to_do(
    words: tuple[str, ...],
    told: str,
    command: Command,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file.txt").write_text("The pier opened on Sunday.", "utf-8")
    Path("empty.jsonl").touch()
    Path("half.jsonl").write_text('{"question": "Who?"}', "utf-8")
    with closing(Store(library)) as store:
        backup(store, Path("kept.byline"))
    ended = command(*words)
    assert ended.code == 2
    said = ended.err.splitlines()
    assert said[-1].startswith("byline: ")
    assert told in said[-1]
    assert [line for line in said if not line.startswith(("byline: ", "Library: "))] == []
    assert not Path("nowhere").exists()
    with closing(Store(library, read_only=True)) as store:
        assert store.article_count() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="home is another variable there")
def test_a_path_that_no_shell_has_read_may_begin_at_home(
    command: Command, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Store(library).close()
    kept = command("backup", "~/kept.byline")
    assert (kept.code, f"in {tmp_path / 'kept.byline'}" in kept.out) == (0, True)
    assert command("restore", "~/kept.byline").code == 0


def test_where_nothing_was_read_or_is_held_it_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    added = command("add", str(tmp_path / "articles"))
    assert (added.code, "There was nothing to read. Give files" in added.err) == (0, True)
    listed = command("list")
    assert (listed.code, listed.out) == (0, "No articles. Add some: byline add FOLDER\n")
    listed = command("list", "--json")
    assert (listed.code, json.loads(listed.out)) == (0, [])


def test_the_version_is_told(command: Command) -> None:
    assert command("--version") == Ended(0, f"byline {version('byline')}\n", "")


def test_each_command_is_told_of_in_a_whole_sentence(command: Command) -> None:
    helped = command("--help")
    assert helped.code == 0
    assert "..." not in helped.out.partition("Commands:")[2]


def test_json_loses_no_letter_where_the_output_has_few(monkeypatch: pytest.MonkeyPatch) -> None:
    few = TextIOWrapper(raw := BytesIO(), encoding="cp1252", errors="replace")
    monkeypatch.setattr(sys, "stdout", few)
    show_value({"title": "Příběh"}, True, str)
    few.flush()
    assert json.loads(raw.getvalue().decode("cp1252")) == {"title": "Příběh"}


def test_what_nobody_can_write_to_is_told_as_such(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(full, write_through=True))
        ended = command("--help")
    assert ended.code == 2
    assert "No space left on device" in ended.err


def test_where_nothing_was_judged_is_said(command: Command, library: Path) -> None:
    ended = command("judgements")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith(f"Library: {library}\nNo answer was called right")


def test_the_name_of_a_file_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell("feeds.zip#\x1b]0;owned\x07.txt is empty", err=True)
    assert capsys.readouterr().err == "feeds.zip#]0;owned.txt is empty\n"


def test_who_breaks_off_at_the_prompt_sees_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> str:
        raise typer.Abort

    monkeypatch.setattr("typer.prompt", broken_off)
    said = "byline: No password was typed. Run it again and type one\n"
    assert command("password", "ola") == Ended(2, "", said)
    monkeypatch.setattr("qa.cli.app", broken_off)
    assert command("list") == Ended(130, "", "")


def test_piped_text_over_the_limit_is_refused_and_not_cut(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ёлка\n\n" + "Её срубили в лесу. " * 40_000  # more bytes than the limit, fewer letters
    monkeypatch.setenv("BYLINE_MAX_SIZE", "1")
    ended = command("add", "-", "--dry-run", piped=text)
    assert ended.code == 2
    assert "over the limit of 1 MB" in ended.err


def test_output_that_nobody_reads_on_ends_a_command_as_it_does_other_tools(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    unread = os.fdopen(writing, "w")
    monkeypatch.setattr(sys, "stdout", unread)
    ended = command("--version")
    assert (ended.code, ended.err) == (141, "")
    with suppress(BrokenPipeError):
        unread.close()
