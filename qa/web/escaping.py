"""Text that others wrote, made inert for a page that reads Markdown and HTML."""

import html
import re

_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")  # all ASCII punctuation: every mark-up begins with some
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def inert(text: str) -> str:
    """Show any text as itself wherever Markdown, HTML or an attribute's value is read.

    >>> inert("![x](http://a.example)")
    '&#33;&#91;x&#93;&#40;http&#58;&#47;&#47;a&#46;example&#41;'
    """
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", _CONTROL.sub("\ufffd", text))


def inert_line(text: str) -> str:
    """The same on one line."""
    return inert(" ".join(text.split()))


def inert_lines(text: str) -> str:
    """The same line by line: an indented line would begin a block of code."""
    return "\n".join(inert_line(line) for line in text.strip().splitlines())


def revealed(shown: str) -> str:
    """The text that was made inert.

    >>> revealed(inert("Why <b>?"))
    'Why <b>?'
    """
    return html.unescape(shown)
