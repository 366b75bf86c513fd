"""Watch: a library that follows its folders."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

from embeddings.errors import IndexingError, LibraryBusy, SourceNotFound
from embeddings.reading import Unreadable
from embeddings.rebuilding.report import RebuildReport

_SETTLED_MS = 500  # without a change, before files are read: a program may still be writing them


def watch(
    rebuild: Callable[[], RebuildReport],
    places: Callable[[], Sequence[Path]],
    *,
    stop: Event | None = None,
) -> Iterator[RebuildReport]:
    """Rebuild now, and again whenever something changes below the places; a report each time.

    ``places`` tells them again and again: a rebuild may find some moved, and others may be added.
    What is no file or folder, such as an address, is rebuilt with the others, and not waited for.
    A place that is gone for a while, or another in its stead, or another rebuild in the way, is in
    the report as what could not be read, and does not end it. It ends at ``stop``, or with Ctrl-C.

    Raises IndexingError where the system cannot tell what changes.
    """
    stop = stop or Event()
    while not stop.is_set():
        there, due = _there(places()), True
        for changed in _changes(list(there), stop):
            if changed or due:  # what changes from here on is waited for already
                due = False
                yield _tried(rebuild, places())
            if _there(places()) != there:
                break


def _changes(below: Sequence[Path], stop: Event) -> Iterator[bool]:
    """Twice a second whether anything has changed; the first time once it is watched.

    It ends at ``stop``, and where watching has to begin again.
    """
    from watchfiles import watch as watched

    try:
        for changed in watched(
            *below,
            stop_event=stop,
            step=_SETTLED_MS,
            debounce=10 * _SETTLED_MS,
            rust_timeout=_SETTLED_MS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            yield bool(changed)
    except (OSError, RuntimeError) as error:
        if "decode path" not in str(error):  # of a file whose name is no text
            raise IndexingError(
                f"The system cannot tell what changes there ({error}). Raise its limit of "
                "watched files, or run byline rebuild by a timer."
            ) from error


def _there(places: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """The places that there are now, and what tells each from another of the same name."""
    found = {}
    for place in places:
        with suppress(OSError):
            state = place.stat()
            found[place] = (state.st_dev, state.st_ino)
    return found


def _tried(rebuild: Callable[[], RebuildReport], places: Sequence[Path]) -> RebuildReport:
    try:
        return rebuild()
    except (SourceNotFound, LibraryBusy) as error:
        first = str(next(iter(places), "the library"))
        return RebuildReport(unreadable=[Unreadable(first, f"was not read: {error}")])
