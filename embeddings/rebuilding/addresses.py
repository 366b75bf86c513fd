"""Addresses: reads changed pages, feeds and sitemaps into the library.

Articles stay in the library when their address has them no more: feeds drop old entries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from embeddings.article import Article
from embeddings.fetching import (
    Fetched,
    Fetcher,
    NotFetchedError,
    Seen,
    is_address,
    named_address,
    plain_address,
)
from embeddings.library.store import Store
from embeddings.library.transaction import Origin
from embeddings.reading import (
    READING_RULES,
    SUFFIXES,
    Unreadable,
    feed_links,
    is_feed,
    is_sitemap,
    read_articles,
    read_feed,
    read_sitemap,
    site_at,
)
from embeddings.reading.decoding import NotTextError, declared_charset, decode_text
from embeddings.rebuilding.writing import Writer

_SHORTEST_ENTRY = 800  # characters; a shorter entry of a feed is a summary of its page
_MOST_PAGES = 500  # of a sitemap, and entries of a feed whose pages are fetched
_DEPTH = 2  # sitemaps in sitemaps
_KINDS = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/epub+zip": ".epub",
    "text/csv": ".csv",
    "application/zip": ".zip",
}


class AddressReader:
    """Reads addresses into a library, one after another."""

    def __init__(
        self, store: Store, writer: Writer, known: Mapping[str, Origin], fetcher: Fetcher
    ) -> None:
        self._store, self._writer, self._known, self._fetcher = store, writer, known, fetcher

    def read(self, address: str, *, feed: bool = False, depth: int = _DEPTH) -> str:
        """Read an address unless it is unchanged; with ``feed``, the feed that its page names.

        Returns the address that was read, which may be the feed's.
        """
        address = plain_address(address)
        before = self._known.get(address)
        if before and (not before.sha256 or before.reading_rules != READING_RULES):
            before = None  # it was not stored completely, or by other rules
        # an answer "unchanged" does not tell whether the address is a feed
        last = self._store.seen(address) if before and not feed else None
        try:
            fetched = self._fetch(address, Seen(*last) if last else None)
            if feed and not is_feed(fetched.raw):
                address = feed_of(fetched)
                fetched = self._fetch(address)
        except NotFetchedError as error:
            self._writer.unreadable(address, str(error))
            return address
        digest = sha256(fetched.raw).hexdigest()
        if before and (fetched.unchanged or digest == before.sha256):
            self._writer.unchanged(before)
            return address
        self._take(Origin(address, digest, READING_RULES), fetched, depth)
        self._writer.seen(address, fetched.seen.etag, fetched.seen.modified)
        return address

    def _take(self, origin: Origin, fetched: Fetched, depth: int) -> None:
        if is_sitemap(fetched.raw):
            self._take_sitemap(origin, fetched.raw, depth)
        elif is_feed(fetched.raw):
            read = read_feed(_with_declared_charset(fetched), origin.path, self._fetcher.most)
            entries = [*map(self._full_entry, read[:_MOST_PAGES]), *read[_MOST_PAGES:]]
            self._writer.read(origin, entries, keep=True)
        else:
            read = self._articles(fetched, origin.path)
            articles = [with_address(one, fetched.url) for one in read]
            self._writer.read(origin, [one for one in articles if self._is_new(one)], keep=True)

    def _take_sitemap(self, origin: Origin, raw: bytes, depth: int) -> None:
        pages, further = read_sitemap(raw)
        if not (pages or further):
            self._writer.unreadable(origin.path, "is a sitemap that names no page")
            return
        own = _of_the_same_site((*pages, *further), origin.path)
        for address in own[:_MOST_PAGES] if depth else ():
            self.read(address, depth=depth - 1)
        self._writer.read(Origin(origin.path, "", READING_RULES), [], keep=True)

    def _full_entry(self, entry: Article | Unreadable) -> Article | Unreadable:
        """A feed's entry, with the text of its page if the entry is only a summary."""
        if isinstance(entry, Unreadable) or len(entry.text) >= _SHORTEST_ENTRY or not entry.url:
            return entry
        stored = self._store.article(entry.source)
        if stored and (stored.title, stored.updated) == (entry.title, entry.updated):
            return stored
        try:
            fetched = self._fetch(entry.url)
        except NotFetchedError:
            return entry
        page = self._articles(fetched, entry.source)[0]
        if isinstance(page, Unreadable) or len(page.text) < len(entry.text):
            return entry
        return replace(
            page,
            title=entry.title or page.title,
            authors=entry.authors or page.authors,
            published=entry.published or page.published,
            updated=entry.updated or page.updated,
            odd_date="" if entry.published or page.published else entry.odd_date or page.odd_date,
            site=entry.site or page.site,
            url=page.url or entry.url,
        )

    def _fetch(self, address: str, before: Seen | None = None) -> Fetched:
        return self._writer.run(lambda: self._fetcher.fetch(address, before))

    def _articles(self, fetched: Fetched, source: str) -> list[Article | Unreadable]:
        return self._writer.run(lambda: _read(fetched, source, self._fetcher.most))

    def _is_new(self, one: Article | Unreadable) -> bool:
        """Whether the library does not have the article under another address already."""
        if isinstance(one, Unreadable) or not one.url:
            return True
        twin = self._store.source_with(one.url)
        if twin is None or twin == one.source or not is_address(twin):
            return True
        self._writer.report.unchanged.append(twin)
        return False


def listed_addresses(raw: bytes) -> list[str]:
    r"""The addresses in a list with one a line; other lines are ignored.

    >>> listed_addresses(b"# to read\nhttps://quay.example/ebb\n")
    ['https://quay.example/ebb']
    """
    try:
        lines = decode_text(raw).splitlines()
    except NotTextError:
        return []
    return list(dict.fromkeys(line.split()[0] for line in lines if is_address(line)))


def feed_of(page: Fetched) -> str:
    """The address of the feed that a page names.

    Raises:
        NotFetchedError: the page names no feed.

    """
    links = feed_links(page.raw)
    if not links:
        raise NotFetchedError("is no feed and names none; give the feed's own address")
    return named_address(page.url, links[0])


def read_fetched(
    address: str, fetcher: Fetcher, *, feed: bool = False
) -> list[Article | Unreadable]:
    """The articles at an address, without a library; with ``feed``, of the feed its page names."""
    try:
        fetched = fetcher.fetch(address)
        if feed and not is_feed(fetched.raw):
            address = feed_of(fetched)
            fetched = fetcher.fetch(address)
    except NotFetchedError as error:
        return [Unreadable(address, str(error))]
    if is_sitemap(fetched.raw):
        pages, further = (_of_the_same_site(each, address) for each in read_sitemap(fetched.raw))
        return [
            *(Unreadable(one, "is a page that would be read") for one in pages[:_MOST_PAGES]),
            *(Unreadable(one, "is a sitemap that would be read") for one in further[:_MOST_PAGES]),
        ]
    if is_feed(fetched.raw):
        return read_feed(_with_declared_charset(fetched), address, fetcher.most)
    return [with_address(one, fetched.url) for one in _read(fetched, address, fetcher.most)]


def _of_the_same_site(addresses: Iterable[str], address: str) -> list[str]:
    return [one for one in addresses if site_at(one) == site_at(address)]


def with_address(one: Article | Unreadable, url: str) -> Article | Unreadable:
    """An article completed with the address and site where it was found."""
    if isinstance(one, Unreadable):
        return one
    return replace(one, url=one.url or url, site=one.site or site_at(url))


def _read(fetched: Fetched, source: str, most: int) -> list[Article | Unreadable]:
    return read_articles(
        _with_declared_charset(fetched), source, suffix=_suffix(fetched), most=most
    )


def _with_declared_charset(fetched: Fetched) -> bytes:
    """The fetched bytes; as UTF-8 if only the server declares the charset of a text."""
    is_text = fetched.kind.startswith("text/") or fetched.kind.endswith("xml")
    if not (is_text and fetched.charset) or declared_charset(fetched.raw):
        return fetched.raw
    try:
        return decode_text(fetched.raw, declared=fetched.charset).encode("utf-8", "replace")
    except NotTextError:
        return fetched.raw


def _suffix(fetched: Fetched) -> str:
    if fetched.raw.startswith(b"%PDF-"):
        return ".pdf"
    named = PurePosixPath(urlsplit(fetched.url).path).suffix.lower()
    if fetched.kind in {"application/octet-stream", ""} and named in SUFFIXES:
        return named
    return _KINDS.get(fetched.kind, ".html")
