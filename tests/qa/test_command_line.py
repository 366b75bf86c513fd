"""The command line as people run it: its own process, its output and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


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


def test_an_unknown_setting_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "byline.toml").write_text("librery = 'x'\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "qa", "list"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 2
    assert "librery" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "Who?", "--library", "nowhere"),
        ("add", "no-such-file.txt", "--library", "{tmp}/own"),
        ("show", "nothing", "--library", "{tmp}/empty"),
        ("remove", "nothing", "--library", "{tmp}/own"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = byline(*(part.replace("{tmp}", str(tmp_path)) for part in arguments))
    assert done.returncode == 2
    errors = [line for line in done.stderr.splitlines() if not line.startswith("Library:")]
    assert len(errors) == 1, done.stderr
    assert errors[0].startswith("byline: ")


@pytest.mark.slow
def test_the_whole_way_on_the_command_line(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    good = folder / "pier.txt"
    good.write_text("The pier\n\nThe pier was opened by Ada Brook on Monday.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    library = str(tmp_path / "library")

    added = byline("add", str(folder), "--json", BYLINE_LIBRARY=library)
    assert added.returncode == 1  # something could not be read
    assert "empty.txt" in added.stderr
    assert json.loads(added.stdout)[0]["added"] == [str(good)]

    asked = byline("ask", "Who opened the pier?", "--json", "--library", library)
    answer = json.loads(asked.stdout)
    assert answer["short"] == "Ada Brook"
    cited = answer["citations"][0]
    shown = byline("show", cited["article"]["id"], "--json", "--library", library)
    assert json.loads(shown.stdout)["text"][cited["start"] : cited["end"]] == cited["quote"]

    listed = byline("list", "--library", library)
    assert "The pier" in listed.stdout
    found = byline("search", "opened", "--limit", "1", "--library", library)
    assert "Ada Brook" in found.stdout
    assert byline("remove", str(good), "--library", library).returncode == 0
    assert byline("list", "--json", "--library", library).stdout.strip() == "[]"
