"""Markdown: its text without markup; facts from front matter and from its first lines."""

import re
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from embeddings.article import Article
from embeddings.reading.decoding import decode_text
from embeddings.reading.kinds.plain import article_of_text
from embeddings.reading.pages.markup import UNSEEN, markup_paragraphs
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable

# tags whose content is not read as the article's text; after "</html>" nothing is read
_HIDING = "|".join((*UNSEEN, "textarea", "xmp", "noembed", "noframes", "plaintext"))
_TAGS = re.compile(rf"<(?:(?P<begun>{_HIDING})|/(?P<ended>{_HIDING})|/html)\b", re.IGNORECASE)


def read_markdown(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article in a Markdown file; its title is in front matter, or its first heading."""
    return [article_of_text(decode_text(raw), source, paragraphs_of=markdown_paragraphs)]


def markdown_paragraphs(text: str) -> list[str]:
    r"""Headings, paragraphs, items and table rows, in reading order, as plain text.

    >>> markdown_paragraphs(
    ...     "# The *tide*\n\nIt [came](https://x.example) in.\n\n- at six\n- in May"
    ... )
    ['The tide', 'It came in.', 'at six', 'in May']
    """
    markdown = MarkdownIt("commonmark", renderer_cls=_Renderer).enable(["table", "strikethrough"])
    return markup_paragraphs(_with_unclosed_tags_escaped(markdown.render(text)))


def _with_unclosed_tags_escaped(html: str) -> str:
    """The HTML with a tag such as "<title>" as text if nothing closes it and hides all after it.

    >>> _with_unclosed_tags_escaped("<p>Under the <title> stands <svg>a</svg>.</p>")
    '<p>Under the &lt;title> stands <svg>a</svg>.</p>'
    """
    begun: defaultdict[str, list[int]] = defaultdict(list)
    for tag in _TAGS.finditer(html):
        if tag["begun"]:
            begun[tag["begun"].lower()].append(tag.start())
        elif tag["ended"] and (places := begun[tag["ended"].lower()]):
            places.pop()
    unclosed = {place for places in begun.values() for place in places}

    def escaped_if_text(tag: re.Match[str]) -> str:
        is_text = tag.start() in unclosed or not (tag["begun"] or tag["ended"])
        return escape(tag[0]) if is_text else tag[0]

    return _TAGS.sub(escaped_if_text, html)


class _Renderer(RendererHTML):
    """Renders HTML with a table's row as one line, and a picture as its alternative text."""

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return escape(self.renderInlineAsText(tokens[at].children, options, env))

    def fence(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        lines = paragraphs_of_lines(tokens[at].content)
        return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def code_block(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        return self.fence(tokens, at)

    def tr_open(self, *_: Any) -> str:
        return "<row>"

    def tr_close(self, *_: Any) -> str:
        return "</row>"

    def td_open(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        return "" if tokens[at - 1].type == "tr_open" else " | "

    def td_close(self, *_: Any) -> str:
        return ""

    th_open, th_close = td_open, td_close
