"""Room: estimates of the disk space that a library needs."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from embeddings.errors import NoRoom
from embeddings.library.faults import cure
from embeddings.library.store import Store
from embeddings.passages import Passage

_PASSAGE_BYTES = 200  # a passage's span and index rows
_WORDS_SHARE = 0.8  # size of the word index relative to the text; measured on English news
_PAGE_BYTES = 4096


def check_room_for_edition(store: Store, dimension: int) -> None:
    """Raise NoRoom if the disk has no room for another edition of the library."""
    text = store.db.value("SELECT coalesce(sum(length(text)), 0) FROM article")
    needed = _edition_bytes(store.passage_count(), dimension, text)
    free = shutil.disk_usage(store.folder).free
    if needed > free:
        raise NoRoom(
            f"A new edition of {store.folder} needs about {needed} bytes; {free} are free. "
            "Make room and run the command again; the library answers as before."
        )


@contextmanager
def room_for(store: Store, articles: Sequence[Sequence[Passage]], dimension: int) -> Iterator[None]:
    """Extend a NoRoom raised inside by how many bytes these passages need."""
    try:
        yield
    except NoRoom as error:
        passages = sum(len(each) for each in articles)
        text = sum(passage.end - passage.start for each in articles for passage in each)
        # written to the log first, then to its place
        needed = 2 * (_edition_bytes(passages, dimension, text) + 2 * text) + 16 * _PAGE_BYTES
        raise NoRoom(
            f"{store.folder} cannot be written ({error.__cause__}): about {needed} bytes are "
            f"needed, {shutil.disk_usage(store.folder).free} are free. {cure(error.__cause__)}"
        ) from error


def _edition_bytes(passages: int, dimension: int, text: int) -> int:
    row = 4 * dimension + 16
    shared = max(1, (_PAGE_BYTES - 35) // row)  # rows of one page: of 512 dimensions only one
    return int(passages * (max(row, _PAGE_BYTES / shared) + _PASSAGE_BYTES) + _WORDS_SHARE * text)
