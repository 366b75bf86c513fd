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
from qa.cli import main
from qa.cli.opening import show_value, tell

HALF = os.fsdecode(b"a\xff.txt")  # a name that is no text


def run(monkeypatch: pytest.MonkeyPatch, library: Path, *words: str) -> int:
    """The exit code of a command."""
    monkeypatch.setenv("BYLINE_LIBRARY", str(library))
    monkeypatch.setattr(sys, "argv", ["byline", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


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
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file.txt").write_text("The pier opened on Sunday.", "utf-8")
    Path("empty.jsonl").touch()
    Path("half.jsonl").write_text('{"question": "Who?"}', "utf-8")
    with closing(Store(tmp_path / "library")) as store:
        backup(store, Path("kept.byline"))
    assert run(monkeypatch, tmp_path / "library", *words) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1].startswith("byline: ")
    assert told in said[-1]
    assert [line for line in said if not line.startswith(("byline: ", "Library: "))] == []
    assert not Path("nowhere").exists()
    store = Store(tmp_path / "library", read_only=True)
    assert store.article_count() == 0
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="home is another variable there")
def test_a_path_that_no_shell_has_read_may_begin_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Store(tmp_path / "library").close()
    assert run(monkeypatch, tmp_path / "library", "backup", "~/kept.byline") == 0
    assert f"in {tmp_path / 'kept.byline'}" in capsys.readouterr().out
    assert run(monkeypatch, tmp_path / "library", "restore", "~/kept.byline") == 0


def test_where_nothing_was_read_or_is_held_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    library = tmp_path / "library"
    assert run(monkeypatch, library, "add", str(tmp_path / "articles")) == 0
    assert "There was nothing to read. Give files" in capsys.readouterr().err
    assert run(monkeypatch, library, "list") == 0
    assert capsys.readouterr().out == "No articles. Add some: byline add FOLDER\n"
    assert run(monkeypatch, library, "list", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_version_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path, "--version") == 0
    assert capsys.readouterr().out == f"byline {version('byline')}\n"


def test_each_command_is_told_of_in_a_whole_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path, "--help") == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_json_loses_no_letter_where_the_output_has_few(monkeypatch: pytest.MonkeyPatch) -> None:
    few = TextIOWrapper(raw := BytesIO(), encoding="cp1252", errors="replace")
    monkeypatch.setattr(sys, "stdout", few)
    show_value({"title": "Příběh"}, True, str)
    few.flush()
    assert json.loads(raw.getvalue().decode("cp1252")) == {"title": "Příběh"}


def test_what_nobody_can_write_to_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(full, write_through=True))
        assert run(monkeypatch, tmp_path, "--help") == 2
    assert "No space left on device" in capsys.readouterr().err


def test_where_nothing_was_judged_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path / "nowhere", "judgements") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Library: {tmp_path / 'nowhere'}\nNo answer was called right")


def test_the_name_of_a_file_cannot_command_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell("feeds.zip#\x1b]0;owned\x07.txt is empty", err=True)
    assert capsys.readouterr().err == "feeds.zip#]0;owned.txt is empty\n"


def test_who_breaks_off_at_the_prompt_sees_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(*_: object, **__: object) -> str:
        raise typer.Abort

    monkeypatch.setattr("typer.prompt", broken_off)
    assert run(monkeypatch, tmp_path, "password", "ola") == 2
    assert capsys.readouterr().err == "byline: No password was typed. Run it again and type one\n"
    monkeypatch.setattr("qa.cli.app", broken_off)
    assert run(monkeypatch, tmp_path, "list") == 130
    assert capsys.readouterr().err == ""


def test_an_unknown_setting_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "byline.toml").write_text("librery = 'x'\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, tmp_path, "list") == 2
    assert "librery is no setting. byline.toml may have auth, " in capsys.readouterr().err


def test_piped_text_over_the_limit_is_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Ёлка\n\n" + "Её срубили в лесу. " * 40_000  # more bytes than the limit, fewer letters
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))
    monkeypatch.setenv("BYLINE_MAX_SIZE", "1")
    assert run(monkeypatch, tmp_path, "add", "-", "--dry-run") == 2
    assert "over the limit of 1 MB" in capsys.readouterr().err


def test_output_that_nobody_reads_on_ends_a_command_as_it_does_other_tools(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    unread = os.fdopen(writing, "w")
    monkeypatch.setattr(sys, "stdout", unread)
    assert run(monkeypatch, tmp_path, "--version") == 141
    assert capsys.readouterr().err == ""
    with suppress(BrokenPipeError):
        unread.close()
