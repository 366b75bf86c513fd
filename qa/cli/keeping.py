"""The commands that look after a library: its health, its backup."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qa.cli.opening import Json, Library, show_value, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.doctor import Finding
    from qa.byline import Byline


def doctor(library: Library = None, json: Json = False) -> None:
    """Check everything in the library and mend what can be; exit code 1 if something is left."""
    from embeddings.doctor import State

    findings: list[Finding] = []
    with _existing(library, read_only=False) as byline:
        for finding in byline.doctor():
            findings.append(finding)
            if not json:
                tell(str(finding))
    if json:
        show_value([_described(one) for one in findings], json, str)
    if any(one.state is State.BROKEN for one in findings):
        raise typer.Exit(1)


def backup(file: Path, library: Library = None) -> None:
    """Copy the library into one file, while it is used."""
    with _existing(library, read_only=True) as byline:
        byline.backup(file)
    tell(f"Saved {file.stat().st_size / 2**20:.1f} MB in {file}")


def restore(file: Path, library: Library = None) -> None:
    """Make the library what a backup is, after checking the backup."""
    from embeddings.library.backup import restore as restore_backup
    from qa.byline import Byline
    from qa.settings import load_settings

    folder = load_settings(library=library).library
    tell(f"Library: {folder}", err=True)
    restore_backup(file, folder)
    with Byline(folder, read_only=True) as byline:
        tell(f"{folder} has {byline.status().articles} articles from {file}")


@contextmanager
def _existing(library: Path | None, *, read_only: bool) -> "Iterator[Byline]":
    """The reader's own library, which is not made here."""
    from qa.byline import Byline
    from qa.settings import load_settings

    settings = load_settings(library=library)
    tell(f"Library: {settings.library}", err=True)
    with Byline(settings.library, settings=settings, read_only=True) as byline:
        if read_only:
            yield byline
            return
    with Byline(settings.library, settings=settings) as byline:
        yield byline


def _described(finding: "Finding") -> dict[str, Any]:
    return {"check": finding.check, "state": finding.state.value, "detail": finding.detail}
