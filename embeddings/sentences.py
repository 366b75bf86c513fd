"""Sentences as spans of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")
_WORD_AT_END = re.compile(
    r"\b(?:[Mm]ay|art|fed|ill|me|[Nn]o)\.[\"”’']?(?=\s+[\"'“‘(]?(?:[A-Z]['’]?[a-z]|[AI] [a-z]))"
)
"""English words that the splitter takes for abbreviations: a word with a capital letter follows a
sentence, and "IV" or "A12" an abbreviation."""
_AMID_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific|local)\b)"
)
_HOUR_AT_END = re.compile(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_DAY_FIRST = re.compile(rf" *{_DAY}")
_STATE_AT_END = re.compile(r", (?:Mass|Wash)\.$")
_TITLE_AT_END = re.compile(r"\b(?:Const|Cllr|Coun|Atty|Ald|Cdr|Ft|Ste|approx)\.$")
"""Abbreviations of the news that the splitter does not know, of names and of amounts."""
_NO_END = re.compile(
    r"(?:^|[^\W\d_A-ZÀ-Þ] |[,;:.!?(«„“‘-] ?)[A-ZÀ-Þ]\.$|\b(?:MM|[Mm]evr|[Dd]hr|Av|ok)\.$"
    r"|\b(?i:de[rmns]|die|das|[iab]m|vom|zum|zur|beim|bis|seit|eine[mnr]?) \d{1,3}\.$"
)
"""Ends of no sentence in other languages than English: "M. Rivoire", "Der 2. Weltkrieg"."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether another is inside of it."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> "Span":
        """The same characters, counted from another place."""
        return Span(self.start + by, self.end + by)


@lru_cache(maxsize=256)
def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, in order and apart, without the white space between them.

    Every character that is not white space is in exactly one span. No sentence crosses a
    line break: a headline is a sentence of its own.

    >>> [
    ...     span.of("He left. Dr. Hall stayed.")
    ...     for span in sentence_spans("He left. Dr. Hall stayed.")
    ... ]
    ['He left.', 'Dr. Hall stayed.']
    """
    from sentencex import get_sentence_boundaries

    spans = []
    for line in _LINE.finditer(text):
        found = get_sentence_boundaries(language or "en", line.group())
        ends = [line.start() + each["end_index"] for each in found]
        english = language in {"", "en"}
        if not english:
            ends = [end for end in ends if not _goes_on(line.group(), end - line.start())]
        for whole in _apart(text, line.start(), ends):
            for part in _parts(text, whole) if english else (whole,):
                if words := part.of(text).strip():
                    start = text.index(words, part.start)
                    spans.append(Span(start, start + len(words)))
    return tuple(spans)


def _apart(text: str, start: int, ends: list[int]) -> Iterator[Span]:
    """The stretches that end there, but for "Canadian-U.S. trade" and "10.41 a.m. Tuesday".

    Nor does a sentence end in "Lowell, Mass. (AP)" or "Coun. Hale".
    """
    for end in ends:
        said, after = text[start:end].rstrip(), text[end : end + 2].lstrip(" ")[:1].strip()
        hour = _HOUR_AT_END.search(said) and _DAY_FIRST.match(text, end)
        state = _STATE_AT_END.search(said) and after in "(—–-"
        short = after and (state or _TITLE_AT_END.search(said))
        if not (hour or short or _AMID_INITIALS.match(text, max(end - 2, start))):
            yield Span(start, end)
            start = end


def _goes_on(line: str, end: int) -> bool:
    """Whether an abbreviation, an ordinal or words that were said end there, and no sentence."""
    said, after = line[max(0, end - 20) : end].rstrip(), line[end:].lstrip()[:1]
    quoted = said.endswith("」") and after == "と"
    return quoted or after.islower() or (after != "" and _NO_END.search(said) is not None)


def _parts(text: str, whole: Span) -> Iterator[Span]:
    """The English sentences in what the splitter has as one."""
    start = whole.start
    for found in _WORD_AT_END.finditer(text, whole.start, whole.end):
        yield Span(start, found.end())
        start = found.end()
    yield Span(start, whole.end)
