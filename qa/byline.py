"""Byline: a library that is asked. The one place where the parts are put together."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType

from embeddings.article import Article
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.filters import Filter
from embeddings.index import ArticleIndex, Hit
from embeddings.progress import OnProgress
from embeddings.rebuild import add_text, rebuild, remove
from embeddings.report import RebuildReport
from embeddings.store import Store
from qa.answer import Answer
from qa.answering import Answerer
from qa.reader import ExtractiveReader, ReaderUnavailable
from qa.retrieval import Retriever
from qa.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds."""

    folder: Path
    articles: int
    passages: int
    encoder: str
    samples: bool  # the sample articles, which are fiction and cannot be changed


class Byline:
    """A library of articles that answers questions; safe to use from several threads.

    >>> from tempfile import mkdtemp
    >>> with Byline(mkdtemp()) as byline:
    ...     byline.status().articles
    0
    """

    def __init__(
        self,
        library: str | Path,
        *,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        read_only: bool = False,
        samples: bool = False,
    ) -> None:
        """Open the library in a folder, or make one there.

        Raises IndexingError where the folder holds something else, or, read-only, nothing.
        """
        self._settings = settings or load_settings()
        self._store = Store(Path(library).expanduser(), read_only=read_only)
        self._encoder = encoder or SentenceEncoder(self._settings.encoder)
        self._index = ArticleIndex(self._store, self._encoder)
        self._samples = samples
        self._reader = _LazyReader()
        self._retriever = Retriever(self._index)
        self._answerer = Answerer(
            self._retriever,
            self._encoder,
            self._reader.get,
            threshold=self._settings.threshold,
            max_question=self._settings.max_question,
        )

    def ask(self, question: str, *, only: Filter | None = None) -> Answer:
        """What the articles say, quoted and cited, or that they don't.

        Articles that ``only`` keeps out are not asked. Raises EmptyQuestion and QuestionTooLong.
        """
        return self._answerer.answer(question, only)

    def stream(self, question: str, *, only: Filter | None = None) -> Iterator[Answer]:
        """The answer growing by a sentence at a time; the last one is whole."""
        return self._answerer.stream(question, only)

    def search(self, query: str, limit: int = 10, *, only: Filter | None = None) -> list[Hit]:
        """The passages nearest to some words, best first."""
        if not query.strip() or limit < 1:
            return []
        return self._retriever.retrieve(query, limit, only)

    def rebuild(
        self,
        path: str | Path | None = None,
        *,
        allow_empty: bool = False,
        on_progress: OnProgress | None = None,
    ) -> RebuildReport:
        """Make the library what a file or folder is now; without one, all that were added before.

        Only what has changed is read and encoded. What ``on_progress`` raises stops the rebuild
        and passes through; everything stored before stays.
        """
        return self._rebuild(path, prune=True, allow_empty=allow_empty, on_progress=on_progress)

    def add(self, path: str | Path, *, on_progress: OnProgress | None = None) -> RebuildReport:
        """Add a file, or all files of a folder; nothing is removed."""
        return self._rebuild(path, prune=False, allow_empty=True, on_progress=on_progress)

    def add_text(self, title: str, text: str) -> Article:
        """Add a pasted article. Raises UnreadableArticle if there is nothing in it."""
        return add_text(self._store, self._encoder, title, text)

    def remove(self, source: str) -> None:
        """Remove an article, or all from a file or folder; the files themselves stay."""
        article = self.article(source)
        found = article.source if article else str(Path(source).expanduser().resolve())
        remove(self._store, found)

    def articles(self) -> Iterator[Article]:
        """Every article, by source."""
        return self._store.articles()

    def article(self, source_or_id: str) -> Article | None:
        """One article by its source or its id."""
        return self._store.article(source_or_id)

    def status(self) -> LibraryStatus:
        """What the library holds."""
        edition = self._store.edition()
        return LibraryStatus(
            self._store.folder,
            self._store.article_count(),
            self._store.passage_count(),
            edition.encoder if edition else self._encoder.name,
            self._samples,
        )

    def warm(self) -> None:
        """Load the models and the index now rather than at the first question."""
        self._reader.get()
        self._index.nearest(self._encoder.encode_query("warm"), 1)

    def close(self) -> None:
        """Let go of the library's file."""
        self._store.close()

    def __enter__(self) -> "Byline":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _rebuild(
        self,
        path: str | Path | None,
        *,
        prune: bool,
        allow_empty: bool,
        on_progress: OnProgress | None,
    ) -> RebuildReport:
        report = rebuild(
            self._store,
            self._encoder,
            None if path is None else [Path(path)],
            prune=prune,
            allow_empty=allow_empty,
            on_progress=on_progress,
        )
        if report.added or report.changed or report.removed:
            self._index.save_cache()
        return report


class _LazyReader:
    """The reader, loaded at the first question; None where its files are missing."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked = False
        self._reader: ExtractiveReader | None = None

    def get(self) -> ExtractiveReader | None:
        with self._lock:
            if not self._asked:
                self._asked = True
                try:
                    self._reader = ExtractiveReader()
                except ReaderUnavailable:
                    self._reader = None
            return self._reader
