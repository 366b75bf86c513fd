"""Text that others wrote, made safe to stand in a page or in a quoted attribute."""

import html
import re

# what no font shows, what would turn the reading order of the text after it, and halves of letters
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str, *, keep: bool = False) -> str:
    r"""Any text as itself, where HTML or a quoted attribute is read; on one line unless kept.

    >>> shown("<b> 'x' &amp;"), shown("a\u202eb") == "a\ufffdb"
    ('&lt;b&gt; &#x27;x&#x27; &amp;amp;', True)
    """
    return html.escape(_CONTROL.sub("\ufffd", text if keep else " ".join(text.split())))
