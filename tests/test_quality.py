"""The tools that hold the line, as tests: one command checks everything."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ["app.py", "qa", "embeddings", "tests"]


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", *SOURCES)


def test_the_code_is_formatted() -> None:
    run("ruff", "format", "--check", *SOURCES)


@pytest.mark.slow
def test_mypy_finds_nothing() -> None:
    run("mypy", "-n", "2", *SOURCES)


def test_imports_go_one_way() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", sorted(p for s in SOURCES[1:] for p in (ROOT / s).rglob("*.py")))
def test_files_are_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    "package", sorted(p.parent for s in SOURCES[1:] for p in (ROOT / s).rglob("__init__.py"))
)
def test_the_map_of_a_package_names_what_is_there(package: Path) -> None:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    there = {one.stem for one in package.iterdir() if one.suffix == ".py" or one.is_dir()}
    assert set(re.findall(r"``(\w+)``", said)) <= there


def test_the_top_level_is_what_was_agreed() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    top = {line.split("/")[0] for line in done.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= {
        "LICENSE", "README.md", "app.py", "embeddings", "pyproject.toml", "qa", "tests",
    }  # fmt: skip
