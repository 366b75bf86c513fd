"""The README holds: its Python runs, its commands exist, and no command is missing from it."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from qa.cli import app
from qa.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("byline ")
]


@pytest.mark.slow
def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "veto.txt").write_text(
        "A veto in Port Ansel\n\nThe harbour master vetoed the resolution on Friday.", "utf-8"
    )
    (code,) = blocks("python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    names: dict[str, object] = {}
    exec(code, names)
    assert "The harbour master vetoed the resolution on Friday. [1] The harbour master False" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_of_the_readme_is_understood(words: list[str]) -> None:
    group = get_command(app)
    context = group.make_context("byline", list(words), resilient_parsing=True)
    name, command, rest = group.resolve_command(context, list(words))  # type: ignore[attr-defined]
    command.make_context(name, rest)


def test_each_command_is_in_the_readme() -> None:
    assert set(get_command(app).commands) == {words[0] for words in COMMANDS}  # type: ignore[attr-defined]


def test_each_setting_is_in_the_readme() -> None:
    for name in Settings.model_fields:
        assert f"`BYLINE_{name.upper()}`" in README
