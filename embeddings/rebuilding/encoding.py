"""Encoding the passages of many articles together, in batches on a thread."""

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
from embeddings.rebuilding.interruptible import wait_for

Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True)
class CutArticle:
    """An article and its passages, with vectors if the edition has some of the same text."""

    article: Article
    passages: list[Passage]
    vectors: Vectors | None = None


def cut_article(rows: Rows, edition: int | None, article: Article, encoder: Encoder) -> CutArticle:
    """An article cut into passages for an edition, None if there is no edition yet.

    An article that was only moved or renamed keeps its vectors, found with ``rows``, see ``twin``.
    """
    known = None if edition is None else twin(rows, edition, article)
    return CutArticle(
        article, *(known or (split_passages(article, encoder.count_tokens, encoder.limit),))
    )


def encode_articles(
    encoder: Encoder, articles: Sequence[Sequence[Passage]], tick: Tick | None = None
) -> list[Vectors]:
    """The vectors of each article's passages, in the order given.

    Passages are encoded sorted by length, to need little padding, and equal ones once. ``tick`` is
    called often, and may raise.
    """
    if not articles:
        return []
    counted = [headed_texts(each, encoder.count_tokens, encoder.limit) for each in articles]
    texts = sorted({text for each in counted for text in each}, key=lambda one: (len(one), one))
    row = dict(zip(texts, encoder.encode_passages(texts, tick), strict=True))
    none = np.empty((0, encoder.dimension), np.float32)
    return [np.stack([row[text] for text in each]) if each else none for each in counted]


class BatchEncoder(Generic[Batch]):
    """Encodes one batch on a thread while the next is read and the previous is stored.

    ``put`` stores a batch with its vectors, in the thread that calls ``add`` and in order; the last
    batch at the end of the ``with``. ``tick`` is called there many times a second; if it raises,
    leaving the ``with`` waits only for the few texts that are being encoded just then.
    """

    def __init__(
        self, encoder: Encoder, tick: Tick, put: Callable[[Batch, list[Vectors]], None]
    ) -> None:
        self._encoder, self._tick, self._put = encoder, tick, put
        self._thread = ThreadPoolExecutor(1, "encoding")
        self._stopped = Event()
        self._encoding: tuple[Batch, Future[list[Vectors]]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._store(self._encoding)
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop encoding and storing."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)

    def add(self, batch: Batch, articles: Sequence[CutArticle]) -> None:
        """Begin to encode a batch's articles without vectors, and store the previous batch."""
        future = self._thread.submit(self._vectors, articles)
        previous, self._encoding = self._encoding, (batch, future)
        self._store(previous)

    def _store(self, encoding: tuple[Batch, Future[list[Vectors]]] | None) -> None:
        if encoding:
            batch, encoded = encoding
            self._put(batch, wait_for(encoded, self._tick))

    def _vectors(self, articles: Sequence[CutArticle]) -> list[Vectors]:
        """The vectors of each article, in order."""
        new = [one.passages for one in articles if one.vectors is None]
        made = iter(encode_articles(self._encoder, new, self._raise_if_stopped))
        return [next(made) if one.vectors is None else one.vectors for one in articles]

    def _raise_if_stopped(self) -> None:
        if self._stopped.is_set():
            raise InterruptedError("nobody waits for these vectors any more")
