"""What a page holds but does not show its readers."""

import re
from typing import Any

_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNPRINTED = frozenset({"noprint", "no-print", "mw-editsection", "toc", "catlinks"})
_CANDIDATES = (
    "//body//*[@hidden or @style or contains(@class, 'print') or contains(@class, 'editsection')"
    " or @class='toc' or @class='catlinks']"
)
_MOST = 0.5  # of the page's text: then it is shown by a script, not hidden


def drop_hidden(tree: Any) -> None:
    """Take out the elements that the page hides by attribute or style, unless they are most of it.

    Prompts, translations and copies for machines stand there, where a reader never sees them. What
    the page itself would not print, such as a wiki's edit links, is no part of the article either.
    """
    found = [one for one in tree.xpath(_CANDIDATES) if _is_hidden(one)]
    if not found:
        return
    most = _MOST * _letters(tree)
    for one in found:
        parent = one.getparent()
        if parent is not None and _letters(one) < most:
            # what follows the element belongs to its parent
            one.drop_tree()


def _is_hidden(element: Any) -> bool:
    is_hidden = element.get("hidden") is not None or _STYLE.search(element.get("style") or "")
    return bool(is_hidden or _UNPRINTED.intersection((element.get("class") or "").split()))


def _letters(element: Any) -> int:
    return len(element.xpath("string()"))
