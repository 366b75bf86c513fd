"""VectorIndex: vectors in memory, searched exactly. A cache: all of it is in the store too."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from embeddings.encoder import Ids, Vectors


class VectorIndex:
    """Unit vectors by id; the score of a vector is its cosine with the query, in [-1, 1]."""

    def __init__(self, dimension: int, *, serialized: bytes | None = None) -> None:
        """An empty index, or one that FAISS wrote."""
        # FAISS adds what takes arrays to its classes while it is imported: its types don't tell
        self._faiss: Any = (
            faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
            if serialized is None
            else faiss.deserialize_index(np.frombuffer(serialized, np.uint8))
        )

    def __len__(self) -> int:
        return int(self._faiss.ntotal)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add rows; an id that is already there must be removed first."""
        if len(ids):
            self._faiss.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)

    def remove(self, ids: Ids) -> None:
        """Take rows out; ids that are not there are passed over."""
        if len(ids):
            self._faiss.remove_ids(ids)

    def nearest(self, query: Vectors, limit: int, among: Ids | None = None) -> dict[int, float]:
        """The ids nearest to a vector of shape (dimension,), best first, with their scores.

        With ``among`` these ids alone are compared, as if there were no others.
        """
        limit = min(limit, len(self) if among is None else len(among))
        if not limit:
            return {}
        parameters = None if among is None else _searching_only(among)
        scores, ids = self._faiss.search(query.reshape(1, -1), limit, params=parameters)
        return {int(i): float(score) for i, score in zip(ids[0], scores[0], strict=True) if i >= 0}

    def scores(self, query: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The scores of given ids; those that are not there are left out."""
        found = {}
        for i in ids:
            with suppress(RuntimeError):  # FAISS says so of an id that it does not hold
                found[i] = float(self._faiss.reconstruct(i) @ query)
        return found

    def save(self, path: Path, stamp: str) -> None:
        """Write the index and what it was made from, whole or not at all."""
        data = faiss.serialize_index(self._faiss).tobytes()
        head = json.dumps({"stamp": stamp, "sha256": sha256(data).hexdigest()}).encode()
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write(head + b"\n" + data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path, stamp: str) -> "VectorIndex | None":
        """The saved index, or None where it is missing, damaged or made from something else.

        FAISS loads flipped bits without complaint, so nothing reaches it that fails its checksum.
        """
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            said = json.loads(head)
        except (OSError, ValueError):
            return None
        if said != {"stamp": stamp, "sha256": sha256(data).hexdigest()}:
            return None
        return cls(0, serialized=data)


def _searching_only(ids: Ids) -> Any:
    marks = np.zeros(int(ids.max()) + 1, np.uint8)
    marks[ids] = 1
    selector: Any = faiss.IDSelectorBitmap  # FAISS's types don't tell that it takes an array
    return faiss.SearchParameters(sel=selector(np.packbits(marks, bitorder="little")))  # type: ignore[call-arg]
