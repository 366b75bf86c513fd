"""The files of a folder that are read, by their suffix."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from embeddings.errors import SourceNotFound

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": ".txt",
        ".text": ".txt",
        ".md": ".md",
        ".markdown": ".md",
        ".html": ".html",
        ".htm": ".html",
        ".xhtml": ".html",
        ".mhtml": ".mhtml",
        ".mht": ".mhtml",
        ".pdf": ".pdf",
        ".docx": ".docx",
        ".odt": ".odt",
        ".rtf": ".rtf",
        ".epub": ".epub",
        ".json": ".json",
        ".jsonl": ".jsonl",
        ".ndjson": ".jsonl",
        ".csv": ".csv",
        ".tsv": ".csv",
        ".eml": ".eml",
        ".rss": ".feed",
        ".atom": ".feed",
        ".xml": ".feed",  # a saved feed, or all of a blog as WordPress exports it
        ".zip": ".zip",
        ".urls": ".urls",  # a list of addresses, which are fetched
    }
)
"""The kind of each suffix that is read; a kind is named by its commonest suffix."""

SUFFIXES: frozenset[str] = frozenset(KINDS)


def find_files(path: Path) -> Iterator[Path]:
    """A file itself, or every file of a readable kind under a folder, sorted by path.

    Left out are hidden files and folders, links to folders, which may be circular, and links to
    files outside the folder. A subfolder that cannot be listed is yielded itself.

    Raises:
        SourceNotFound: the path does not exist, or the folder cannot be listed.

    """
    if not is_there(path):
        raise SourceNotFound(f"{path} is not there. Give the path of a file or folder that is.")
    if not path.is_dir():
        yield path
        return
    try:
        entries = _sorted_entries(path)
    except OSError as error:
        raise SourceNotFound(
            f"{path} cannot be listed ({error.strerror}). Check that you may read it."
        ) from error
    yield from (found for found, is_read in _walk(entries, path, path.resolve()) if is_read)


def other_kinds(folder: Path) -> Iterator[Path]:
    """The files under a folder that ``find_files`` leaves out because of their suffix."""
    entries = _sorted_entries(folder) if folder.is_dir() else []
    files = _walk(entries, folder, folder.resolve())
    return (found for found, is_read in files if not is_read)


def is_there(path: Path) -> bool:
    """Whether a file or folder exists.

    Raises SourceNotFound where that cannot be told, as below a folder that one may not search;
    ``Path.exists`` is False there in some versions of Python.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise SourceNotFound(
            f"{path} cannot be opened ({error.strerror}). Check that you may read it."
        ) from error
    return True


def _sorted_entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def _walk(
    entries: Iterable[os.DirEntry[str]], folder: Path, root: Path
) -> Iterator[tuple[Path, bool]]:
    """(path, whether it is read) of each file, and of each folder that cannot be listed."""
    for entry in entries:
        here = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                inside = _sorted_entries(here)
            except OSError:
                yield here, True
                continue
            yield from _walk(inside, here, root)
        elif _is_own_file(entry, here, root):
            yield here, here.suffix.lower() in SUFFIXES


def _is_own_file(entry: os.DirEntry[str], here: Path, root: Path) -> bool:
    if entry.is_file(follow_symlinks=False):
        return True
    # first: some versions of Python raise below for circular or forbidden links
    leads_to_one = os.path.isfile(here)  # noqa: PTH113
    return entry.is_symlink() and leads_to_one and here.resolve().is_relative_to(root)
