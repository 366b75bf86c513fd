"""HTML trees and their paragraphs, as of HTML that is all article: a chapter, entry or mail."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from embeddings.reading.pages.hidden import drop, hidden_elements

_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "blockquote", "li", "dd", "dt", "tr", "caption"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table"),
        *("header", "footer", "aside", "body", "main", "td", "th", "hr", "center", "address"),
    )
)
UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "iframe", "svg", "nav", "form", "head", "title")
)
"""Elements whose text is no part of an article."""
# trafilatura's own names for the elements of its result
_CELLS = frozenset({"cell", "td", "th"})
_EXTRACTED_BLOCKS = (_BLOCKS | {"head", "item", "list", "quote", "lb"}) - _CELLS


def markup_paragraphs(html: str) -> list[str]:
    """The paragraphs of a piece of HTML, in reading order.

    >>> markup_paragraphs("<h2>Ebb</h2><p>It <b>came</b><br>in.</p>At six.")
    ['Ebb', 'It came', 'in.', 'At six.']
    """
    tree = parse_html(html)
    if tree is None:
        return []
    drop(tree, hidden_elements(tree))
    return tree_paragraphs(tree)


def tree_paragraphs(tree: Any) -> list[str]:
    """The paragraphs of an element, in reading order."""
    return _lines("".join(_pieces(tree, _BLOCKS, UNSEEN)))


def extracted_paragraphs(body: Any) -> list[str]:
    """The paragraphs of trafilatura's result; a table's row is one."""
    return [line.rstrip(" |") for line in _lines("".join(_pieces(body, _EXTRACTED_BLOCKS)))]


def line_of(element: Any) -> str:
    """All text of an element, on one line."""
    return " ".join(element.text_content().split())


def names_of(element: Any) -> str:
    """The classes and the id of an element, separated by spaces."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_within(element: Any, names: re.Pattern[str], page: Collection[Any] = frozenset()) -> bool:
    """Whether a tag, class or id of an element or an ancestor, outside ``page``, matches."""
    lineage = (one for one in (element, *element.iterancestors()) if one not in page)
    return any(names.search(f"{one.tag} {names_of(one)}") for one in lineage)


def _lines(text: str) -> list[str]:
    return [line for one in text.split("\n") if (line := " ".join(one.split()))]


def parse_html(html: str) -> Any:
    """Parse a page, or a piece of one, into a tree with a body; None if there is no markup."""
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura.utils import repair_faulty_html

    # lxml refuses a str that declares an encoding; bytes with the right one are always taken
    parser = lxml_html.HTMLParser(
        encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True
    )
    # one class for all elements: lxml would look each up by a call of Python, at every access
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(lxml_html.HtmlElement))
    try:
        repaired = repair_faulty_html(html, html[:50].lower()).encode("utf-8", "replace")
        return lxml_html.document_fromstring(repaired, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _pieces(
    root: Any, blocks: frozenset[str], unseen: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The pieces of an element's text, with line ends around blocks, found without recursion."""
    from lxml import etree

    hidden, rows = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "!"
        is_unseen = tag in unseen or tag == "!"
        is_block = tag in blocks or tag == "br"
        edge = "\n" if tag == "row" or (is_block and not rows) else " " if is_block else ""
        if event == "start":
            hidden += is_unseen
            rows += tag == "row"
            if not hidden:
                yield edge
                text = element.text or ""
                yield text if tag == "code" else " ".join(text.split("\n"))
            continue
        hidden -= is_unseen
        rows -= tag == "row"
        if not hidden:
            yield " | " if tag in _CELLS and edge != "\n" else edge
            if element is not root:
                yield " ".join((element.tail or "").split("\n"))
