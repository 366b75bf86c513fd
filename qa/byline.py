"""Byline: a library that answers questions; the API for Python programs."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.article import Article
from embeddings.encoder import Encoder, SentenceEncoder
from embeddings.errors import SourceNotFound
from embeddings.filters import Filter
from embeddings.index import Hit
from embeddings.library.catalogue import Catalogue
from embeddings.library.store import Store
from embeddings.library.versions import Version, versions
from embeddings.passages import PASSAGE_RULES
from qa.answer import Answer
from qa.arguments import (
    given_article,
    given_encoder,
    given_filter,
    given_limit,
    given_path,
    given_place,
    given_settings,
    given_text,
    given_turns,
)
from qa.conversation.turn import Turn
from qa.following import Following
from qa.parts import Parts, parts_of
from qa.reader.lazy import lazy_reader
from qa.settings import Settings, load_settings
from qa.status import LibraryStatus, status_of

if TYPE_CHECKING:
    from embeddings.doctor import Finding
    from embeddings.rebuilding.progress import OnProgress
    from embeddings.rebuilding.report import RebuildReport


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
        encoder: str | Path | Encoder | None = None,
        read_only: bool = False,
        samples: bool = False,
        follows: bool | None = None,
    ) -> None:
        """Open the library in a folder, or create one there.

        If neither ``encoder`` (a name, a folder or an object) nor a setting names an encoder, or
        with ``follows``, the library is searched with the encoder that it was built with.
        Raises IndexingError if the folder holds something else, or, read-only, no library.
        """
        self._settings = load_settings() if settings is None else given_settings(settings)
        self._store = Store(given_path(library), read_only=read_only)
        unnamed = encoder is None and "encoder" not in self._settings.model_fields_set
        self._samples = samples
        self._reader = lazy_reader(self._settings.reader)
        self._following = Following(
            self._store,
            # no reference cycles: unused parts are freed at once, not when Python collects cycles,
            # which it does by their number and not their size
            partial(parts_of, self._store, self._reader, self._settings),
            given_encoder(self._settings.encoder if encoder is None else encoder),
            follows=unnamed if follows is None else follows,
        )

    def ask(
        self,
        question: str,
        *,
        turns: Sequence[Turn | Answer] = (),
        only: Filter | None = None,
        quotes_only: bool = False,
        any_time: bool = False,
    ) -> Answer:
        """The articles' answer, with citations, or the refusal that they have none.

        ``turns`` are the turns or answers before, the oldest first: a follow-up is understood from
        them. Only articles that ``only`` admits are searched; ``quotes_only`` uses no generator.
        "Last month" or "in 2017" in the question limits them further, unless ``any_time``, or
        no article published then answers it: the answer's note says so, but for a year in which
        none was published, which is taken for an event's.
        Raises EmptyQuestion, QuestionTooLong and WrongArgument.
        """
        how = {"quotes_only": quotes_only, "any_time": any_time}
        *_, complete = self.stream(question, turns=turns, only=only, **how)
        return complete

    def stream(
        self,
        question: str,
        *,
        turns: Sequence[Turn | Answer] = (),
        only: Filter | None = None,
        quotes_only: bool = False,
        any_time: bool = False,
    ) -> Generator[Answer, None, None]:
        """Yield the answer as it grows while a generator writes; the last one is complete."""
        text, before, within = given_text(question), given_turns(turns), given_filter(only)
        how = {"quotes_only": quotes_only, "any_time": any_time}

        def answers(parts: Parts) -> Generator[Answer, None, None]:
            self._reader.begin()
            return parts.dialogue.answers(text, before, within, **how)

        with closing(self._following.stream(answers)) as growing:  # also if closed early
            for answer in growing:  # with a note if there is no reader
                yield replace(answer, note=answer.note or self._reader.missing)

    def search(self, query: str, limit: int = 10, *, only: Filter | None = None) -> list[Hit]:
        """The passages nearest to a query, best first. Raises WrongArgument."""
        words, most, within = given_text(query), given_limit(limit), given_filter(only)
        if not words.strip() or most < 1:
            return []
        return self._following.run(lambda parts: parts.finder.hits(words, most, within))

    def rebuild(
        self,
        path: str | Path | None = None,
        *,
        full: bool = False,
        encoder: str | Path | Encoder | None = None,
        allow_empty: bool = False,
        allow_private: bool = False,
        on_progress: "OnProgress | None" = None,
    ) -> "RebuildReport":
        """Bring the library up to date with a file or folder, or with all that were added before.

        Only what has changed is read and encoded. With ``full``, another ``encoder`` (a name, a
        folder or an object) or other passage rules all articles are first encoded anew, while
        the old edition still answers; see ``undo``. An exception from ``on_progress`` stops the
        rebuild and passes through; what is stored by then stays, and the next one continues.
        """
        edition = self._store.edition()
        other_rules = edition is not None and edition.passage_rules != PASSAGE_RULES
        if full or encoder is not None or other_rules:
            self._rebuild_all(encoder, on_progress)
        roots = None if path is None else (path,)
        return self._rebuild(roots, on_progress, allow_private, allow_empty=allow_empty)

    def undo(self, *, on_progress: "OnProgress | None" = None) -> None:
        """Return to the edition before the last full rebuild; articles added since are kept."""
        from embeddings.rebuilding.editions import undo

        encoder = self._following.parts.encoder
        self._following.switch_to(
            undo(self._store, encoder, SentenceEncoder, on_progress=on_progress)
        )
        self._following.parts.index.save_cache()

    def add(
        self,
        *places: str | Path,
        feed: bool = False,  # an address is a page whose feed to add
        allow_private: bool = False,  # addresses in a private network
        on_progress: "OnProgress | None" = None,
    ) -> "RebuildReport":
        """Add files, folders, and pages, feeds or sitemaps by address; nothing is removed.

        Raises SourceNotFound if one of them does not exist; then nothing is added.
        """
        how = {"prune": False, "allow_empty": True, "feed": feed}
        return self._rebuild(places, on_progress, allow_private, **how)

    def add_text(self, title: str, text: str) -> Article:
        """Add a pasted article. Raises UnreadableArticle if it is empty."""
        from embeddings.rebuilding.rebuild import add_text

        given = given_text(title or ""), given_text(text), self._settings.max_bytes
        return self._following.run(lambda parts: add_text(self._store, parts.encoder, *given))

    def put_back(self, article: Article) -> None:
        """Store a removed article again."""
        from embeddings.rebuilding.rebuild import add_articles

        articles = [given_article(article)]
        self._following.run(lambda parts: add_articles(self._store, parts.encoder, articles))

    def remove(self, source: str | Path) -> int:
        """Remove an article, or all from a file or folder, and return how many. The files stay."""
        from embeddings.rebuilding.rebuild import remove

        return remove(self._store, self._source(source))

    def roots(self) -> list[str]:
        """The folders, files and addresses that a rebuild reads again."""
        return self._store.roots()

    def doctor(self) -> "Iterator[Finding]":
        """Check all that the library holds, mending what can be; yield one finding a check."""
        from embeddings.doctor import examine

        return examine(self._store, lambda: self._following.current()[1].encoder)

    def backup(self, file: str | Path) -> None:
        """Copy the library into one file; it may be used meanwhile."""
        from embeddings.library.backup import backup

        backup(self._store, given_path(file))

    def articles(self) -> Iterator[Article]:
        """Every article, by source."""
        return self._store.articles()

    def article(self, source: str | Path) -> Article | None:
        """One article by its source, its id, or the path of its file."""
        with suppress(SourceNotFound):  # not a possible place
            return self._store.article(self._source(source))
        return None

    def catalogue(self) -> Catalogue:
        """Lists and counts of the articles, for libraries of many."""
        return self._store.catalogue()

    def versions(self, source: str | Path) -> list[Version]:
        """Earlier versions of an article, the latest first; they are not searched."""
        return versions(self._store.db, self._source(source))

    def status(self) -> LibraryStatus:
        """What the library holds."""
        encoder, missing = self._following.parts.encoder.name, self._reader.missing
        return status_of(self._store, encoder, samples=self._samples, missing=missing)

    def warm(self) -> None:
        """Load the models and the index now rather than at the first question."""
        self._reader.get()
        self._following.run(
            lambda parts: parts.index.nearest(parts.encoder.encode_query("warm"), 1)
        )

    def close(self) -> None:
        """Close the library's file; later calls raise LibraryClosed."""
        self._store.close()

    def __repr__(self) -> str:
        return f"Byline({str(self._store.folder)!r})"

    def __enter__(self) -> "Byline":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _source(self, source: str | Path) -> str:
        """The library's source for an article's source or id, or for a file's or folder's path."""
        from embeddings.rebuilding.rebuild import canonical_source

        place = given_place(source)
        return self._store.source(place) or canonical_source(place)

    def _rebuild(
        self,
        roots: Sequence[str | Path] | None,
        on_progress: "OnProgress | None",
        allow_private: bool,
        **how: bool,
    ) -> "RebuildReport":
        from embeddings.fetching import Fetcher
        from embeddings.rebuilding.rebuild import rebuild

        places = None if roots is None else [given_place(root) for root in roots]
        web = Fetcher(allow_private=allow_private, most=self._settings.max_bytes)
        report = self._following.run(
            lambda parts: rebuild(
                self._store, parts.encoder, places, fetcher=web, on_progress=on_progress, **how
            )
        )
        if report.added or report.changed or report.removed:
            self._following.parts.index.save_cache()
        return report

    def _rebuild_all(
        self, encoder: str | Path | Encoder | None, on_progress: "OnProgress | None"
    ) -> None:
        from embeddings.rebuilding.editions import rebuild_all

        # the old encoder is not loaded if another is given: it may be what is missing
        used = self._following.current
        new = given_encoder(encoder) if encoder is not None else used()[1].encoder
        rebuild_all(self._store, new, on_progress=on_progress)
        self._following.switch_to(new)
        self._following.parts.index.save_cache()
