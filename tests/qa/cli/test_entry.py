"""How the command line begins: what is typed starts it, and Ctrl-C ends it from then on."""

import sys
import tomllib
from importlib import import_module
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


class CtrlC(MetaPathFinder):
    """A reader who stops the command while it is loaded."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "qa.cli":
            raise KeyboardInterrupt


def test_ctrl_c_while_the_command_is_loaded_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scripts = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["scripts"]
    module, _, name = scripts["byline"].partition(":")
    begin = getattr(import_module(module), name)
    monkeypatch.delitem(sys.modules, "qa.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [CtrlC(), *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        begin()
    assert ended.value.code == 130
