"""HTML that is all article (a chapter, a feed's entry, a mail): its paragraphs, nothing weighed."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "blockquote", "li", "dd", "dt", "tr", "caption"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table"),
        *("header", "footer", "aside", "body", "main", "td", "th", "hr", "center", "address"),
    )
)
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "iframe", "svg", "nav", "form", "head", "title")
)


def markup_paragraphs(html: str) -> list[str]:
    """The paragraphs of a piece of HTML, in reading order.

    >>> markup_paragraphs("<h2>Ebb</h2><p>It <b>came</b><br>in.</p>At six.")
    ['Ebb', 'It came', 'in.', 'At six.']
    """
    tree = _parsed(html)
    return [] if tree is None else tree_paragraphs(tree)


def tree_paragraphs(tree: Any) -> list[str]:
    """The paragraphs of an element, in reading order."""
    text = "".join(_pieces(tree))
    return [line for one in text.split("\n") if (line := " ".join(one.split()))]


def _parsed(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    if not html.strip():
        return None
    # lxml refuses a str that declares an encoding; bytes with the right one are always taken
    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _pieces(root: Any) -> Iterator[str]:
    """Text with a line end at each block's edges, without recursion: pages nest as they like."""
    unseen = 0
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "!"
        is_unseen = tag in _UNSEEN or tag == "!"
        if event == "start":
            unseen += is_unseen
            if not unseen:
                yield "\n" if tag in _BLOCKS or tag == "br" else ""
                yield " ".join((element.text or "").split("\n"))
            continue
        unseen -= is_unseen
        if not unseen:
            yield "\n" if tag in _BLOCKS else ""
            if element is not root:
                yield " ".join((element.tail or "").split("\n"))
