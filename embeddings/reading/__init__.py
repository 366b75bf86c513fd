"""Reading: bytes in, articles out.

There is one module for each kind of file (kinds), a package for web pages (pages), and one for what
all kinds share (text). Plain text is read in this process; all other kinds, whose parsers a bad
file can exhaust, in a child process with limits (sandbox). An article inside a container (a book,
an export, an archive) has the source ``container#its own name``.
"""

from base64 import b64decode
from dataclasses import replace
from typing import Any

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError
from embeddings.reading.files import KINDS, SUFFIXES, find_files, is_there, other_kinds
from embeddings.reading.kinds.plain import article_of_text, read_plain
from embeddings.reading.sandbox.limits import MAX_BYTES, size_fault
from embeddings.reading.sandbox.pool import POOL
from embeddings.reading.sniffing import is_feed, is_page, is_sitemap
from embeddings.reading.text.facts import EMPTY, site_at
from embeddings.reading.unreadable import Unreadable

__all__ = [
    "MAX_BYTES",
    "READING_RULES",
    "SUFFIXES",
    "Unreadable",
    "article_from_text",
    "feed_links",
    "find_files",
    "is_feed",
    "is_sitemap",
    "is_there",
    "other_kinds",
    "read_articles",
    "read_feed",
    "read_sitemap",
    "site_at",
    "size_fault",
]

READING_RULES: int = 19
"""Increased whenever the same bytes would be read as another article."""

_IS_LIST = "lists addresses; add it as a file of its own"
_NO_MEMBER = "holds no file of a kind that is read; add what it holds in another form"
_LONG_BYTES = 2**20  # longer than a novel: plain text above this is read in a child too


def read_articles(
    raw: bytes, source: str, *, suffix: str, most: int = MAX_BYTES
) -> list[Article | Unreadable]:
    r"""The articles in a file's bytes; whatever cannot be read is an Unreadable with the reason.

    ``suffix`` gives the kind, as ".pdf"; ``most`` is the limit in bytes, also for each member of an
    archive. Bad content never raises.

    >>> read_articles(b"The tide\n\nIt came in at six.", "tide.txt", suffix=".txt")[0].title
    'The tide'
    >>> read_articles(b"", "empty.txt", suffix=".txt")[0].reason.split(":")[0]
    'is empty'
    """
    kind = KINDS.get(suffix.lower())
    if kind is None:
        known = ", ".join(sorted(SUFFIXES))
        return [Unreadable(source, f"is of a kind that is not read; save it as one of {known}")]
    fault = Unreadable(source, _IS_LIST) if kind == ".urls" else _fault(raw, source, most)
    if fault:
        return [fault]
    if kind == ".zip":
        return _read_archive(raw, source, most)
    if kind == ".txt" and is_page(raw):
        kind = ".html"
    if kind != ".txt" or len(raw) > _LONG_BYTES:
        return POOL.read(raw, source, kind)
    try:
        return read_plain(raw, source)
    except NotTextError as error:
        return [Unreadable(source, str(error))]


def _fault(raw: bytes, source: str, most: int) -> Unreadable | None:
    """The reason why bytes of any kind are not read, None if they may be."""
    if fault := size_fault(len(raw), most):
        return Unreadable(source, fault, is_lasting=False)
    is_empty = not raw.strip(b" \t\r\n\x00\xef\xbb\xbf")
    return Unreadable(source, EMPTY) if is_empty else None


def read_feed(raw: bytes, source: str, most: int = MAX_BYTES) -> list[Article | Unreadable]:
    """The entries of a feed, named ``source#id``."""
    fault = _fault(raw, source, most)
    return [fault] if fault else POOL.read(raw, source, ".feed")


def read_sitemap(raw: bytes) -> tuple[list[str], list[str]]:
    """(pages, further sitemaps) that a sitemap lists."""
    found = POOL.find(raw, "", ".sitemap")
    return ([], []) if isinstance(found, Unreadable) else (found[0], found[1])


def feed_links(raw: bytes) -> list[str]:
    """The addresses of the feeds that a page names, verbatim."""
    found = POOL.find(raw, "", ".links")
    return [] if isinstance(found, Unreadable) else list(found)


def _read_archive(raw: bytes, source: str, most: int) -> list[Article | Unreadable]:
    members = POOL.find(raw, source, ".zip")
    if isinstance(members, Unreadable):
        return [members]
    if not members:
        return [Unreadable(source, _NO_MEMBER)]
    return [one for member in members for one in _read_member(member, source, most)]


def _read_member(member: Any, archive: str, most: int) -> list[Article | Unreadable]:
    source = f"{archive}#{member['name']}"
    if "reason" in member:
        return [Unreadable(source, member["reason"])]
    return read_articles(b64decode(member["raw"]), source, suffix=member["kind"], most=most)


def article_from_text(
    title: str, text: str, source: str, most: int = MAX_BYTES
) -> Article | Unreadable:
    """The article in a pasted text or HTML page; without ``title``, its headline is the title."""
    raw = text.encode("utf-8", "replace")
    if fault := size_fault(len(raw), most):
        return Unreadable(source, fault)
    if not is_page(raw):
        return article_of_text(text, source, title)
    (read,) = POOL.read(raw, source, ".html")
    return replace(read, title=title) if title and isinstance(read, Article) else read
