"""Expands "~" in paths that no shell has expanded."""

import os
from os import PathLike
from pathlib import Path


def from_home(path: str | PathLike[str]) -> Path:
    """A path with a leading "~/" replaced by the user's home.

    Other users' homes are not looked up: "~draft.txt" is a name, which Windows would take for the
    home of somebody called draft.txt.

    >>> from_home("~draft.txt").name, from_home("~/draft.txt") == Path.home() / "draft.txt"
    ('~draft.txt', True)
    """
    given = Path(path)
    if given.parts[:1] != ("~",):
        return given
    return Path(os.path.expanduser(given))  # noqa: PTH111 (Path's own raises where there is no home)
