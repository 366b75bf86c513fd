"""Rebuild: files and folders into a library, encoding only what has changed."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.errors import SourceNotFound, UnreadableArticle
from embeddings.lease import lease
from embeddings.origins import read_file
from embeddings.progress import OnProgress, Pace
from embeddings.reading import READING_RULES, Unreadable, article_from_text
from embeddings.report import RebuildReport
from embeddings.store import Store
from embeddings.survey import is_storable, is_within, survey
from embeddings.transaction import Origin
from embeddings.writing import Writer


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
    (unless ``allow_empty``), and LibraryBusy where another rebuild is running; without ``prune``
    it goes on beside one.
    """
    with lease(store) if prune else nullcontext():
        asked = [Path(one) for one in (store.roots() if roots is None else roots)]
        places = [one.expanduser().resolve() for one in asked]
        known = {origin.path: origin for origin in store.origins()}
        files, gone = survey(places, known, allow_empty=allow_empty)
        with store.transaction() as write:
            for place in filter(is_storable, map(str, places)):
                write.remember(place)
        pace = Pace(len(files), on_progress)
        writer = Writer(store, encoder, pace.again)
        for done, path in enumerate(files, start=1):
            read_file(store, writer, path, known.get(str(path)))
            pace.at(done, str(path).encode(errors="replace").decode())
        writer.flush()
        if prune:
            writer.remove(gone)
        return writer.report


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
    writer = Writer(store, encoder, lambda: None)
    for article in articles:
        writer.read(Origin(article.source, article.digest, READING_RULES), [article])
    writer.flush()
    return writer.report


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
