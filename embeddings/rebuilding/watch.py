"""Watch: a library that follows its folders."""

import os.path
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from embeddings.errors import LibraryBusy, SourceNotFound
from embeddings.reading import Unreadable
from embeddings.rebuilding.report import RebuildReport

_SETTLED_MS = 500  # without a change, before files are read: a program may still be writing them


def watch(
    rebuild: Callable[[], RebuildReport], places: Sequence[Path], *, stop: Event | None = None
) -> Iterator[RebuildReport]:
    """Rebuild now, and again whenever something changes below the places; a report each time.

    Places that are no files or folders when it begins, such as addresses, are rebuilt with the
    others, and not waited for. A place that is gone for a while, or another rebuild in the way, is
    in the report as what could not be read, and does not end it. It ends at ``stop``, or with
    Ctrl-C.
    """
    from watchfiles import watch as changes

    yield _tried(rebuild, places)
    below = filter(os.path.exists, places)
    for _ in changes(*below, stop_event=stop, step=_SETTLED_MS, debounce=10 * _SETTLED_MS):
        yield _tried(rebuild, places)


def _tried(rebuild: Callable[[], RebuildReport], places: Sequence[Path]) -> RebuildReport:
    try:
        return rebuild()
    except (SourceNotFound, LibraryBusy) as error:
        first = str(next(iter(places), "the library"))
        return RebuildReport(unreadable=[Unreadable(first, f"was not read: {error}")])
