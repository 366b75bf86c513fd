"""Elements of a page that its readers do not see."""

import re
from collections.abc import Iterable
from typing import Any

_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNPRINTED = frozenset({"noprint", "no-print", "mw-editsection", "toc", "catlinks"})
# found by attribute: a condition on every element takes twice the time
_CANDIDATES = (
    "//body//*/@hidden/.. | //body//*/@style/.. | //body//*/@class[contains(., 'print')"
    " or contains(., 'editsection') or . = 'toc' or . = 'catlinks']/.."
)
_DROPPED = "byline-dropped"
_MOST_TEXT = 0.7  # share of the page's text


def hidden_elements(tree: Any) -> list[Any]:
    """The elements that are hidden by attribute or style, or left out in print.

    The first hold prompts, translations and copies for machines, the second such as a wiki's edit
    links; neither is part of the article.
    """
    return [one for one in tree.xpath(_CANDIDATES) if _is_hidden(one)]


def always_hidden_elements(page: Any) -> list[Any]:
    """The hidden elements, but for one with most of the page's text, which a script will show."""
    found = hidden_elements(page)
    most = _MOST_TEXT * _letters(page) if found else 0
    return [one for one in found if _letters(one) < most]


def drop(tree: Any, elements: Iterable[Any]) -> None:
    """Remove elements from a tree, all at once: one by one takes quadratic time."""
    from lxml import etree

    for element in elements:
        element.tag = _DROPPED
    # the text after an element belongs to its parent
    etree.strip_elements(tree, _DROPPED, with_tail=False)


def _is_hidden(element: Any) -> bool:
    is_hidden = element.get("hidden") is not None or _STYLE.search(element.get("style") or "")
    return bool(is_hidden or _UNPRINTED.intersection((element.get("class") or "").split()))


def _letters(element: Any) -> int:
    return len(element.xpath("string()"))
