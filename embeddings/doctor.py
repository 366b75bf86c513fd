"""Doctor: checks everything that must hold of a library, and rebuilds what is derived."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder
from embeddings.errors import EncoderUnavailable, LibraryDamaged
from embeddings.followed import FollowedVectors, is_cached, keep_if_sound
from embeddings.library.checks import edition_faults, file_faults, unsound_articles
from embeddings.library.lease import lease
from embeddings.library.opening import CACHE_NAME
from embeddings.library.store import Store
from embeddings.mending import (
    encode_again,
    mend_copies,
    mend_digests,
    mend_file,
    mend_pairs,
    mend_versions,
    mend_words,
    take_out,
)
from embeddings.rebuilding.encoding import encode_articles

CLOSE = 0.99
"""Cosine of a stored vector with one made now: engines of the same weights differ a little."""

SAMPLE = 16
"""How many passages are encoded again, to compare."""


class State(Enum):
    """The outcome of a check."""

    FINE = "fine"
    MENDED = "mended"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; ``detail`` is one line of text."""

    check: str
    state: State
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.state.value}: {' '.join(self.detail.split())}"


Outcome = tuple[State, str]

OpenEncoder = Callable[[], Encoder]
"""Opens the encoder; called only by checks that need it, as the others work without."""


def examine(store: Store, open_encoder: OpenEncoder) -> Iterator[Finding]:
    """Check all that a library holds, and mend what can be made again from its articles.

    Findings are yielded one by one, the most basic first. Raises LibraryBusy where a rebuild is
    running.
    """
    with lease(store):
        for name, check in _CHECKS.items():
            try:
                state, detail = check(store, open_encoder)
            except (LibraryDamaged, EncoderUnavailable) as error:
                state, detail = State.BROKEN, f"{error}"
            yield Finding(name, state, detail)


def _mending(mend: Callable[[Store], int], mended: str, fine: str) -> Callable[..., Outcome]:
    """A check made of a function that mends and counts; ``mended`` is formatted with the count."""

    def check(store: Store, _open_encoder: OpenEncoder) -> Outcome:
        count = mend(store)
        return (State.MENDED, mended.format(count)) if count else (State.FINE, fine)

    return check


def _file(store: Store, _open_encoder: OpenEncoder) -> Outcome:
    faults = file_faults(store.db)
    if not faults:
        return State.FINE, "SQLite finds it whole"
    with suppress(sqlite3.IntegrityError):  # there are two of what is once: which is right?
        mend_file(store)
    left = file_faults(store.db)
    if not left:
        return State.MENDED, f"made its indexes anew, and took out what was lost ({faults[0]})"
    return State.BROKEN, (
        f"SQLite finds damage ({left[0]}). Restore a backup (byline restore FILE), or delete the "
        "library's folder and add the articles again."
    )


def _articles(store: Store, _open_encoder: OpenEncoder) -> Outcome:
    damaged, wrong = mend_digests(store)
    if not damaged:
        if wrong:
            return State.MENDED, f"{wrong} articles were known by a wrong name or digest"
        return State.FINE, f"{store.article_count()} articles are as they were stored"
    gone = []
    for key, source, origin in damaged:
        if isinstance(origin, str) and Path(origin).is_file():
            take_out(store, key, origin)
        else:
            gone.append(str(source)[:80])
    if gone:
        return State.BROKEN, (
            f"{len(gone)} articles are damaged, and their files are gone, first {gone[0]}. Restore "
            "a backup (byline restore FILE), or remove them: byline remove SOURCE"
        )
    return State.BROKEN, (
        f"{len(damaged)} damaged articles were taken out, first {damaged[0][1]}. "
        "Read their files again: byline rebuild"
    )


def _passages(store: Store, open_encoder: OpenEncoder) -> Outcome:
    current = store.edition()
    if current is None:
        return State.FINE, "there are none"
    mended = []
    for edition in store.editions():
        unsound = unsound_articles(store.db, edition)
        if edition != current and (unsound or edition_faults(store.db, edition)):
            with store.transaction() as write:
                write.drop_edition(edition.id)
            mended.append("took out an edition that does not answer and was damaged")
        elif unsound and edition.encoder != open_encoder().name:
            return State.BROKEN, (
                f"{len(unsound)} articles have damaged passages, made with {edition.encoder}. "
                "Make all anew: byline rebuild --full"
            )
        elif unsound:
            encode_again(store, open_encoder(), edition, unsound)
            mended.append(f"encoded {len(unsound)} articles again")
    if mended:
        return State.MENDED, "; ".join(mended)
    return State.FINE, f"{store.passage_count()} lie inside their articles and have their vectors"


def _vectors(store: Store, open_encoder: OpenEncoder) -> Outcome:
    edition = store.edition()
    if edition is None:
        return State.FINE, "there are none"
    encoder = open_encoder()
    if edition.encoder != encoder.name:
        return State.FINE, f"made with {edition.encoder}, and not compared with {encoder.name}"
    ids = store.passage_ids(edition)
    sample = ids[:: max(1, len(ids) // SAMPLE)][:SAMPLE].tolist()
    passages = store.passages(sample)
    kept, stored = store.vectors_of(edition, list(passages))  # some may be removed meanwhile
    made = encode_articles(encoder, [[passages[i]] for i in kept.tolist()])
    far = [one for one, (other,) in zip(stored, made, strict=True) if np.dot(one, other) < CLOSE]
    if far:
        return State.BROKEN, (
            f"{len(far)} of {len(kept)} passages are encoded otherwise by {encoder.name}. "
            "Make all anew: byline rebuild --full"
        )
    return State.FINE, f"{len(kept)} passages encoded again agree"


def _index(store: Store, _open_encoder: OpenEncoder) -> Outcome:
    edition = store.edition()
    if edition is None or not store.passage_count():  # no copy of nothing can be told from others
        return State.FINE, "there is nothing in it"
    if keep_if_sound(store, edition):
        return State.FINE, "its copy on disk is the library's"
    FollowedVectors(store, edition).save()
    if is_cached(store, edition):
        return State.MENDED, "made its copy on disk anew"
    return State.BROKEN, "its copy on disk cannot be written; make room, it is made at each opening"


def _editions(store: Store, _open_encoder: OpenEncoder) -> Outcome:
    for left in store.folder.glob(f"{CACHE_NAME}.*.tmp"):  # of a process that was killed
        left.unlink(missing_ok=True)
    open_ones = [one for one in store.editions() if one.switched is None]
    if open_ones:
        total = store.article_count()
        done = total - store.unfilled_count(open_ones[0])
        return State.FINE, (
            f"a full rebuild with {open_ones[0].encoder} stopped at {done} of {total} articles. "
            "It goes on with: byline rebuild --full"
        )
    return State.FINE, f"{len(store.editions())} kept"


_CHECKS: dict[str, Callable[[Store, OpenEncoder], Outcome]] = {
    "file": _file,
    "articles": _articles,
    "passages": _passages,
    "words": _mending(
        mend_words,
        "made the index of words anew",
        "the index of words has what the passages have",
    ),
    "pairs": _mending(
        mend_pairs,
        "made the index of letter pairs anew",
        "the index of letter pairs has those of scripts without spaces",
    ),
    "copies": _mending(
        mend_copies,
        "compared {} articles with the others anew",
        "near-identical articles, and what sites repeat, are known",
    ),
    "vectors": _vectors,
    "index": _index,
    "versions": _mending(
        mend_versions,
        "took out {} earlier versions that were damaged, or of nothing",
        "earlier versions are as they were kept",
    ),
    "editions": _editions,
}
