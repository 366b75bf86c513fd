"""Watch: rebuilds a library whenever its folders change."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

from embeddings.errors import IndexingError, LibraryBusy, SourceNotFound
from embeddings.reading import Unreadable
from embeddings.rebuilding.report import RebuildReport

_SETTLED_MS = 500  # without a change before files are read, as a program may still be writing them


def watch(
    rebuild: Callable[[], RebuildReport],
    places: Callable[[], Sequence[Path]],
    *,
    stop: Event | None = None,
) -> Iterator[RebuildReport]:
    """Rebuild now and whenever something below the places changes; yield a report each time.

    ``places`` is called again and again, as a rebuild may find some moved, and others may be added.
    Addresses among them are not watched, only rebuilt with the others. A place that is missing or
    replaced for a while, or another rebuild that is running, is reported as unreadable, and does
    not end the watch; ``stop`` does, and Ctrl-C.

    Raises IndexingError where the system cannot watch the places.
    """
    stop = stop or Event()
    while not stop.is_set():
        watched, is_first = _identities(places()), True
        for has_changed in _changes(list(watched), stop):
            if has_changed or is_first:  # later changes are noticed already
                is_first = False
                yield _report(rebuild, places())
            if _identities(places()) != watched:
                break


def _changes(below: Sequence[Path], stop: Event) -> Iterator[bool]:
    """Yield twice a second whether anything has changed; first when watching has begun.

    Ends at ``stop``, and where watching has to begin again.
    """
    from watchfiles import watch as watch_files

    try:
        for changed in watch_files(
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
        if "decode path" not in str(error):  # from a file's name that is no text
            raise IndexingError(
                f"The system cannot tell what changes there ({error}). Raise its limit of "
                "watched files, or run byline rebuild by a timer."
            ) from error


def _identities(places: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """The existing places, each with its device and inode, which a replaced one has not."""
    found = {}
    for place in places:
        with suppress(OSError):
            state = place.stat()
            found[place] = (state.st_dev, state.st_ino)
    return found


def _report(rebuild: Callable[[], RebuildReport], places: Sequence[Path]) -> RebuildReport:
    try:
        return rebuild()
    except (SourceNotFound, LibraryBusy) as error:
        first = str(next(iter(places), "the library"))
        return RebuildReport(unreadable=[Unreadable(first, f"was not read: {error}")])
