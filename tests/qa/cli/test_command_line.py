"""The command line as people run it: its own process, its output and its exit code."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from embeddings.errors import IndexingError
from tests.embeddings.library.library_checks import opened
from tests.qa.cli.conftest import Command
from tests.qa.scripted_server import scripted_server, speaking

UNTIL_STOPPED = """
import time
from itertools import count
from embeddings.rebuilding.files import FileReader
from qa.cli import main

read, files = FileReader.read, count()

def read_half_of_them(reader, path):
    if next(files) == 200:
        time.sleep(3600)
    read(reader, path)

FileReader.read = read_half_of_them
main()
"""


def byline(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qa", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def test_help_needs_neither_torch_nor_gradio() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from qa.cli import app;"
        "print(CliRunner().invoke(app, ['--help']).output);"
        "heavy = {'torch', 'gradio', 'sentence_transformers', 'numpy', 'faiss'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for command in ("serve", "ask", "search", "add", "rebuild", "list", "show", "remove"):
        assert command in done.stdout


@pytest.mark.slow
def test_the_whole_way_on_the_command_line(command: Command, library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    good = folder / "pier.txt"
    good.write_text("The pier\n\nThe pier was opened by Ada Brook on Monday.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")

    added = byline("add", str(folder), "--json", BYLINE_LIBRARY=str(library))
    assert added.returncode == 1  # something could not be read
    assert "empty.txt" in added.stderr
    assert json.loads(added.stdout)[0]["added"] == [str(good)]

    asked = byline("ask", "Who", "opened", "the", "pier?", "--json", "--library", str(library))
    answer = json.loads(asked.stdout)
    assert answer["short"] == "Ada Brook"
    cited = answer["citations"][0]
    shown = command("show", cited["article"]["id"], "--json")
    assert json.loads(shown.out)["text"][cited["start"] : cited["end"]] == cited["quote"]

    assert "The pier" in command("list").out
    assert "Ada Brook" in command("search", "opened", "--limit", "1").out
    removed = command("remove", str(good), "nothing", "--json")
    assert json.loads(removed.out) == {"removed": [str(good)]}  # though the other is not there
    assert removed.code == 2
    assert "nothing" in removed.err
    assert command("list", "--json").out.strip() == "[]"


@pytest.mark.slow
def test_what_is_asked_can_be_limited(command: Command, tmp_path: Path) -> None:
    for year, who in ((2018, "Ada Brook"), (2021, "Ola Brand")):
        front = (
            f"---\ntitle: The pier\ndate: {year}-04-01\nauthor: {who}\nsite: {year}.example\n---"
        )
        said = f"{front}\n\nThe pier was opened by {who} on Monday."
        (tmp_path / f"{year}.md").write_text(said, "utf-8")
    files = [str(tmp_path / f"{year}.md") for year in (2018, 2021)]
    assert command("add", *files).code == 0
    for limits in (
        ("--before", "2018-12-31"),
        ("--after", "2018-04-01", "--before", "2018-04-01"),
        ("--author", "ada brook"),
        ("--site", "no.example", "--site", "2018.example"),
        ("--source", files[0]),
    ):
        found = command("search", "opened", *limits, "--json")
        assert [one["article"]["source"] for one in json.loads(found.out)] == [files[0]]
    both = ("--author", "Ada Brook", "--author", "Ola Brand")
    found = command("search", "opened", *both, "--json")
    assert len(json.loads(found.out)) == 2
    asked = ("ask", "Who opened the pier?", "--json")
    assert json.loads(command(*asked, "--after", "2021-01-01").out)["short"] == "Ola Brand"
    none = command(*asked, "--site", "2019.example")
    assert json.loads(none.out)["refused"]
    assert "No article is within these limits" in none.err


@pytest.mark.slow
def test_a_model_server_is_sent_nothing_where_only_quotes_are_asked_for(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The pier was opened by Ada Brook on Monday."
    assert command("add", "-", piped=f"The pier\n\n{said}").code == 0
    with scripted_server(speaking(said)) as server:
        monkeypatch.setenv("BYLINE_GENERATOR_URL", server.url)
        asked = ("ask", "Who opened the pier?", "--json")
        quoted = json.loads(command(*asked, "--quotes-only").out)
        assert (quoted["kind"], quoted["host"], server.bodies) == ("quote", "", [])
        written = json.loads(command(*asked).out)
    assert (written["kind"], len(server.bodies)) == ("written", 1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_ctrl_c_keeps_what_was_finished(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(400):
        lines = [f"Boat {number} carried {n} crates of herring to the pier." for n in range(40)]
        (news / f"{number:03}.txt").write_text("\n\n".join(lines), "utf-8")
    library = tmp_path / "own"
    words = [sys.executable, "-c", UNTIL_STOPPED, "add", str(news), "--library", str(library)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as child:
        while child.poll() is None and articles_in(library) < 2:
            time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=60)
    assert child.returncode == 130, told
    assert "What was finished is kept" in told
    assert "Traceback" not in told
    assert 2 <= articles_in(library) < 400
    doctor = byline("doctor", "--json", "--library", str(library))
    assert {one["state"] for one in json.loads(doctor.stdout)} <= {"fine", "mended"}


def articles_in(library: Path) -> int:
    """How many articles a library has by now; none while it is not there."""
    with suppress(IndexingError), opened(library, read_only=True) as store:
        return store.article_count()
    return 0


@pytest.mark.slow
def test_a_library_is_looked_after(command: Command, library: Path, tmp_path: Path) -> None:
    story = tmp_path / "pier.txt"
    story.write_text("The pier\n\nAda Brook opened the pier on Sunday.", "utf-8")
    kept = str(tmp_path / "kept.byline")
    for words in (("doctor",), ("backup", kept)):
        missing = command(*words)
        assert missing.code == 2
        assert missing.err.startswith(f"Library: {library}\n")
        assert "byline add FOLDER" in missing.err
    assert command("add", str(story)).code == 0
    assert command("doctor").code == 0
    assert command("backup", kept).code == 0
    removed = command("remove", str(story))
    assert removed.out == f"Removed 1 article: {story}\n"
    assert "1 articles" in command("restore", kept).out
    full = command("rebuild", "--full", "--json")
    assert json.loads(full.out)[0]["unchanged"] == [str(story)]
    assert "Back to 1 passages" in command("rebuild", "--undo").err
    with sqlite3.connect(library / "library.sqlite3") as db:
        db.execute("UPDATE article SET text = replace(text, 'Brook', 'Marsh')")
    db.close()
    told = command("ask", "Who opened the pier?")
    assert told.code == 2
    assert "byline doctor" in told.err
    found = command("doctor")
    assert found.code == 1
    assert "articles: broken: 1 damaged" in found.out
    assert command("rebuild").code == 0
    assert "Ada Brook" in command("ask", "Who opened the pier?").out
