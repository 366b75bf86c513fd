"""Normal form of stored text: NFC, a line for each paragraph, an empty line between them."""

import re
import unicodedata
from collections.abc import Iterable

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# controls, lone surrogates, non-characters, and invisible marks that hide or reorder text;
# the two joiners stay, for scripts that spell with them
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_WORD = re.compile(r"\w")


def plain(text: str) -> str:
    r"""A text without lone surrogates and null characters, which files and SQLite cannot hold.

    Raises TypeError for anything but a str.

    >>> plain("caf\udce9\0!")
    'caf? !'
    """
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text. Give a str.")
    return text.replace("\0", " ").encode(errors="replace").decode()


def is_text(value: str) -> bool:
    """Whether a string has no lone surrogates, as the name of a file may."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_plain_line_ends(text: str) -> str:
    r"""The text with every kind of line break replaced by \n."""
    return _LINE_ENDS.sub("\n", text)


def tidy(text: str) -> str:
    r"""The text as one line in NFC: no control or invisible characters, single spaces.

    >>> tidy("  Vladimir Putin\xa0 meets\tAmerica\u2019s e\u0301lite\x00\r\n ")
    'Vladimir Putin meets America’s élite'
    """
    text = _UNWANTED.sub("", with_plain_line_ends(text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def word_end(text: str, most: int, least: float) -> int:
    """Where to cut a text after at most ``most`` characters: at the end of a word.

    Within a word if cutting before it would leave ``least`` characters or fewer.

    >>> word_end("It came in at six", 9, 5), word_end("A Donaudampfschiff came", 11, 6)
    (7, 11)
    """
    end = text.rfind(" ", 0, most)
    return end if end > least else most


def shortened(text: str, limit: int) -> str:
    """The text, cut to at most ``limit`` characters, at the end of a word where possible.

    >>> shortened("It came in at six", 10), shortened("A Donaudampfschiff came", 12)
    ('It came…', 'A Donaudamp…')
    """
    if len(text) <= limit:
        return text
    return text[: word_end(text, limit - 1, limit / 2)].rstrip(" ,;:–-") + "…"


def tidy_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """Tidy each paragraph; those without a letter or digit (rules, rows of stars) are dropped.

    >>> tidy_paragraphs(["One", " * * * ", "", "Two  words"])
    ['One', 'Two words']
    """
    return [line for line in map(tidy, paragraphs) if _WORD.search(line)]


def joined(paragraphs: Iterable[str]) -> str:
    """Join tidy paragraphs into the stored text."""
    return "\n\n".join(paragraphs)
