"""Markdown: readable text without its marks; front matter and the head's lines for the facts."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from embeddings.article import Article
from embeddings.reading.decoding import decoded
from embeddings.reading.kinds.front_matter import split_front_matter
from embeddings.reading.pages.markup import markup_paragraphs
from embeddings.reading.text.chrome import without_chrome
from embeddings.reading.text.facts import assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy_paragraphs, with_plain_line_ends

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article in a Markdown file; its first heading is its title, or front matter names it."""
    text = with_plain_line_ends(decoded(raw))
    facts, body = split_front_matter(text)
    paragraphs = tidy_paragraphs(markdown_paragraphs(body))
    said = head_facts(without_chrome(paragraphs)).or_else(head_facts(paragraphs))
    return [assemble(source, paragraphs, facts.or_else(said))]


def markdown_paragraphs(text: str) -> list[str]:
    r"""Headings, paragraphs, items and table rows, in reading order, as plain text.

    >>> markdown_paragraphs(
    ...     "# The *tide*\n\nIt [came](https://x.example) in.\n\n- at six\n- in May"
    ... )
    ['The tide', 'It came in.', 'at six', 'in May']
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return list(_paragraphs(tokens))


def _paragraphs(tokens: Sequence["Token"]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row)
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_inline(token.children or ()))
        elif token.type == "inline":
            yield from _inline(token.children or ()).split("\n")
        elif token.type in {"fence", "code_block"}:
            yield from paragraphs_of_lines(token.content)
        elif token.type == "html_block":
            yield from markup_paragraphs(token.content)


def _inline(tokens: Sequence["Token"]) -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            pieces.append(token.content)
        elif token.type == "image":
            pieces.append(_inline(token.children or ()))
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE)
        ):
            pieces.append("\n")
    return "".join(pieces)
