"""ArticleIndex: a library that is searched, by meaning and by words."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import TypeVar

from embeddings.article import Article
from embeddings.encoder import Encoder, Ids, Vectors
from embeddings.errors import EncoderMismatch, IndexingError
from embeddings.filters import Filter
from embeddings.followed import FollowedVectors, is_saved
from embeddings.library.copies import are_copies
from embeddings.library.edition import Edition
from embeddings.library.refrains import refrains
from embeddings.library.store import Store
from embeddings.passages import Passage
from embeddings.sentences import Span

_MAX_COPIES = 64  # an article that was saved more often is compared with the first of them
_UNDATED = "9999"

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and its score; higher is better, comparable within one search."""

    passage: Passage
    score: float


class ArticleIndex:
    """Searches a store; every search sees what any process has committed before it."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self.store = store
        self.encoder = encoder
        self._vectors: FollowedVectors | None = None
        self._kept: tuple[tuple[Filter, Edition, int], Ids] | None = None
        self._lock = RLock()

    def __len__(self) -> int:
        """How many passages are searched."""
        with self._lock:
            return len(self._followed() or ())

    def nearest(self, query: Vectors, limit: int, only: Filter | None = None) -> dict[int, float]:
        """Passage ids with their cosine to a vector of shape (dimension,), best first.

        Passages that ``only`` keeps out are not compared at all.
        """
        with self._lock:
            vectors = self._followed()
            return vectors.nearest(query, limit, self._admitted(vectors, only)) if vectors else {}

    def cosines(self, query: Vectors, ids: list[int]) -> dict[int, float]:
        """The cosines of given passages with a vector; ids that have gone are left out."""
        with self._lock:
            vectors = self._followed()
            return vectors.cosines(query, ids) if vectors else {}

    def matching(
        self, words: list[str], limit: int, only: Filter | None = None
    ) -> dict[int, float]:
        """Passage ids with their BM25 score for any of the words, best first."""
        with self._lock:
            vectors = self._followed()
            among = self._admitted(vectors, only) if vectors else None
        return self.store.words.matching(vectors.edition, words, limit, among) if vectors else {}

    def hits(self, scores: dict[int, float]) -> list[Hit]:
        """Hits in the order given; a passage that has gone meanwhile is left out."""
        passages = self.store.passages(list(scores))
        return [Hit(passages[i], score) for i, score in scores.items() if i in passages]

    def steady(self, search: Callable[[], Found]) -> Found:
        """A search of several steps; done again if the library was switched to another edition.

        So that no answer is made of the passages of two.
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
        """Near-identical articles under other sources: published first, or added first, first."""
        found = [
            one
            for one in self.store.relatives(article, _MAX_COPIES)
            if one.source != article.source and are_copies(one.text, article.text)
        ]
        return sorted(found, key=lambda one: one.published or _UNDATED)

    def refrains(self, article: Article) -> list[Span]:
        """The paragraphs at its ends that its site repeats, which say nothing of it."""
        return refrains(self.store.db, article)

    def save_cache(self) -> None:
        """Write the vectors in memory beside the library, for a quick opening, if much is new.

        Where it was switched to another encoder meanwhile there are none of ours to save.
        """
        with self._lock, suppress(EncoderMismatch):
            edition = self.store.edition()
            if edition is None or self.store.read_only:
                return
            # nothing is read only to be found as it was: one that is damaged is noticed when opened
            if self._vectors is None and is_saved(self.store, edition):
                return
            vectors = self._followed()
            if vectors is not None:
                vectors.save()

    def _admitted(self, vectors: FollowedVectors, only: Filter | None) -> Ids | None:
        """The ids that a filter admits; kept, as one question after another has the same filter."""
        if only is None or only.admits_all:
            return None
        asked = (only, vectors.edition, vectors.change)
        if self._kept is None or self._kept[0] != asked:
            self._kept = (asked, self.store.passages_of(vectors.edition, only))
        return self._kept[1]

    def _followed(self) -> FollowedVectors | None:
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
