"""Escaping of text by others for a page or a quoted attribute."""

import html
import re

# control characters, those that change the reading order of text after them, and half characters
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escape(text: str, *, keep: bool = False) -> str:
    r"""Escape text for HTML or a quoted attribute; on one line unless ``keep`` its white space.

    >>> escape("<b> 'x' &amp;"), escape("a\u202eb") == "a\ufffdb"
    ('&lt;b&gt; &#x27;x&#x27; &amp;amp;', True)
    """
    return html.escape(_CONTROL.sub("\ufffd", text if keep else " ".join(text.split())))
