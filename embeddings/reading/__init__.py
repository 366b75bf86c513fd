"""Reading: bytes in, articles out.

One small module a kind of file. Plain text is read here; Markdown, web pages and PDF files, whose
parsers a bad file can exhaust, in a child process with limits (pool, child, limits).
"""

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError
from embeddings.reading.facts import EMPTY
from embeddings.reading.files import KINDS, SUFFIXES, find_files
from embeddings.reading.plain import article_of_text, read_plain
from embeddings.reading.pool import POOL
from embeddings.reading.unreadable import Unreadable

__all__ = [
    "MAX_BYTES",
    "READING_RULES",
    "SUFFIXES",
    "Unreadable",
    "article_from_text",
    "find_files",
    "read_articles",
]

READING_RULES: int = 1
"""Raised when reading the same bytes would give another text."""

MAX_BYTES = 20 * 2**20
"""The largest file that is read."""

_LONG_BYTES = 2**20  # longer than a novel: plain text of this size is read under limits too


def read_articles(raw: bytes, source: str, *, suffix: str) -> list[Article | Unreadable]:
    r"""The articles in a file's bytes; what cannot be read is an Unreadable with the reason.

    ``suffix`` tells the kind, as a file's name does: ".pdf". Bad content never raises.

    >>> read_articles(b"The tide\n\nIt came in at six.", "tide.txt", suffix=".txt")[0].title
    'The tide'
    >>> read_articles(b"", "empty.txt", suffix=".txt")[0].reason.split(":")[0]
    'is empty'
    """
    kind = KINDS.get(suffix.lower())
    if kind is None:
        known = ", ".join(sorted(SUFFIXES))
        return [Unreadable(source, f"is of a kind that is not read; save it as one of {known}")]
    if len(raw) > MAX_BYTES:
        return [Unreadable(source, f"is over the limit of {MAX_BYTES // 2**20} MB; split it")]
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return [Unreadable(source, EMPTY)]
    if kind != ".txt" or len(raw) > _LONG_BYTES:
        return POOL.read(raw, source, kind)
    try:
        return read_plain(raw, source)
    except NotTextError as error:
        return [Unreadable(source, str(error))]


def article_from_text(title: str, text: str, source: str) -> Article | Unreadable:
    """The article in a pasted text. Without a title its headline is the title."""
    if len(text) > MAX_BYTES:
        return Unreadable(source, f"is over the limit of {MAX_BYTES // 2**20} MB; split it")
    return article_of_text(text, source, title)
