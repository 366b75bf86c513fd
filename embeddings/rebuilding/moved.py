"""Moved: files in the library's own folder, which move with it."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from hashlib import sha256
from itertools import filterfalse
from pathlib import Path

from embeddings.fetching import is_address
from embeddings.library.store import FILE_NAME, Store
from embeddings.library.transaction import Origin
from embeddings.reading import is_there
from embeddings.rebuilding.survey import is_within


def moved_roots(store: Store) -> dict[str, str]:
    """The new paths of roots that moved with the library, by their old paths.

    Uploaded files are in the library's folder, and move with it. A path is taken for a root's new
    one only if all files that were read there are in it, byte for byte: a disk may merely be
    unplugged. A root that is still in its old place stays, unless another library is there now.
    """
    moved, origins, folder = {}, store.origins(), store.folder.resolve()
    for root in map(Path, filterfalse(is_address, store.roots())):
        # the library's old folder, if the root is a folder in it or a file in such a one
        for before in (root.parent, root.parent.parent):
            if before == folder or (is_there(root) and not (before / FILE_NAME).is_file()):
                continue
            below = [one for one in origins if is_within(one.path, str(root))]
            new_path = partial(_new_path, before, folder)
            if below and all(_has_digest(new_path(one.path), one.sha256) for one in below):
                moved[str(root)] = str(new_path(str(root)))
                break
    return moved


def sources_to_forget(
    known: Iterable[Origin], elsewhere: Mapping[str, str], failed: Collection[str]
) -> tuple[list[str], list[str]]:
    """(paths, roots) that are read elsewhere now, and are to be forgotten.

    Files that cannot be read in their new place, as above a new limit of size, stay at the old one.
    """
    paths: dict[str, None] = {}
    roots: list[str] = []
    for old, now in elsewhere.items():
        below = [one for one in known if is_within(one.path, old)]
        kept = [
            one.path
            for one in below
            if one.reason is None and now + one.path.removeprefix(old) in failed
        ]
        paths.update((one.path, None) for one in below if one.path not in kept)
        roots += [] if kept else [old]
    return list(paths), roots


def _new_path(before: Path, folder: Path, path: str) -> Path:
    """The path of a file or folder now, if the library's folder was ``before``."""
    return folder / Path(path).relative_to(before)


def _has_digest(file: Path, digest: str) -> bool:
    try:
        return file.is_file() and sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
