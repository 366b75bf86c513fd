"""Survey: which files there are to read, and which have gone."""

from collections.abc import Collection, Iterable
from pathlib import Path

from embeddings.errors import SourceNotFound
from embeddings.reading import find_files, is_there


def is_within(path: str, place: str) -> bool:
    r"""Whether a path is a place or lies below it, by name.

    >>> is_within("/news/may/1.txt", "/news/may"), is_within("/news/mayor.txt", "/news/may")
    (True, False)
    """
    place = place.rstrip("/\\")
    return path == place or path.startswith((f"{place}/", f"{place}\\"))


def survey(
    roots: Iterable[Path], known: Collection[str], *, allow_empty: bool
) -> tuple[list[Path], list[str]]:
    """The files to read below the roots, and the known paths whose files have gone.

    Only a folder that can be listed tells that a file has gone: raises SourceNotFound for a root
    that is missing, or one with known paths and no files (unless ``allow_empty``).
    """
    files: dict[Path, None] = {}
    gone: list[str] = []
    for root in roots:
        before = [path for path in known if is_within(path, str(root))]
        found = _found(root, before, allow_empty=allow_empty)
        files.update(dict.fromkeys(found))
        there = set(found)
        missing = set(before) - set(map(str, found))
        gone += [path for path in missing if not _is_shut(path, there)]
    return list(files), sorted(set(gone) - {str(path) for path in files})


def _found(root: Path, before: list[str], *, allow_empty: bool) -> list[Path]:
    if before and not is_there(root):
        if before != [str(root)] or not root.parent.is_dir():
            raise SourceNotFound(_vanished(root))
        return []  # a file may go; a folder is unplugged
    found = list(find_files(root))
    if before and not found and not allow_empty:
        raise SourceNotFound(
            f"{root} has no articles any more, and the library has {len(before)} from it. "
            "If they are to go, say so: byline rebuild --allow-empty"
        )
    return found


def _is_shut(path: str, found: Collection[Path]) -> bool:
    """Whether a folder that cannot be listed stands for the path; see ``find_files``."""
    return any(folder in found and folder.is_dir() for folder in Path(path).parents)


def _vanished(root: Path) -> str:
    missing = next((one for one in reversed(root.parents) if not one.exists()), root)
    return (
        f"{missing} is not there any more, and the library has articles from it. "
        f"Bring it back, or take them out: byline remove {missing}"
    )
