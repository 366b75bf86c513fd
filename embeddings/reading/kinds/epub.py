"""E-books (.epub): each chapter, or article of a collection, in reading order."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from embeddings.article import Article
from embeddings.reading.decoding import NotTextError, declared_charset, decode_text
from embeddings.reading.kinds.fields import facts_from
from embeddings.reading.kinds.packed import Packed
from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.pages.markup import markup_paragraphs, parse_html
from embeddings.reading.text.authors import byline
from embeddings.reading.text.facts import Facts, assemble
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy, tidy_paragraphs

_SHORTEST = 200  # characters; covers, dedications and title pages have fewer
_HEADINGS = ("h1", "h2", "h3")
_FIELDS = ("title", "creator", "date", "publisher", "language")
_NO_BOOK = "is not an e-book that can be read; save its text as .txt"


def read_epub(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The chapters of an e-book as articles named ``source#id``; a single one keeps the source.

    Raises:
        NotTextError: the bytes are no e-book.

    """
    packed = Packed(raw)
    root, package = _package(packed)
    facts = _book_facts(package)
    read = [(id_, *_chapter(packed, path)) for id_, path in _spine(package, root)]
    long = [one for one in read if sum(map(len, one[-1])) >= _SHORTEST]
    chapters = long or [one for one in read if one[-1]]  # a book of short texts
    if not chapters:
        return [Unreadable(source, "holds no text; it may be a book of pictures")]
    if len(chapters) == 1:
        return [assemble(source, chapters[0][-1], facts)]
    of_book = replace(facts, title="", site=facts.title or facts.site)
    return [
        assemble(
            f"{source}#{id_}", lines, _chapter_facts(heading, lines, facts.title).or_else(of_book)
        )
        for id_, heading, lines in chapters
    ]


def _package(packed: Packed) -> tuple[str, Any]:
    """The folder of the book's package file, and its root element."""
    container = packed.read("META-INF/container.xml")
    if not container:
        raise NotTextError(_NO_BOOK)
    files = [one.get("full-path") for one in parse_xml(container).iter() if one.get("full-path")]
    raw = packed.read(files[0]) if files else b""
    if not raw:
        raise NotTextError(_NO_BOOK)
    return posixpath.dirname(files[0]), parse_xml(raw)


def _spine(package: Any, root: str) -> Iterator[tuple[str, str]]:
    """(id, path) of the book's texts in reading order, without its table of contents."""
    items = {one.get("id"): one for one in package.iter() if local_name(one) == "item"}
    for ref in (one for one in package.iter() if local_name(one) == "itemref"):
        item = items.get(ref.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        href = unquote((item.get("href") or "").split("#")[0])
        yield ref.get("idref"), posixpath.normpath(posixpath.join(root, href))


def _chapter(packed: Packed, path: str) -> tuple[str, list[str]]:
    """A chapter's heading, or else its first paragraph, and its paragraphs."""
    raw = packed.read(path)
    html = decode_text(raw, declared=declared_charset(raw))
    paragraphs = tidy_paragraphs(markup_paragraphs(html))
    return _heading(html) or next(iter(paragraphs), ""), paragraphs


def _heading(html: str) -> str:
    tree = parse_html(html)
    if tree is None:
        return ""
    found = (tidy(one.text_content()) for tag in _HEADINGS for one in tree.iter(tag))
    return next(filter(None, found), "")


def _chapter_facts(heading: str, paragraphs: list[str], book: str) -> Facts:
    # the subject is often in the book's title alone
    title = heading if book in heading else f"{book}: {heading}"
    authors = next((found for line in paragraphs[:4] if (found := byline(line))), ())
    return Facts(title=title, authors=authors)


def _book_facts(package: Any) -> Facts:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for one in package.iter():
        if one.text and (text := tidy(one.text)):
            values[local_name(one)].append(text)
    return facts_from({name: values[name] for name in _FIELDS})
