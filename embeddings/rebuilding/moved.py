"""Moved: what lay in the library's own folder, and has gone with it to another place."""

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


def moved(store: Store) -> dict[str, str]:
    """Files and folders to be read again that are not there any more, and where each is now.

    Who moves or copies a library moves what was uploaded into its folder. Only what has all that
    was read there, byte for byte, is taken for the same: a disk may merely be unplugged. What is
    still in the old place is read there, unless that is another library's by now.
    """
    found, origins, folder = {}, store.origins(), store.folder.resolve()
    for root in map(Path, filterfalse(is_address, store.roots())):
        # where the library was: of a folder in it, or of a file in that
        for before in (root.parent, root.parent.parent):
            if before == folder or (is_there(root) and not (before / FILE_NAME).is_file()):
                continue
            below = [one for one in origins if is_within(one.path, str(root))]
            now = partial(_now, before, folder)
            if below and all(_is(now(one.path), one.sha256) for one in below):
                found[str(root)] = str(now(str(root)))
                break
    return found


def followed(
    known: Iterable[Origin], elsewhere: Mapping[str, str], failed: Collection[str]
) -> tuple[list[str], list[str]]:
    """The paths and the roots that are read elsewhere now, and are to be forgotten.

    What could be read only before, as the limit of size was another, stays and is tried again.
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


def _now(before: Path, folder: Path, path: str) -> Path:
    """Where a path is if the library's folder was at ``before``."""
    return folder / Path(path).relative_to(before)


def _is(file: Path, digest: str) -> bool:
    try:
        return file.is_file() and sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
