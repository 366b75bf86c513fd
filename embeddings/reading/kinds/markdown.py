"""Markdown: readable text without its marks; front matter and the head's lines for the facts."""

import re
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from embeddings.article import Article
from embeddings.reading.decoding import decoded
from embeddings.reading.kinds.plain import article_of_text
from embeddings.reading.pages.markup import UNSEEN, markup_paragraphs
from embeddings.reading.text.lines import paragraphs_of_lines
from embeddings.reading.unreadable import Unreadable

# what is in these is no text of the article, or no markup; after "</html>" nothing is read
_HIDING = "|".join((*UNSEEN, "textarea", "xmp", "noembed", "noframes", "plaintext"))
_TAGS = re.compile(rf"<(?:(?P<begun>{_HIDING})|/(?P<ended>{_HIDING})|/html)\b", re.IGNORECASE)


def read_markdown(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article in a Markdown file; its first heading is its title, or front matter names it."""
    return [article_of_text(decoded(raw), source, paragraphs_of=markdown_paragraphs)]


def markdown_paragraphs(text: str) -> list[str]:
    r"""Headings, paragraphs, items and table rows, in reading order, as plain text.

    >>> markdown_paragraphs(
    ...     "# The *tide*\n\nIt [came](https://x.example) in.\n\n- at six\n- in May"
    ... )
    ['The tide', 'It came in.', 'at six', 'in May']
    """
    markdown = MarkdownIt("commonmark", renderer_cls=_Renderer).enable(["table", "strikethrough"])
    return markup_paragraphs(_with_named_tags(markdown.render(text)))


def _with_named_tags(html: str) -> str:
    """With "<title>" as text where nothing closes it: all that follows would be hidden.

    >>> _with_named_tags("<p>Under the <title> stands <svg>a</svg>.</p>")
    '<p>Under the &lt;title> stands <svg>a</svg>.</p>'
    """
    begun: defaultdict[str, list[int]] = defaultdict(list)
    for tag in _TAGS.finditer(html):
        if tag["begun"]:
            begun[tag["begun"].lower()].append(tag.start())
        elif tag["ended"] and (places := begun[tag["ended"].lower()]):
            places.pop()
    named = {place for places in begun.values() for place in places}

    def as_meant(tag: re.Match[str]) -> str:
        is_text = tag.start() in named or not (tag["begun"] or tag["ended"])
        return escape(tag[0]) if is_text else tag[0]

    return _TAGS.sub(as_meant, html)


class _Renderer(RendererHTML):
    """HTML in which a table's row is one line, and a picture the words that stand for it."""

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
