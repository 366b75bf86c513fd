"""Writing: encodes and stores articles in batches."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Self

from embeddings.article import Article
from embeddings.encoder import Encoder, Tick, Vectors
from embeddings.library.room import room_for
from embeddings.library.store import Store
from embeddings.library.transaction import Origin, Transaction
from embeddings.reading import READING_RULES, Unreadable
from embeddings.rebuilding.encoding import BatchEncoder, CutArticle, cut_article
from embeddings.rebuilding.interruptible import Result, run_interruptibly
from embeddings.rebuilding.report import RebuildReport

BATCH_PASSAGES = 128
"""Articles wait until this many passages can be encoded together: enough to need little padding,
few enough to lose little when a rebuild is stopped."""

_FIRST_PASSAGES = 16  # the first batches are smaller, so that the encoder starts early
_BATCH_STEPS = 1_000  # a batch has at most so many, if little is to be encoded


@dataclass(frozen=True, slots=True)
class _NewArticle:
    """An article to be stored."""

    origin: str
    cut: CutArticle


_Step = _NewArticle | Callable[[Transaction], object]
_Steps = list[_Step]
"""The steps of a batch, in the order in which they were read."""


class Writer:
    """Compares articles with the stored ones; encodes and stores new and changed ones in batches.

    A batch is one transaction. ``report`` lists stored and unchanged articles. The last batch is
    stored at the end of the ``with``, unless something was raised inside. ``tick`` is called often,
    and may raise.
    """

    def __init__(self, store: Store, encoder: Encoder, tick: Tick) -> None:
        self.report = RebuildReport()
        self._store, self._encoder, self._tick = store, encoder, tick
        self._batches = BatchEncoder[_Steps](encoder, tick, self._put)
        self._waiting: _Steps = []
        self._passages, self._enough = 0, _FIRST_PASSAGES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            with self._batches:
                self._flush()
        else:
            self._batches.stop()

    def run(self, work: Callable[[], Result]) -> Result:
        """The result of a long work, which ``tick`` can interrupt."""
        return run_interruptibly(work, self._tick)

    def read(
        self, origin: Origin, read: Sequence[Article | Unreadable], *, keep: bool = False
    ) -> None:
        """Store the articles read from an origin, in place of its earlier ones.

        With ``keep``, earlier articles that are not among them stay, and are reported as missing.
        """
        articles = [one for one in read if isinstance(one, Article)]
        failed = [one for one in read if isinstance(one, Unreadable)]
        self.report.unreadable.extend(failed)
        if not all(
            one.is_lasting for one in failed
        ):  # to be read again: the limit of size may change
            origin = replace(origin, sha256="")
        if failed and not articles:  # earlier articles stay: a bad copy loses nothing
            self._note(Origin(origin.path, origin.sha256, origin.reading_rules, failed[0].reason))
            return
        gone = sorted(set(self._store.sources(origin.path)) - {one.source for one in read})
        (self.report.missing if keep else self.report.removed).extend(gone)
        for source in () if keep else gone:
            self._add(partial(Transaction.remove, source=source))
        self._note(Origin(origin.path, "", origin.reading_rules))  # until all of it is stored
        for one in articles:
            self._take(one, origin.path)
        self._note(origin)

    def seen(self, address: str, etag: str, modified: str) -> None:
        """Store a server's marks of its answer."""
        self._add(lambda write: write.saw(address, etag, modified))

    def unchanged(self, origin: Origin) -> None:
        """Report that an origin has not changed since it was read."""
        self.report.unchanged.extend(self._store.sources(origin.path))
        if origin.reason:
            self.report.unreadable.append(Unreadable(origin.path, origin.reason))

    def unreadable(self, path: str, reason: str) -> None:
        """Store and report that a path or address could not be opened."""
        self.report.unreadable.append(Unreadable(path, reason))
        self._note(Origin(path, "", READING_RULES, reason))

    def remove(self, paths: Sequence[str]) -> None:
        """Remove the articles of files that have gone."""
        for path in paths:
            self.report.removed.extend(self._store.sources(path))
            self._add(partial(Transaction.remove_origin, path=path))

    def forget(self, roots: Iterable[str]) -> None:
        """Forget roots, in the last batch, so that no root is seen half moved."""
        for root in roots:
            self._add(partial(Transaction.forget, root=root))

    def _take(self, article: Article, origin: str) -> None:
        """Store an article if it has changed; if its title and text have not, only its metadata."""
        stored = self._store.article(article.source)
        if stored == article:
            self.report.unchanged.append(article.source)
        elif stored and (stored.title, stored.text) == (article.title, article.text):
            self._add(lambda write: write.describe(article))
            self.report.changed.append(article.source)
        else:
            edition = self._store.edition()
            if edition:
                edition.check_growth(self._encoder.name)
            there = edition.id if edition else None
            cut = cut_article(self._store.db.rows, there, article, self._encoder)
            self._add(_NewArticle(origin, cut))

    def _note(self, origin: Origin) -> None:
        self._add(lambda write: write.put_origin(origin))

    def _add(self, step: _Step) -> None:
        self._waiting.append(step)
        if isinstance(step, _NewArticle) and step.cut.vectors is None:
            self._passages += len(step.cut.passages)
        enough = self._passages >= min(self._enough, BATCH_PASSAGES)
        if enough or len(self._waiting) >= _BATCH_STEPS:
            self._flush()

    def _flush(self) -> None:
        """Begin to encode the waiting steps; they are stored when the next batch is encoded."""
        steps, self._waiting, self._passages = self._waiting, [], 0
        if steps:
            self._enough *= 2
            self._batches.add(steps, [one.cut for one in steps if isinstance(one, _NewArticle)])

    def _put(self, steps: _Steps, encoded: list[Vectors]) -> None:
        """Write a batch in one transaction."""
        added: list[str] = []
        changed: list[str] = []
        vectors = iter(encoded)
        cut = [one.cut.passages for one in steps if isinstance(one, _NewArticle)]
        # the encoder is not loaded only to compute the room of no passages
        room = room_for(self._store, cut, self._encoder.dimension if cut else 0)
        with room, self._store.transaction() as write:
            for step in steps:
                if not isinstance(step, _NewArticle):
                    step(write)
                    continue
                edition, article = write.edition(self._encoder), step.cut.article
                known = write.put(article, step.origin, edition, step.cut.passages, next(vectors))
                (changed if known else added).append(article.source)
        self.report.added.extend(added)
        self.report.changed.extend(changed)
