"""FollowedVectors: one edition's vectors in memory, kept up to date with the store."""

import os
from contextlib import suppress
from pathlib import Path

import numpy as np

from embeddings.encoder import Ids, Vectors
from embeddings.library.edition import Edition
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import Store
from embeddings.vector_file import Stamp, read_index, read_stamp, write_index
from embeddings.vectors import EXACT_UP_TO, VectorIndex, lists_for, sample_size

_BLOCK = 20_000  # vectors read at a time
_REREAD = (
    2_000  # changed vectors that opening may read from the store before the file is written anew
)
_COMPARED_AGAIN = 4  # times as many as wanted, where the index has 8 bits a number
_AT_LEAST = 100


class FollowedVectors:
    """One edition's vectors; not safe to use from several threads at once."""

    def __init__(self, store: Store, edition: Edition) -> None:
        self.edition = edition
        self._store = store
        self._index, self.change, self._saved = self._load()
        self.follow()
        # so that the next opening is quicker; also in place of a damaged file, and by a reader that
        # may write
        wanted = len(self) > _REREAD or _path(store).exists()
        if self._saved is None and wanted and os.access(store.folder, os.W_OK):
            self.save()

    def __len__(self) -> int:
        return len(self._index)

    def follow(self) -> None:
        """Apply the store's changes since the last call."""
        if self._store.change_number() == self.change:
            return
        self._apply()
        if not self._index.suits(len(self)):  # too many for this kind of index
            self._index, self.change, self._saved = self._load()
            self._apply()

    def nearest(self, query: Vectors, limit: int, among: Ids | None = None) -> dict[int, float]:
        """Ids and cosines of the passages nearest to a vector, best first; only of ``among``."""
        if self._index.is_exact:
            return self._index.nearest(query, limit, among)
        wanted = max(_AT_LEAST, _COMPARED_AGAIN * limit)
        cosines = self.cosines(query, list(self._index.nearest(query, wanted, among)))
        best = sorted(cosines, key=lambda i: -cosines[i])[:limit]
        return {i: cosines[i] for i in best}

    def cosines(self, query: Vectors, ids: list[int]) -> dict[int, float]:
        """The cosines of some passages with a vector; removed passages are left out."""
        found, rows = self._store.vectors_of(self.edition, ids)
        return dict(zip(found.tolist(), (rows @ query).tolist(), strict=True))

    def save(self) -> None:
        """Cache the index beside the library, if much has changed; a full disk is no error."""
        if self._saved is not None and self._store.changed_after(self._saved) <= _REREAD:
            return
        with suppress(OSError):
            write_index(
                _path(self._store), self._index, _stamp(self._store, self.edition, self.change)
            )
            self._saved = self.change

    def _apply(self) -> None:
        changes = self._store.changes(self.change)
        if not changes:
            return
        # one removal for all: each moves the whole matrix
        gone = [np.arange(one.first, one.last + 1) for one in changes]
        self._index.remove(np.concatenate(gone))
        for change in changes:
            if change.added:  # what was removed again is not in the store any more
                self._index.add(*self._store.vectors(self.edition, change.first, change.last))
        self.change = changes[-1].number

    def _load(self) -> tuple[VectorIndex, int, int | None]:
        """The cached index, where it is of this library and edition, or one made from the store.

        With the last change that is in it, and the change at which it was cached, or None.
        """
        if _is_of(self._store, self.edition, read_stamp(_path(self._store))):
            found = read_index(_path(self._store))
            # another process may have put its own there since the stamp was read
            own = found and _is_of(self._store, self.edition, found[0])
            if found and own and found[1].suits(len(found[1])):
                return found[1], found[0].change, found[0].change
        change = self._store.change_number()
        return _index_from_store(self._store, self.edition), change, None


def is_cached(store: Store, edition: Edition) -> bool:
    """Whether the cached index claims to be recent enough for a quick opening."""
    stamp = read_stamp(_path(store))
    return (
        stamp is not None
        and _is_of(store, edition, stamp)
        and store.changed_after(stamp.change) <= _REREAD
    )


def keep_if_sound(store: Store, edition: Edition) -> bool:
    """Whether the cached index is whole and recent; one that is not whole is deleted."""
    if not is_cached(store, edition):
        return False
    found = read_index(_path(store))
    if found is None or (
        found[0].change == store.change_number() and len(found[1]) != store.passage_count()
    ):
        _path(store).unlink(missing_ok=True)
        return False
    return True


def _path(store: Store) -> Path:
    return store.folder / CACHE_NAME


def _is_of(store: Store, edition: Edition, stamp: Stamp | None) -> bool:
    """Whether a stamp is of this library and edition, at whatever change."""
    return stamp is not None and stamp == _stamp(store, edition, stamp.change) and stamp.mark != ""


def _stamp(store: Store, edition: Edition, change: int) -> Stamp:
    return Stamp(edition.encoder, edition.id, change, store.mark(change))


def _index_from_store(store: Store, edition: Edition) -> VectorIndex:
    ids = store.passage_ids(edition)
    if len(ids) <= EXACT_UP_TO:
        index = VectorIndex(edition.dimension)
    else:
        sample = ids[:: max(1, len(ids) // sample_size(len(ids)))]
        _, rows = store.vectors_of(edition, sample.tolist())
        index = VectorIndex.for_many(rows, lists_for(len(ids)))
    for start in range(0, len(ids), _BLOCK):
        part = ids[start : start + _BLOCK]
        index.add(*store.vectors(edition, int(part[0]), int(part[-1])))
    return index
