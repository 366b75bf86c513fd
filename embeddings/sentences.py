"""Sentences as spans of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")
_WORD_AT_END = re.compile(
    r"\b(?:[Mm]ay|art|fed|ill|me|[Nn]o)\.[\"”’']?(?=\s+[\"'“‘(]?(?:[A-Z]['’]?[a-z]|[AI] [a-z]))"
)
"""English words that the splitter mistakes for abbreviations. They end a sentence where a word with
a capital follows, but not before "IV" or "A12"."""
_AMID_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific|local)\b)"
)
_HOUR_AT_END = re.compile(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_DAY_FIRST = re.compile(rf" *{_DAY}")
_STATE_AT_END = re.compile(r", (?:Mass|Wash)\.$")
_TITLE_AT_END = re.compile(r"\b(?:Const|Cllr|Coun|Atty|Ald|Cdr|Ft|Ste|approx)\.$")
"""Abbreviations in news, before names and amounts, that the splitter does not know."""
_NO_END = re.compile(
    r"(?:^|[^\W\d_A-ZÀ-Þ] |[,;:.!?(«„“‘-] ?)[A-ZÀ-Þ]\.$|\b(?:MM|[Mm]evr|[Dd]hr|Av|ok)\.$"
    r"|\b(?i:de[rmns]|die|das|[iab]m|vom|zum|zur|beim|bis|seit|eine[mnr]?) \d{1,3}\.$"
)
"""Dots in languages other than English that end no sentence: "M. Rivoire", "Der 2. Weltkrieg"."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters from ``start`` up to, but not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text of the span."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether another span is inside this one."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> "Span":
        """The span shifted by a number of characters."""
        return Span(self.start + by, self.end + by)


@lru_cache(maxsize=256)
def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, in order, without the white space between them.

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
            ends = [end for end in ends if not _is_no_end(line.group(), end - line.start())]
        for whole in _joined_over_abbreviations(text, line.start(), ends):
            for part in _split_at_short_words(text, whole) if english else (whole,):
                if words := part.of(text).strip():
                    start = text.index(words, part.start)
                    spans.append(Span(start, start + len(words)))
    return tuple(spans)


def _joined_over_abbreviations(text: str, start: int, ends: list[int]) -> Iterator[Span]:
    """The spans between the splitter's ends, without ends that are wrong in English.

    As in "Canadian-U.S. trade", "10.41 a.m. Tuesday", "Lowell, Mass. (AP)" and "Coun. Hale".
    """
    for end in ends:
        sentence, after = text[start:end].rstrip(), text[end : end + 2].lstrip(" ")[:1].strip()
        hour = _HOUR_AT_END.search(sentence) and _DAY_FIRST.match(text, end)
        state = _STATE_AT_END.search(sentence) and after in "(—–-"
        short = after and (state or _TITLE_AT_END.search(sentence))
        if not (hour or short or _AMID_INITIALS.match(text, max(end - 2, start))):
            yield Span(start, end)
            start = end


def _is_no_end(line: str, end: int) -> bool:
    """Whether what ends there is an abbreviation, an ordinal or a quotation, and no sentence."""
    before, after = line[max(0, end - 20) : end].rstrip(), line[end:].lstrip()[:1]
    quoted = before.endswith("」") and after == "と"
    return quoted or after.islower() or (after != "" and _NO_END.search(before) is not None)


def _split_at_short_words(text: str, whole: Span) -> Iterator[Span]:
    """Split what the splitter took for one sentence after words such as "may." and "art."."""
    start = whole.start
    for found in _WORD_AT_END.finditer(text, whole.start, whole.end):
        yield Span(start, found.end())
        start = found.end()
    yield Span(start, whole.end)
