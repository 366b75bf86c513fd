"""Lease: one rebuild of a library at a time; a second one is told who runs it, and since when."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import gethostname

from filelock import FileLock, Timeout

from embeddings.errors import IndexingError, LibraryBusy
from embeddings.library.store import Store
from embeddings.moment import now

LOCK_NAME = "rebuild.lock"


@contextmanager
def lease(store: Store) -> Iterator[None]:
    """Hold the library for a rebuild; single articles can still be added and removed.

    The system frees the lock of a process that died; the row in the library only says who holds
    it. Raises LibraryBusy where another process does.
    """
    store.check_writable()
    lock = FileLock(store.folder / LOCK_NAME)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise LibraryBusy(
            f"{store.folder} is being rebuilt by {store.held_by()}. Wait until it has finished."
        ) from None
    try:
        with store.transaction() as write:
            write.hold(os.getpid(), gethostname(), now())
        yield
    finally:
        # an error inside the block says more
        with suppress(IndexingError), store.transaction() as write:
            write.release()
        lock.release()
