"""Datelines: the place, the day and the agency before the first sentence of a report."""

import re

from embeddings.calendar_words import ENGLISH_MONTHS
from embeddings.sentences import Span

_CAPITALS = r"[A-Z]{2}[A-Z.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}"
_PLACE = r"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,4}"
_MONTH = rf"(?i:(?:{'|'.join(name[:3] for name in ENGLISH_MONTHS)})[a-z]*)\.?"
_DAY = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
_AGENCY = r"(?:\(\w{2,20}\)|/[^/\n]{2,30}/)"
_DATELINE = re.compile(
    rf"^(?:{_PLACE}, {_DAY}(?: {_AGENCY})?|(?:{_CAPITALS} )?{_AGENCY}|{_CAPITALS})"
    r" ?(?:--|[-–—]) +(?=[\"'“‘<A-Z\d])"
    rf"|^(?:[A-Z]\w+day,? )?(?:{_DAY}|\d{{1,2}} {_MONTH},? \d{{4}})$",
    re.MULTILINE,
)


def datelines(text: str) -> list[Span]:
    """Where a text has them, each at the beginning of a line; a line that is a date is one.

    >>> text = "OSLO, May 4 (NTB) - The pier shut on Monday."
    >>> [found.of(text) for found in datelines(text)]
    ['OSLO, May 4 (NTB) - ']
    """
    return [Span(*found.span()) for found in _DATELINE.finditer(text)]


def without_datelines(text: str) -> str:
    """A text with as many blanks for its datelines.

    >>> without_datelines("OSLO, May 4 - It shut on Monday.").strip()
    'It shut on Monday.'
    """
    return _DATELINE.sub(lambda found: " " * len(found.group()), text)


def beside_dateline(words: Span, text: str) -> Span:
    """Some words of a text without the dateline that they begin in, unless they are all of it.

    >>> text = "OSLO, May 4 - Norway said so."
    >>> beside_dateline(Span(0, 20), text).of(text), beside_dateline(Span(0, 4), text).of(text)
    ('Norway', 'OSLO')
    """
    ends = [each.end for each in datelines(text) if each.start <= words.start < each.end]
    return Span(max([words.start, *(end for end in ends if end < words.end)]), words.end)
