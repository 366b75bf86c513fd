"""Encoding: the passages of many articles at once, and batches of them ahead."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Generic, Self, TypeVar

import numpy as np

from embeddings.article import Article
from embeddings.encoder import Encoder, Tick, Vectors
from embeddings.library.twins import Rows, twin
from embeddings.passages import Passage, headed_texts, split_passages
from embeddings.rebuilding.heeding import awaited

Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True)
class Cut:
    """An article's passages, with their vectors where an edition has them of its text already."""

    article: Article
    passages: list[Passage]
    vectors: Vectors | None = None


def cut_article(rows: Rows, edition: int | None, article: Article, encoder: Encoder) -> Cut:
    """An article cut for an edition; None: there is none yet. ``rows`` runs a query, as a twin's.

    One that was only moved or renamed keeps its vectors.
    """
    known = None if edition is None else twin(rows, edition, article)
    return Cut(article, *(known or (split_passages(article, encoder.count_tokens, encoder.limit),)))


def encode_articles(
    encoder: Encoder, articles: Sequence[Sequence[Passage]], tick: Tick | None = None
) -> list[Vectors]:
    """The vectors of the passages of each article, in the order given.

    All are sorted by length, so that little is lost to padding; a text that comes twice is encoded
    once. ``tick`` is called again and again, and may raise.
    """
    if not articles:
        return []
    counted = [headed_texts(each, encoder.count_tokens, encoder.limit) for each in articles]
    texts = sorted({text for each in counted for text in each}, key=lambda one: (len(one), one))
    row = dict(zip(texts, encoder.encode_passages(texts, tick), strict=True))
    none = np.empty((0, encoder.dimension), np.float32)
    return [np.stack([row[text] for text in each]) if each else none for each in counted]


class Ahead(Generic[Batch]):
    """Encodes one batch on a thread of its own while the next is read and the last is stored.

    ``put`` stores a batch with its vectors, in the thread that adds them and in their order; the
    last at the end of the ``with``. ``tick`` is called there many times a second, and what it
    raises stops the encoding: leaving the ``with`` then waits for the few texts that are being
    encoded, and no other is begun.
    """

    def __init__(
        self, encoder: Encoder, tick: Tick, put: Callable[[Batch, list[Vectors]], None]
    ) -> None:
        self._encoder, self._tick, self._put = encoder, tick, put
        self._thread = ThreadPoolExecutor(1, "encoding")
        self._stopped = Event()
        self._begun: tuple[Batch, Future[list[Vectors]]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._store(self._begun)
        finally:
            self.stop()

    def stop(self) -> None:
        """Encode and store no more."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)

    def add(self, batch: Batch, articles: Sequence[Cut]) -> None:
        """Begin to encode what of a batch has no vectors yet, and store the batch before it."""
        begun = self._thread.submit(self._vectors, articles)
        before, self._begun = self._begun, (batch, begun)
        self._store(before)

    def _store(self, begun: tuple[Batch, Future[list[Vectors]]] | None) -> None:
        if begun:
            batch, encoded = begun
            self._put(batch, awaited(encoded, self._tick))

    def _vectors(self, articles: Sequence[Cut]) -> list[Vectors]:
        """Those of each article, in their order."""
        new = [one.passages for one in articles if one.vectors is None]
        made = iter(encode_articles(self._encoder, new, self._go_on))
        return [next(made) if one.vectors is None else one.vectors for one in articles]

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise InterruptedError("nobody waits for these vectors any more")
