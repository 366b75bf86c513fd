"""Article: one text that a reader added, as it is stored."""

from dataclasses import dataclass, field
from hashlib import sha256

CAPTION_MARK = "Caption: "
"""Put before a picture's caption in an article's text, so that a quote of it is recognised."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: plain text and metadata.

    ``text`` is readable prose in Unicode NFC: paragraphs and headings parted by an empty line,
    no markup, no chrome. Every span and every citation counts characters of this string.

    ``published`` and ``updated`` are ISO 8601, as precise as the article is: ``2017-04-12`` or
    ``2017-04-12T18:37:00+01:00``; None where the article does not say. ``odd_date`` is a
    date in the article that could not be used, verbatim: no valid day, or one in the future.

    >>> Article("notes/tide.txt", "The tide", "It came in at six.").id
    '5adf1781024b'
    """

    source: str  # a path or an address, unique in a library
    title: str
    text: str = field(repr=False)  # it may be long
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    site: str = ""
    url: str = ""
    language: str = ""  # ISO 639-1, "" if unknown
    odd_date: str = ""  # "" where ``published`` is known
    excerpt_of: str = ""  # digest of the whole text, where ``text`` has only stretches of it

    @property
    def id(self) -> str:
        """Short name of the source, the same in every library: 12 hexadecimal digits."""
        return sha256(self.source.encode()).hexdigest()[:12]

    @property
    def may_be_english(self) -> bool:
        """Whether its language is English or unknown."""
        return self.language in ("", "en")

    @property
    def digest(self) -> str:
        """SHA-256 of the text, 64 hexadecimal digits; equal texts share it."""
        return self.excerpt_of or sha256(self.text.encode()).hexdigest()

    @property
    def seal(self) -> str:
        """SHA-256 of all that a library stores of it, by which damage on disk is noticed."""
        kept = (self.source, self.title, self.text, self.authors, self.published, self.updated)
        more = (self.site, self.url, self.language)
        # an article without one keeps the seal it had before this field existed
        odd = (self.odd_date,) if self.odd_date else ()
        return sha256(repr(kept + more + odd).encode("utf-8", "replace")).hexdigest()
