"""What a page holds but does not show its readers."""

import re
from typing import Any

_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MOST = 0.5  # of the page's text: then it is shown by a script, not hidden


def drop_hidden(tree: Any) -> None:
    """Take out the elements that the page hides by attribute or style, unless they are most of it.

    Prompts, translations and copies for machines stand there, where a reader never sees them.
    """
    found = [
        one
        for one in tree.xpath("//body//*[@hidden or @style]")
        if one.get("hidden") is not None or _STYLE.search(one.get("style") or "")
    ]
    if not found:
        return
    most = _MOST * _letters(tree)
    for one in found:
        parent = one.getparent()
        if parent is not None and _letters(one) < most:
            # what follows the element belongs to its parent
            one.drop_tree()


def _letters(element: Any) -> int:
    return len(element.xpath("string()"))
