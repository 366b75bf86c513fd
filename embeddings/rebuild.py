"""Rebuild: files and folders into a library, encoding only what has changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.errors import EncoderMismatch, LibraryBusy, SourceNotFound, UnreadableArticle
from embeddings.passages import Passage, headed_texts, split_passages
from embeddings.reading import (
    MAX_BYTES,
    READING_RULES,
    Unreadable,
    article_from_text,
    read_articles,
)
from embeddings.store import Store
from embeddings.survey import is_storable, is_within, survey
from embeddings.transaction import Origin, mismatch

BATCH_PASSAGES = 128
"""Articles wait until this many passages can be encoded at once: sorted by length they lose
little to padding, and little is lost when a rebuild is stopped."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: ``done`` of ``total`` files; ``source`` is the one just read."""

    done: int
    total: int
    source: str


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did, as sources; ``unreadable`` with the reasons."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)

    def __str__(self) -> str:
        names = ("added", "changed", "removed", "unchanged", "unreadable")
        return ", ".join(f"{len(getattr(self, name))} {name}" for name in names)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An origin whose articles are to be encoded and stored."""

    origin: Origin
    articles: list[Article]
    passages: list[list[Passage]]


class _Rebuild:
    """One run: reads origins, gathers what is new, encodes and stores it in batches."""

    def __init__(self, store: Store, encoder: Encoder, tick: Callable[[], None]) -> None:
        self.report = RebuildReport()
        self._store, self._encoder, self._tick = store, encoder, tick
        self._waiting: list[_Waiting] = []

    def file(self, path: Path, before: Origin | None) -> None:
        """Take a file in, unless its bytes are known."""
        source = str(path)
        if not is_storable(source):
            name = source.encode(errors="replace").decode()
            self.report.unreadable.append(Unreadable(name, "has a name that is no text; rename it"))
            return
        if path.exists() and not path.is_file():
            self._unreadable(source, "is no regular file; give a file or folder")
            return
        try:
            size = path.stat().st_size
            raw = path.read_bytes() if size <= MAX_BYTES else b""
        except OSError as error:
            self._unreadable(source, f"cannot be opened ({error.strerror}); check its permissions")
            return
        if size > MAX_BYTES:
            self._unreadable(
                source,
                f"is {size / 2**20:.1f} MB, over the limit of {MAX_BYTES / 2**20:.0f} MB; split it",
            )
            return
        digest = sha256(raw).hexdigest()
        if before and (before.sha256, before.reading_rules) == (digest, READING_RULES):
            self.report.unchanged.extend(self._store.sources(source))
            if before.reason:
                self.report.unreadable.append(Unreadable(source, before.reason))
            return
        self.read(
            Origin(source, digest, READING_RULES), read_articles(raw, source, suffix=path.suffix)
        )

    def read(self, origin: Origin, read: Sequence[Article | Unreadable]) -> None:
        """Compare what was read with what is stored; what is new waits for its batch."""
        articles = [one for one in read if isinstance(one, Article)]
        failed = [one for one in read if isinstance(one, Unreadable)]
        self.report.unreadable.extend(failed)
        if failed and not articles:  # what was read earlier stays: nothing is lost by a bad copy
            self._note(Origin(origin.path, origin.sha256, origin.reading_rules, failed[0].reason))
            return
        self._drop(set(self._store.sources(origin.path)) - {one.source for one in articles})
        fresh = [one for one in articles if not self._is_stored(one)]
        passages = [
            split_passages(one, self._encoder.count_tokens, self._encoder.limit) for one in fresh
        ]
        self._waiting.append(_Waiting(origin, fresh, passages))
        if sum(len(each) for one in self._waiting for each in one.passages) >= BATCH_PASSAGES:
            self.flush()

    def flush(self) -> None:
        """Encode and store what waits."""
        waiting, self._waiting = self._waiting, []
        count, limit = self._encoder.count_tokens, self._encoder.limit
        texts = [
            text
            for one in waiting
            for each in one.passages
            for text in headed_texts(each, count, limit)
        ]
        rows = np.empty((0, 0), np.float32)
        if texts:
            edition = self._store.edition()
            if edition and edition.encoder != self._encoder.name:
                raise EncoderMismatch(mismatch(edition.encoder, self._encoder.name))
            self._tick()
            slices = range(0, len(texts), 4 * BATCH_PASSAGES)
            encoded = []
            for start in slices:
                encoded.append(self._encoder.encode_passages(texts[start : start + slices.step]))
                self._tick()
            rows = np.concatenate(encoded)
        done = 0
        for one in waiting:
            self._note(Origin(one.origin.path, "", one.origin.reading_rules))
            for article, passages in zip(one.articles, one.passages, strict=True):
                self._put(article, one.origin.path, passages, rows[done : done + len(passages)])
                done += len(passages)
            self._note(one.origin)

    def remove(self, paths: Sequence[str]) -> None:
        """Take out the articles of files that have gone."""
        for path in paths:
            self.report.removed.extend(self._store.sources(path))
            with self._store.transaction() as write:
                write.remove_origin(path)

    def _put(
        self, article: Article, origin: str, passages: list[Passage], rows: np.ndarray
    ) -> None:
        known = self._store.article(article.source) is not None
        with self._store.transaction() as write:
            edition = write.edition(self._encoder.name, self._encoder.dimension)
            write.put(article, origin, edition, passages, rows)
        (self.report.changed if known else self.report.added).append(article.source)

    def _is_stored(self, article: Article) -> bool:
        """Whether nothing of it has to be encoded; other particulars are brought up to date."""
        stored = self._store.article(article.source)
        if stored == article:
            self.report.unchanged.append(article.source)
            return True
        if stored is None or (stored.title, stored.text) != (article.title, article.text):
            return False
        with self._store.transaction() as write:
            write.describe(article)
        self.report.changed.append(article.source)
        return True

    def _drop(self, sources: set[str]) -> None:
        for source in sorted(sources):
            with self._store.transaction() as write:
                write.remove(source)
            self.report.removed.append(source)

    def _unreadable(self, source: str, reason: str) -> None:
        self.report.unreadable.append(Unreadable(source, reason))
        self._note(Origin(source, "", READING_RULES, reason))

    def _note(self, origin: Origin) -> None:
        with self._store.transaction() as write:
            write.put_origin(origin)


def rebuild(
    store: Store,
    encoder: Encoder,
    roots: Sequence[Path] | None = None,
    *,
    prune: bool = True,
    allow_empty: bool = False,
    on_progress: OnProgress | None = None,
) -> RebuildReport:
    """Read folders and files (by default all that the library remembers) into the library.

    Files whose bytes are known are not read again, articles whose text is known are not encoded
    again. Each article is one transaction. With ``prune`` the articles of files that have gone
    from a folder are removed. What ``on_progress`` raises stops the rebuild and passes through;
    everything stored before stays.

    Raises SourceNotFound where a root is missing, or a folder that had articles has none now
    (unless ``allow_empty``), and LibraryBusy where another rebuild is running.
    """
    with _alone(store):
        asked = [Path(one) for one in (store.roots() if roots is None else roots)]
        places = [one.expanduser().resolve() for one in asked]
        known = {origin.path: origin for origin in store.origins()}
        files, gone = survey(places, known, allow_empty=allow_empty)
        with store.transaction() as write:
            for place in filter(is_storable, map(str, places)):
                write.remember(place)
        progress = [Progress(0, len(files), "")]
        run = _Rebuild(store, encoder, lambda: on_progress(progress[0]) if on_progress else None)
        for done, path in enumerate(files, start=1):
            run.file(path, known.get(str(path)))
            progress[0] = Progress(done, len(files), str(path).encode(errors="replace").decode())
            if on_progress:
                on_progress(progress[0])
        run.flush()
        if prune:
            run.remove(gone)
        return run.report


def add_text(store: Store, encoder: Encoder, title: str, text: str) -> Article:
    """Store a pasted article. Raises UnreadableArticle if there is nothing in it."""
    digest = sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()
    read = article_from_text(title, text, f"pasted/{digest[:12]}")
    if isinstance(read, Unreadable):
        raise UnreadableArticle(f"The text {read.reason}")
    add_articles(store, encoder, [read])
    return read


def add_articles(store: Store, encoder: Encoder, articles: Iterable[Article]) -> RebuildReport:
    """Store articles that have been read already; one with a known source takes its place."""
    run = _Rebuild(store, encoder, lambda: None)
    for article in articles:
        run.read(Origin(article.source, article.digest, READING_RULES), [article])
    run.flush()
    return run.report


def remove(store: Store, source: str) -> None:
    """Take out one article, or all that came from a file or folder.

    Raises SourceNotFound where the library has nothing from there.
    """
    with store.transaction() as write:
        origins = [one.path for one in store.origins() if is_within(one.path, source)]
        roots = [root for root in store.roots() if is_within(root, source)]
        for origin in origins:
            write.remove_origin(origin)
        for root in roots:
            write.forget(root)
        alone = not origins and write.remove(source)
    if not (origins or roots or alone):
        raise SourceNotFound(f"The library has nothing from {source}. See what it has: byline list")


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """One rebuild at a time: the system itself frees the lock of a process that died."""
    try:
        with FileLock(store.folder / "rebuild.lock").acquire(blocking=False):
            yield
    except Timeout:
        raise LibraryBusy(
            f"Another rebuild of {store.folder} is running. Wait until it has finished."
        ) from None
