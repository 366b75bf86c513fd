"""Commands run in the process of the tests."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from qa.cli import main


@dataclass(frozen=True)
class Ended:
    """A command's exit code, and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def command(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command with that library."""

    def run(*words: str, piped: str = "") -> Ended:
        monkeypatch.setenv("BYLINE_LIBRARY", str(library))
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(piped.encode())))
        monkeypatch.setattr(sys, "argv", ["byline", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, *capsys.readouterr())

    return run
