"""Feeds (RSS, Atom): an article for each entry, with the text that the feed has of it.

WordPress exports a whole blog as a feed.
"""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError
from embeddings.reading.kinds.records import article_of_record
from embeddings.reading.text.authors import cleaned_names
from embeddings.reading.text.dates import iso_date, odd_dates
from embeddings.reading.text.facts import EMPTY, Facts, web_address
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy

MOST_ENTRIES = 20_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_SNIFFED = 2048  # bytes
# in an export of WordPress: the name of an author's login, and placeholders of pictures
_AUTHOR_OF_LOGIN = re.compile(
    rb"<wp:author_login>(?:<!\[CDATA\[)?([^<\]]+)(?:(?!</wp:author>).){,500}?"
    rb"<wp:author_display_name>(?:<!\[CDATA\[)?([^<\]]+)",
    re.DOTALL,
)
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\[\]]*\]")
# what feedparser leaves of an address with a long ending: "jo@quay.media (Jo Roe)"
_CUT_ADDRESS = re.compile(r"^[a-z]+ \((?=[^()]+$)| <[a-z]*>$")


def read_feed(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The entries of a feed as articles named ``source#id``.

    Raises:
        NotTextError: the bytes are no feed.

    """
    import feedparser

    if _ENTITY.search(raw[:_SNIFFED]):
        raise NotTextError("defines entities of its own, which no feed needs: it is not read")
    # as a file object: a string might be taken for an address
    parsed: Any = feedparser.parse(BytesIO(raw), sanitize_html=True, resolve_relative_uris=False)
    if not (parsed.entries or parsed.get("version")):
        raise NotTextError("is no feed that can be read; save its text as .txt")
    entries = list(filter(_is_published, parsed.entries))
    if not entries:
        return [Unreadable(source, "has no entries at present")]
    if len(entries) > MOST_ENTRIES:
        return [Unreadable(source, f"has more than {MOST_ENTRIES} entries; split it")]
    site = tidy(str(parsed.feed.get("title", "")))
    language = str(parsed.feed.get("language", ""))
    pairs = (pair.groups() for pair in _AUTHOR_OF_LOGIN.finditer(raw))
    author_of = {
        login.decode(errors="replace"): name.decode(errors="replace") for login, name in pairs
    }
    articles = {one.source: one for one in _articles(entries, source, site, language, author_of)}
    return list(articles.values())


def _is_published(entry: Any) -> bool:
    """Whether an entry is a published text; an export also has drafts, pictures and menus."""
    kind, status = entry.get("wp_post_type", "post"), entry.get("wp_status", "publish")
    return kind in {"post", "page"} and status == "publish"


def _articles(
    entries: list[Any], source: str, site: str, language: str, author_of: Mapping[str, str]
) -> Iterator[Article | Unreadable]:
    for entry in entries:
        link = web_address(str(entry.get("link", "")))
        texts = [str(one.get("value", "")) for one in entry.get("content", [])]
        text = max([*texts, str(entry.get("summary", ""))], key=len)
        if "wp_post_type" in entry:
            text = _SHORTCODE.sub("", text)
        title = tidy(str(entry.get("title", "")))
        digest = sha256(f"{title}\n{text}".encode("utf-8", "replace")).hexdigest()[:12]
        name = f"{source}#{tidy(str(entry.get('id') or link or digest))[:300]}"
        facts = Facts(
            title=title,
            authors=cleaned_names(author_of.get(name, name) for name in _author_names(entry)),
            published=_moment(entry, "published"),
            updated=_moment(entry, "updated"),
            site=site,
            url=link,
            language=language,
        )
        if not text.strip() and link:  # the page behind the link has the text
            text = title or link
        yield article_of_record(name, text, facts) if text.strip() else Unreadable(name, EMPTY)


def _author_names(entry: Any) -> Iterator[str]:
    """The names of an entry's authors, without addresses; none if it gives only an address."""
    for author in entry.get("authors", []):
        name = str(author.get("name", ""))
        if f"{author.get('email')}{name}" != str(entry.get("author", "")):
            yield _CUT_ADDRESS.sub("", name)


def _moment(entry: Any, name: str) -> str | None:
    """A date of an entry in the feed's own time; in UTC if only feedparser can read it.

    An impossible date stays verbatim: feedparser would take 31 February for a day in March.
    """
    if name not in entry:  # feedparser's ``get`` would give the other date instead
        return None
    written, parsed = str(entry[name]), entry.get(f"{name}_parsed")
    try:
        in_utc = datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else ""
    except (
        ValueError,
        OverflowError,
        OSError,
    ):  # feedparser reads 0000-00-00 as a day of the year -1
        in_utc = ""
    return iso_date(written) or (not odd_dates(written) and iso_date(in_utc)) or written
