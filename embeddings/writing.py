"""Writing: articles that were read wait here for others, to be encoded and stored in batches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from embeddings.article import Article
from embeddings.encoder import Encoder, Vectors
from embeddings.encoding import encode_articles
from embeddings.errors import EncoderMismatch
from embeddings.passages import PASSAGE_RULES, Passage, split_passages
from embeddings.reading import Unreadable
from embeddings.report import RebuildReport
from embeddings.room import room_for
from embeddings.store import Store
from embeddings.transaction import Origin, mismatch

BATCH_PASSAGES = 128
"""Articles wait until this many passages can be encoded at once: sorted by length they lose
little to padding, and little is lost when a rebuild is stopped."""


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An article to be stored; ``rows`` where another with its text has been encoded already."""

    article: Article
    passages: list[Passage]
    rows: Vectors | None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An origin whose articles are to be encoded and stored."""

    origin: Origin
    fresh: list[_Fresh]


class Writer:
    """Compares what was read with what is stored; what is new is encoded and stored in batches."""

    def __init__(self, store: Store, encoder: Encoder, tick: Callable[[], None]) -> None:
        self.report = RebuildReport()
        self._store, self._encoder, self._tick = store, encoder, tick
        self._waiting: list[_Waiting] = []
        self._passages = 0

    def read(
        self, origin: Origin, read: Sequence[Article | Unreadable], *, keep: bool = False
    ) -> None:
        """Take in what was read of an origin, in place of what came from it before.

        With ``keep`` what is not there any more stays, and the report says so.
        """
        articles = [one for one in read if isinstance(one, Article)]
        failed = [one for one in read if isinstance(one, Unreadable)]
        self.report.unreadable.extend(failed)
        if failed and not articles:  # what was read earlier stays: nothing is lost by a bad copy
            self._note(Origin(origin.path, origin.sha256, origin.reading_rules, failed[0].reason))
            return
        gone = set(self._store.sources(origin.path)) - {one.source for one in read}
        if keep:
            self.report.missing.extend(sorted(gone))
        else:
            self._drop(gone)
        fresh = [self._fresh(one) for one in articles if not self._is_stored(one)]
        self._waiting.append(_Waiting(origin, fresh))
        self._passages += sum(len(one.passages) for one in fresh if one.rows is None)
        if self._passages >= BATCH_PASSAGES:
            self.flush()

    def seen(self, address: str, etag: str, modified: str) -> None:
        """Note what a server said of what it sent."""
        with self._store.transaction() as write:
            write.saw(address, etag, modified)

    def unreadable(self, origin: Origin, reason: str) -> None:
        """Note that an origin could not be opened."""
        self.report.unreadable.append(Unreadable(origin.path, reason))
        self._note(Origin(origin.path, "", origin.reading_rules, reason))

    def flush(self) -> None:
        """Encode and store what waits."""
        waiting, self._waiting, self._passages = self._waiting, [], 0
        new = [one.passages for each in waiting for one in each.fresh if one.rows is None]
        encoded = iter(encode_articles(self._encoder, new, self._tick))
        every = [one.passages for each in waiting for one in each.fresh]
        with room_for(self._store, every, self._encoder.dimension if every else 0):
            for each in waiting:
                self._note(Origin(each.origin.path, "", each.origin.reading_rules))
                for one in each.fresh:
                    rows = next(encoded) if one.rows is None else one.rows
                    self._put(one.article, each.origin.path, one.passages, rows)
                self._note(each.origin)

    def remove(self, paths: Sequence[str]) -> None:
        """Take out the articles of files that have gone."""
        for path in paths:
            self.report.removed.extend(self._store.sources(path))
            with self._store.transaction() as write:
                write.remove_origin(path)

    def _fresh(self, article: Article) -> _Fresh:
        """The article cut into passages; one that was only moved or renamed keeps its vectors."""
        edition = self._store.edition()
        if edition and (edition.encoder, edition.passage_rules) != (
            self._encoder.name,
            PASSAGE_RULES,
        ):
            raise EncoderMismatch(mismatch(edition.encoder, self._encoder.name))
        twin = self._store.twin(edition, article) if edition else None
        if twin is None:
            count, limit = self._encoder.count_tokens, self._encoder.limit
            return _Fresh(article, split_passages(article, count, limit), None)
        spans, rows = twin
        return _Fresh(article, [Passage(article, start, end) for start, end in spans], rows)

    def _put(
        self, article: Article, origin: str, passages: Sequence[Passage], rows: Vectors
    ) -> None:
        known = self._store.article(article.source) is not None
        encoder = self._encoder
        with self._store.transaction() as write:
            edition = write.edition(encoder.name, encoder.dimension, encoder.location)
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

    def _note(self, origin: Origin) -> None:
        with self._store.transaction() as write:
            write.put_origin(origin)
