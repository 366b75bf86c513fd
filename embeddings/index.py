"""ArticleIndex: searches a library by vectors and by words."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import TypeVar

from embeddings.article import Article
from embeddings.encoder import Encoder, Ids, Vectors
from embeddings.errors import EncoderMismatch, IndexingError
from embeddings.filters import Filter
from embeddings.followed import FollowedVectors, is_cached
from embeddings.library.copies import are_copies
from embeddings.library.edition import Edition
from embeddings.library.refrains import refrains
from embeddings.library.store import Store
from embeddings.passages import Passage
from embeddings.sentences import Span

_MAX_COPIES = 64  # at most so many are compared
_UNDATED = "9999"

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and its score; higher is better, comparable within one search."""

    passage: Passage
    score: float


class ArticleIndex:
    """Searches a store; each search sees everything that any process committed before it."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self.store = store
        self.encoder = encoder
        self._vectors: FollowedVectors | None = None
        self._cached_ids: tuple[tuple[Filter, Edition, int], Ids] | None = None
        self._lock = RLock()

    def __len__(self) -> int:
        """The number of passages that are searched."""
        with self._lock:
            return len(self._current_vectors() or ())

    def nearest(self, query: Vectors, limit: int, only: Filter | None = None) -> dict[int, float]:
        """Passage ids with their cosines to a vector of shape (dimension,), best first.

        Passages that ``only`` excludes are not compared at all.
        """
        with self._lock:
            vectors = self._current_vectors()
            return (
                vectors.nearest(query, limit, self._admitted_ids(vectors, only)) if vectors else {}
            )

    def cosines(self, query: Vectors, ids: list[int]) -> dict[int, float]:
        """The cosines of some passages with a vector; removed passages are left out."""
        with self._lock:
            vectors = self._current_vectors()
            return vectors.cosines(query, ids) if vectors else {}

    def matching(
        self, words: list[str], limit: int, only: Filter | None = None
    ) -> dict[int, float]:
        """Passage ids with their BM25 scores for any of the words, best first."""
        with self._lock:
            vectors = self._current_vectors()
            among = self._admitted_ids(vectors, only) if vectors else None
        return self.store.words.matching(vectors.edition, words, limit, among) if vectors else {}

    def hits(self, scores: dict[int, float]) -> list[Hit]:
        """The hits for some scores, in their order; passages removed meanwhile are left out."""
        passages = self.store.passages(list(scores))
        return [Hit(passages[i], score) for i, score in scores.items() if i in passages]

    def steady(self, search: Callable[[], Found]) -> Found:
        """Run a search of several steps, again if the library switched to another edition.

        So no answer mixes the passages of two editions.
        """
        while True:
            before = self.store.edition()
            try:
                found = search()
            except IndexingError:
                if self.store.edition() == before:
                    raise
            else:
                if self.store.edition() == before:
                    return found

    def copies(self, article: Article) -> list[Article]:
        """Near-identical articles under other sources, the first published first."""
        found = [
            one
            for one in self.store.relatives(article, _MAX_COPIES)
            if one.source != article.source and are_copies(one.text, article.text)
        ]
        return sorted(found, key=lambda one: one.published or _UNDATED)

    def refrains(self, article: Article) -> list[Span]:
        """Paragraphs at an article's ends that its site repeats in other articles."""
        return refrains(self.store.db, article)

    def save_cache(self) -> None:
        """Cache the vectors beside the library for a quick opening, if much has changed.

        Nothing is cached where the library has switched to another encoder meanwhile.
        """
        with self._lock, suppress(EncoderMismatch):
            edition = self.store.edition()
            if edition is None or self.store.read_only:
                return
            # not loaded only to be found unchanged: damage is noticed when it is opened
            if self._vectors is None and is_cached(self.store, edition):
                return
            vectors = self._current_vectors()
            if vectors is not None:
                vectors.save()

    def _admitted_ids(self, vectors: FollowedVectors, only: Filter | None) -> Ids | None:
        """The ids that a filter admits; cached, as consecutive questions often share a filter."""
        if only is None or only.admits_all:
            return None
        key = (only, vectors.edition, vectors.change)
        if self._cached_ids is None or self._cached_ids[0] != key:
            self._cached_ids = (key, self.store.passages_of(vectors.edition, only))
        return self._cached_ids[1]

    def _current_vectors(self) -> FollowedVectors | None:
        """The vectors in memory, brought up to date with the store."""
        edition = self.store.edition()
        if edition is None:
            return None
        edition.check_encoder(self.encoder.name)
        if self._vectors is None or edition != self._vectors.edition:
            self._vectors = FollowedVectors(self.store, edition)
        else:
            self._vectors.follow()
        return self._vectors
