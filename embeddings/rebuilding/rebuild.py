"""Rebuild: reads files, folders and addresses into a library, and encodes what has changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

from embeddings.article import Article
from embeddings.encoder import Encoder
from embeddings.errors import SourceNotFound, UnreadableArticle
from embeddings.fetching import Fetcher, is_address, plain_address
from embeddings.home import from_home
from embeddings.library.lease import lease
from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.reading import (
    MAX_BYTES,
    READING_RULES,
    Unreadable,
    article_from_text,
    find_files,
    other_kinds,
    read_articles,
)
from embeddings.rebuilding.addresses import AddressReader, listed_addresses, read_fetched
from embeddings.rebuilding.files import FileReader, raw_bytes
from embeddings.rebuilding.moved import moved_roots, sources_to_forget
from embeddings.rebuilding.progress import OnProgress, Pace
from embeddings.rebuilding.report import RebuildReport
from embeddings.rebuilding.survey import is_within, survey
from embeddings.rebuilding.writing import Writer
from embeddings.tidy import is_text, plain

_OTHER_SCHEME = re.compile(r"[a-zA-Z][\w+.-]+://")  # two letters at least: "C://" is a disk


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
    """Read files, folders and addresses (by default all remembered ones) into the library.

    Unchanged sources are not read, or not encoded, again. With ``prune``, articles whose files have
    gone from a folder are removed, those from addresses stay, and without ``roots`` files that
    moved with the library are found. With ``feed``, the feed that an address's page names is read.
    The fetcher's limit of size is that of files too; if it allows private networks, the ``roots``
    may be fetched there later too. ``on_progress`` may raise to stop the rebuild.

    Raises SourceNotFound for a root that is missing, or empty now (unless ``allow_empty``), and
    LibraryBusy where another rebuild is running; without ``prune`` both may run.
    """
    fetcher = fetcher or Fetcher()
    with lease(store) if prune else nullcontext():
        elsewhere = moved_roots(store) if prune and roots is None else {}
        named = store.roots() if roots is None else roots
        places, addresses = _places_and_addresses(elsewhere.get(str(one), one) for one in named)
        known = {origin.path: origin for origin in store.origins()}
        files, gone = survey(places, known, allow_empty=allow_empty)
        # a rebuild of all roots does not make all of them private
        is_private = fetcher.allow_private and roots is not None
        _remember(store, filter(is_text, map(str, places)), private=is_private)
        pace = Pace(len(files) + len(addresses), on_progress)
        with Writer(store, encoder, pace.report) as writer:
            writer.report.left_out.update(_left_out(places))
            reader_of = _readers(store, writer, known, fetcher)
            reader = FileReader(writer, known, fetcher.most, reader_of)
            for done, path in enumerate(files, start=1):
                reader.read(path)
                pace.advance(done, plain(str(path)))
            for done, address in enumerate(addresses, start=len(files) + 1):
                # the address that was read may be another, as of a page's feed
                read = reader_of(address).read(address, feed=feed)
                _remember(store, [read], private=is_private)
                pace.advance(done, address)
            if prune:
                _prune(writer, gone, known.values(), elsewhere)
        return writer.report


def _places_and_addresses(roots: Iterable[Path | str]) -> tuple[list[Path], list[str]]:
    """(files and folders, addresses) among some roots."""
    sources = [canonical_source(str(one)) for one in roots]
    places = [Path(one) for one in sources if not is_address(one)]
    return places, list(filter(is_address, sources))


def _left_out(places: Iterable[Path]) -> Counter[str]:
    """The number of files of each suffix that is not read."""
    others = {path for place in places for path in other_kinds(place)}
    return Counter(path.suffix.lower() for path in others)


def _remember(store: Store, roots: Iterable[str], *, private: bool) -> None:
    with store.transaction() as write:
        for root in roots:
            write.remember(root, private=private)


def _prune(
    writer: Writer, gone: Iterable[str], known: Iterable[Origin], elsewhere: Mapping[str, str]
) -> None:
    """Remove the articles of files that have gone, or are read elsewhere now."""
    failed = {one.source for one in writer.report.unreadable}
    paths, roots = sources_to_forget(known, elsewhere, failed)
    writer.remove([*gone, *paths])
    writer.forget(roots)


def _readers(
    store: Store, writer: Writer, known: Mapping[str, Origin], fetcher: Fetcher
) -> Callable[[str], AddressReader]:
    """A function from a root to the reader of its addresses.

    Private networks are allowed only for an address or list that was added so, not for a list that
    somebody puts into a folder later.
    """
    private_roots = set(store.private_roots())
    web = AddressReader(store, writer, known, fetcher)
    private = AddressReader(store, writer, known, fetcher.allowing_private())
    return lambda root: private if root in private_roots else web


def canonical_source(place: str) -> str:
    """A path or address in the form that the library stores. Raises SourceNotFound for others."""
    if not place.strip():  # it would be the current folder
        raise SourceNotFound("Nothing is named. Give the path of a file or folder, or an address.")
    if "\0" in place:
        raise SourceNotFound(f"{plain(place)} is no path or address. Copy it anew.")
    if is_address(place):
        if not is_text(place):
            raise SourceNotFound(f"{plain(place)} is no address. Copy it from the browser.")
        return plain_address(place)
    if _OTHER_SCHEME.match(place):
        raise SourceNotFound(f"{plain(place)} is not fetched. Give an https address, or a path.")
    try:
        return str(from_home(place).resolve())
    except (UnicodeEncodeError, RuntimeError):  # a lone surrogate; a circular link
        raise SourceNotFound(f"{plain(place)} leads nowhere. Give the path of a file.") from None


def preview(
    place: str | Path, fetcher: Fetcher, *, feed: bool = False
) -> Iterator[Article | Unreadable]:
    """The articles that a file, folder or address would add; nothing is stored.

    A feed's entries are read without the pages behind them.
    """
    source = canonical_source(str(place))
    if is_address(source):
        yield from read_fetched(source, fetcher, feed=feed)
        return
    for path in find_files(Path(source)):
        raw = raw_bytes(path, fetcher.most)
        if isinstance(raw, str):
            yield Unreadable(str(path), raw)
        elif path.suffix.lower() == ".urls":
            for address in listed_addresses(raw):
                yield from read_fetched(address, fetcher)
        else:
            yield from read_articles(raw, str(path), suffix=path.suffix, most=fetcher.most)


def add_text(
    store: Store, encoder: Encoder, title: str, text: str, most: int = MAX_BYTES
) -> Article:
    """Store a pasted article. Raises UnreadableArticle if the text is empty or too long."""
    if not text.strip():
        raise UnreadableArticle("There is no text. Give one and add it again.")
    digest = sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()
    read = article_from_text(title, text, f"pasted/{digest[:12]}", most)
    if isinstance(read, Unreadable):
        raise UnreadableArticle(f"The text {read.reason}")
    add_articles(store, encoder, [read])
    return read


def add_articles(store: Store, encoder: Encoder, articles: Iterable[Article]) -> RebuildReport:
    """Store articles that have been read already; each replaces one of the same source."""
    with Writer(store, encoder, lambda: None) as writer:
        for article in articles:
            writer.read(Origin(article.source, article.digest, READING_RULES), [article])
    return writer.report


def remove(store: Store, source: str) -> int:
    """Remove one article, or all that came from a file or folder; return their number.

    Raises SourceNotFound if the library has nothing from there.
    """
    with store.transaction() as write:
        origins = [one.path for one in store.origins() if is_within(one.path, source)]
        roots = [root for root in store.roots() if is_within(root, source)]
        count = sum(len(store.sources(origin)) for origin in origins)
        for origin in origins:
            write.remove_origin(origin)
        for root in roots:
            write.forget(root)
        is_single = not origins and is_text(source) and write.remove(source)
    if not (origins or roots or is_single):
        raise SourceNotFound(f"The library has nothing from {source}. See what it has: byline list")
    return count + is_single
