"""The commands that look after a library: check, backup and restore."""

from typing import TYPE_CHECKING

import typer

from qa.cli.opening import File, Library, own_library
from qa.cli.telling import Json, show_value, tell

if TYPE_CHECKING:
    from embeddings.doctor import Finding


def doctor(library: Library = None, json: Json = False) -> None:
    """Check the library and mend what can be. Exit code 1 if something is left."""
    from dataclasses import asdict

    from embeddings.doctor import State

    findings: list[Finding] = []
    with own_library(library, create=False) as byline:
        for finding in byline.doctor():
            findings.append(finding)
            if not json:
                tell(str(finding))
    if json:
        rows = [{**asdict(one), "state": one.state.value} for one in findings]
        show_value(rows, json, str)
    if any(one.state is State.BROKEN for one in findings):
        raise typer.Exit(1)


def backup(file: File, library: Library = None) -> None:
    """Copy the library into one file, while it is used."""
    with own_library(library, create=False, read_only=True) as byline:
        byline.backup(file)
    tell(f"Saved {file.stat().st_size / 2**20:.1f} MB in {file}")


def restore(file: File, library: Library = None) -> None:
    """Make the library what a backup is, after checking the backup."""
    from embeddings.library.backup import restore as restore_backup
    from qa.byline import Byline
    from qa.settings import load_settings

    folder = load_settings(library=library).library
    tell(f"Library: {folder}", err=True)
    restore_backup(file, folder)
    with Byline(folder, read_only=True) as byline:
        tell(f"{folder} has {byline.status().articles} articles from {file}")
