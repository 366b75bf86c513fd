"""Rebuild: files and folders into a library, encoding only what has changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.errors import SourceNotFound, UnreadableArticle
from embeddings.fetching import Fetcher, is_address, plain_address
from embeddings.library.lease import lease
from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.reading import (
    MAX_BYTES,
    READING_RULES,
    Unreadable,
    article_from_text,
    find_files,
    read_articles,
)
from embeddings.rebuilding.addresses import AddressReader, listed_addresses, read_fetched
from embeddings.rebuilding.origins import raw_bytes, read_file, read_list
from embeddings.rebuilding.progress import OnProgress, Pace
from embeddings.rebuilding.report import RebuildReport
from embeddings.rebuilding.survey import is_storable, is_within, survey
from embeddings.rebuilding.writing import Writer, writing
from embeddings.tidy import plain


def rebuild(  # noqa: PLR0913 (each is an option)
    store: Store,
    encoder: Encoder,
    roots: Sequence[Path | str] | None = None,
    *,
    fetcher: Fetcher | None = None,
    feed: bool = False,
    prune: bool = True,
    allow_empty: bool = False,
    on_progress: OnProgress | None = None,
) -> RebuildReport:
    """Read files, folders and addresses (by default all that are remembered) into the library.

    Files whose bytes are known are not read again, articles whose text is known are not encoded
    again. Each batch of articles is one transaction. With ``prune`` the articles of files that have
    gone from a folder are removed; what came from an address stays. With ``feed`` an address is a
    page whose feed is meant. The fetcher's limit of size is that of files too; of the roots that
    are named, what it may fetch from private networks may be fetched again. What ``on_progress``
    raises stops the rebuild and passes through; everything stored before stays.

    Raises SourceNotFound where a root is missing, or a folder that had articles has none now
    (unless ``allow_empty``), and LibraryBusy where another rebuild is running; without ``prune``
    it goes on beside one.
    """
    fetcher = fetcher or Fetcher()
    with lease(store) if prune else nullcontext():
        asked = [placed(str(one)) for one in (store.roots() if roots is None else roots)]
        addresses = [one for one in asked if is_address(one)]
        places = [Path(one) for one in asked if not is_address(one)]
        # not all that are remembered, for one rebuild that may
        lasting = fetcher.allow_private and roots is not None
        known = {origin.path: origin for origin in store.origins()}
        files, gone = survey(places, known, allow_empty=allow_empty)
        with store.transaction() as write:
            for place in filter(is_storable, map(str, places)):
                write.remember(place, private=lasting)
        pace = Pace(len(files) + len(addresses), on_progress)
        with writing(store, encoder, pace.again) as writer:
            reader_of = _readers(store, writer, fetcher)
            for done, path in enumerate(files, start=1):
                if path.suffix.lower() == ".urls":
                    read_list(reader_of(str(path)), writer, path, fetcher.most)
                else:
                    read_file(store, writer, path, known.get(str(path)), fetcher.most)
                pace.at(done, plain(str(path)))
            for done, address in enumerate(addresses, start=len(files) + 1):
                read = reader_of(address).read(address, feed=feed)
                with store.transaction() as write:
                    write.remember(read, private=lasting)
                pace.at(done, address)
            if prune:
                writer.remove(gone)
        return writer.report


def _readers(store: Store, writer: Writer, fetcher: Fetcher) -> Callable[[str], AddressReader]:
    """Who reads the addresses of a root: private networks only of one that was added so.

    Of such a folder that is no list which somebody put into it later.
    """
    inside = set(store.private_roots())
    web = AddressReader(store, writer, fetcher)
    private = AddressReader(store, writer, fetcher.allowing_private())
    return lambda root: private if root in inside else web


def placed(place: str) -> str:
    """A file, folder or address as the library names it. Raises SourceNotFound for none."""
    if not place.strip():  # it would be the folder that one happens to be in
        raise SourceNotFound("Nothing is named. Give the path of a file or folder, or an address.")
    return plain_address(place) if is_address(place) else str(Path(place).expanduser().resolve())


def preview(
    place: str | Path, fetcher: Fetcher, *, feed: bool = False
) -> Iterator[Article | Unreadable]:
    """What a file, a folder's files or an address would add; nothing is stored.

    Of a feed its entries are read as they are, without the pages behind them.
    """
    named = placed(str(place))
    if is_address(named):
        yield from read_fetched(named, fetcher, feed=feed)
        return
    for path in find_files(Path(named)):
        raw = raw_bytes(path, fetcher.most)
        if isinstance(raw, str):
            yield Unreadable(str(path), raw)
        elif path.suffix.lower() == ".urls":
            for address in listed_addresses(raw.decode(errors="replace")):
                yield from read_fetched(address, fetcher)
        else:
            yield from read_articles(raw, str(path), suffix=path.suffix, most=fetcher.most)


def add_text(
    store: Store, encoder: Encoder, title: str, text: str, most: int = MAX_BYTES
) -> Article:
    """Store a pasted article. Raises UnreadableArticle if there is nothing in it."""
    digest = sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()
    read = article_from_text(title, text, f"pasted/{digest[:12]}", most)
    if isinstance(read, Unreadable):
        raise UnreadableArticle(f"The text {read.reason}")
    add_articles(store, encoder, [read])
    return read


def add_articles(store: Store, encoder: Encoder, articles: Iterable[Article]) -> RebuildReport:
    """Store articles that have been read already; one with a known source takes its place."""
    with writing(store, encoder, lambda: None) as writer:
        for article in articles:
            writer.read(Origin(article.source, article.digest, READING_RULES), [article])
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
        alone = not origins and is_storable(source) and write.remove(source)
    if not (origins or roots or alone):
        raise SourceNotFound(f"The library has nothing from {source}. See what it has: byline list")
