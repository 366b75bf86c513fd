"""Markdown: readable text without its marks; front matter and the head's lines for the facts."""

from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

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
    markdown = MarkdownIt("commonmark", renderer_cls=_Renderer).enable(["table", "strikethrough"])
    return markup_paragraphs(markdown.render(text))


class _Renderer(RendererHTML):
    """HTML in which a table's row is a paragraph, and a picture the words that stand for it."""

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return escape(self.renderInlineAsText(tokens[at].children, options, env))

    def fence(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        lines = paragraphs_of_lines(tokens[at].content)
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def code_block(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        return self.fence(tokens, at)

    def tr_open(self, *_: Any) -> str:
        return "<p>"

    def tr_close(self, *_: Any) -> str:
        return "</p>"

    def td_open(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        return "" if tokens[at - 1].type == "tr_open" else " | "

    def td_close(self, *_: Any) -> str:
        return ""

    th_open, th_close = td_open, td_close
