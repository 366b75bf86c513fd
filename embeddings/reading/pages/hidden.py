"""What a page holds but does not show its readers."""

import re
from collections.abc import Iterable
from typing import Any

_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNPRINTED = frozenset({"noprint", "no-print", "mw-editsection", "toc", "catlinks"})
# by attribute: a condition on every element takes twice the time
_CANDIDATES = (
    "//body//*/@hidden/.. | //body//*/@style/.. | //body//*/@class[contains(., 'print')"
    " or contains(., 'editsection') or . = 'toc' or . = 'catlinks']/.."
)
_DROPPED = "byline-dropped"
_MOST = 0.7  # of the page's text


def hidden(tree: Any) -> list[Any]:
    """The elements that are hidden by attribute or style.

    Prompts, translations and copies for machines stand there, where a reader never sees them. What
    a page itself would not print, such as a wiki's edit links, is no part of its article either.
    """
    return [one for one in tree.xpath(_CANDIDATES) if _is_hidden(one)]


def hidden_from_all(page: Any) -> list[Any]:
    """Those of a page that no script will show, as it would what is most of the page."""
    found = hidden(page)
    most = _MOST * _letters(page) if found else 0
    return [one for one in found if _letters(one) < most]


def drop(tree: Any, elements: Iterable[Any]) -> None:
    """Take elements out all at once: one by one, what follows each is copied again and again."""
    from lxml import etree

    for element in elements:
        element.tag = _DROPPED
    # what follows an element belongs to its parent
    etree.strip_elements(tree, _DROPPED, with_tail=False)


def _is_hidden(element: Any) -> bool:
    is_hidden = element.get("hidden") is not None or _STYLE.search(element.get("style") or "")
    return bool(is_hidden or _UNPRINTED.intersection((element.get("class") or "").split()))


def _letters(element: Any) -> int:
    return len(element.xpath("string()"))
