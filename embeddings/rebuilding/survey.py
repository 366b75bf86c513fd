"""Survey: the files to read, and those that have gone."""

from collections.abc import Collection, Iterable
from pathlib import Path

from embeddings.errors import SourceNotFound
from embeddings.reading import find_files, is_there


def is_within(path: str, place: str) -> bool:
    r"""Whether a path is a place or lies below it, by name only.

    >>> is_within("/news/may/1.txt", "/news/may"), is_within("/news/mayor.txt", "/news/may")
    (True, False)
    """
    place = place.rstrip("/\\")
    return path == place or path.startswith((f"{place}/", f"{place}\\"))


def survey(
    roots: Iterable[Path], known: Collection[str], *, allow_empty: bool
) -> tuple[list[Path], list[str]]:
    """(files to read below the roots, known paths whose files have gone).

    Raises SourceNotFound for a root that is missing, or one with known paths and no files (unless
    ``allow_empty``): a disk may be unplugged. An unlistable folder loses no files.
    """
    files: dict[Path, None] = {}
    gone: list[str] = []
    for root in roots:
        before = [path for path in known if is_within(path, str(root))]
        found = _files_below(root, before, allow_empty=allow_empty)
        files.update(dict.fromkeys(found))
        missing, listed = set(before) - set(map(str, found)), set(found)
        gone += [path for path in missing if not _is_in_unlistable(path, listed)]
    return list(files), sorted(set(gone) - {str(path) for path in files})


def _files_below(root: Path, before: list[str], *, allow_empty: bool) -> list[Path]:
    if before and not is_there(root):
        if before != [str(root)] or not root.parent.is_dir():
            raise SourceNotFound(_missing_message(root))
        return []  # a file may go; a missing folder may be on an unplugged disk
    found = list(find_files(root))
    if before and not found and not allow_empty:
        raise SourceNotFound(
            f"{root} has no articles any more, and the library has {len(before)} from it. "
            "If they are to go, say so: byline rebuild --allow-empty"
        )
    return found


def _is_in_unlistable(path: str, found: Collection[Path]) -> bool:
    """Whether a path is in a folder that cannot be listed, which ``find_files`` yields itself."""
    return any(folder in found and folder.is_dir() for folder in Path(path).parents)


def _missing_message(root: Path) -> str:
    missing = next((one for one in reversed(root.parents) if not one.exists()), root)
    return (
        f"{missing} is not there any more, and the library has articles from it. "
        f"Bring it back, or take them out: byline remove {missing}"
    )
