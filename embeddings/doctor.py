"""Doctor: everything that must hold of a library, looked at; what is derived is made again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder
from embeddings.errors import LibraryDamaged
from embeddings.followed import CACHE_NAME, drop_unsound, is_saved
from embeddings.index import ArticleIndex
from embeddings.library.checks import edition_faults, file_faults, unsound_articles
from embeddings.library.edition import Edition
from embeddings.library.lease import lease
from embeddings.library.store import Store
from embeddings.mending import (
    encode_again,
    mend_copies,
    mend_digests,
    mend_file,
    mend_versions,
    mend_visits,
    pairs_are_in_step,
    rebuild_pairs,
    rebuild_words,
    take_out,
    words_are_in_step,
)
from embeddings.rebuilding.encoding import encode_articles

CLOSE = 0.99
"""Cosine of a stored vector with one made now: engines of the same weights differ a little."""

SAMPLE = 16
"""Passages that are encoded again to compare."""


class State(Enum):
    """What a check found."""

    FINE = "fine"
    MENDED = "mended"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, how it is now, and in one line what was found."""

    check: str
    state: State
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.state.value}: {' '.join(self.detail.split())}"


def examine(store: Store, encoder: Encoder) -> Iterator[Finding]:
    """Look at all that a library holds, and mend what can be made again from its articles.

    Findings come as they are found, first what others rest on. Raises LibraryBusy where a rebuild
    is running.
    """
    checks = {
        "file": _file,
        "articles": _articles,
        "passages": _passages,
        "words": _words,
        "pairs": _pairs,
        "copies": _copies,
        "vectors": _vectors,
        "index": _index,
        "versions": _versions,
        "visits": _visits,
        "editions": _editions,
    }
    with lease(store):
        for name, check in checks.items():
            try:
                state, detail = check(store, encoder)
            except LibraryDamaged as error:
                state, detail = State.BROKEN, f"{error}"
            yield Finding(name, state, detail)


Found = tuple[State, str]


def _mended(count: int, mended: str, fine: str) -> Found:
    """What is told of a check that mends all it finds; ``mended`` has a place for how much."""
    return (State.MENDED, mended.format(count)) if count else (State.FINE, fine)


def _file(store: Store, _encoder: Encoder) -> Found:
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


def _articles(store: Store, _encoder: Encoder) -> Found:
    keys = store.db.rows("SELECT id, source, origin FROM article")
    damaged = [(key, source, origin) for key, source, origin in keys if not _is_whole(store, key)]
    if not damaged:
        return _mended(
            mend_digests(store),
            "{} articles were known by a wrong name or digest",
            f"{len(keys)} articles are as they were stored",
        )
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


def _is_whole(store: Store, key: int) -> bool:
    try:
        return store.article_at(key) is not None
    except LibraryDamaged:
        return False


def _passages(store: Store, encoder: Encoder) -> Found:
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
        elif unsound and edition.encoder != encoder.name:
            return State.BROKEN, (
                f"{len(unsound)} articles have damaged passages, made with {edition.encoder}. "
                "Make all anew: byline rebuild --full"
            )
        elif unsound:
            encode_again(store, encoder, edition, unsound)
            mended.append(f"encoded {len(unsound)} articles again")
    if mended:
        return State.MENDED, "; ".join(mended)
    return State.FINE, f"{store.passage_count()} lie inside their articles and have their vectors"


def _words(store: Store, _encoder: Encoder) -> Found:
    fine = "the index of words has what the passages have"
    return _in_step(store, words_are_in_step, rebuild_words, "words", fine)


def _pairs(store: Store, _encoder: Encoder) -> Found:
    fine = "the index of letter pairs has those of scripts without spaces"
    return _in_step(store, pairs_are_in_step, rebuild_pairs, "letter pairs", fine)


def _in_step(
    store: Store,
    is_in_step: Callable[[Store, Edition], bool],
    make_anew: Callable[[Store, Edition], None],
    name: str,
    fine: str,
) -> Found:
    """Whether each edition's index of something has what it should; else it is made anew."""
    wrong = [one for one in store.editions() if not is_in_step(store, one)]
    for edition in wrong:
        make_anew(store, edition)
    return _mended(len(wrong), f"made the index of {name} anew", fine)


def _copies(store: Store, _encoder: Encoder) -> Found:
    return _mended(
        mend_copies(store),
        "compared {} articles with the others anew",
        "near-identical articles, and what sites repeat, are known",
    )


def _vectors(store: Store, encoder: Encoder) -> Found:
    edition = store.edition()
    if edition is None:
        return State.FINE, "there are none"
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


def _index(store: Store, encoder: Encoder) -> Found:
    edition = store.edition()
    if edition is None or edition.encoder != encoder.name:
        return State.FINE, "none was looked at"
    if not store.passage_count():  # nothing may ever have been, and no copy can be told from others
        return State.FINE, "there is nothing in it"
    if drop_unsound(store, edition):
        return State.FINE, "its copy on disk is the library's"
    ArticleIndex(store, encoder).save_cache()
    if is_saved(store, edition):
        return State.MENDED, "made its copy on disk anew"
    return State.BROKEN, "its copy on disk cannot be written; make room, it is made at each opening"


def _versions(store: Store, _encoder: Encoder) -> Found:
    return _mended(
        mend_versions(store),
        "took out {} earlier versions that were damaged, or of nothing",
        "earlier versions are as they were kept",
    )


def _visits(store: Store, _encoder: Encoder) -> Found:
    return _mended(
        mend_visits(store),
        "forgot what servers said of {} addresses that are not kept",
        "what servers said is of addresses that are kept",
    )


def _editions(store: Store, _encoder: Encoder) -> Found:
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
