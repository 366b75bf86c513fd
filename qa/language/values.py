"""Values of a text: numbers, dates, times of day and names, comparable in different wordings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import isclose

from embeddings.calendar_words import MONTHS, WEEKDAYS, month_of
from embeddings.sentences import Span
from qa.language.clocks import DAY, Clock, clocks
from qa.language.number_words import NUMBER_WORD, spoken_number
from qa.language.words import content_words, is_common


@dataclass(frozen=True, slots=True)
class Number:
    """An amount in a base unit, such as metres, or "" where no unit is known."""

    span: Span
    amount: float
    unit: str
    said: float  # the number as written: 70 of "70 cm"


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or as much of it as the text says."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day."""
        return self.year, self.month, self.day


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words in small letters, without titles such as Dr."""

    span: Span
    words: frozenset[str]


Value = Number | Date | Clock | Name

_UNITS: dict[str, tuple[str, float]] = {
    name: (unit, factor)
    for names, unit, factor in (
        ("mm millimetre millimetres millimeter millimeters", "m", 0.001),
        ("cm centimetre centimetres centimeter centimeters", "m", 0.01),
        ("m metre metres meter meters", "m", 1.0),
        ("km kilometre kilometres kilometer kilometers", "m", 1000.0),
        ("mile miles", "m", 1609.344),
        ("foot feet ft", "m", 0.3048),
        ("inch inches", "m", 0.0254),
        ("yard yards", "m", 0.9144),
        ("g gram grams gramm gramo gramos", "kg", 0.001),
        ("kg kilo kilos kilogram kilograms", "kg", 1.0),
        ("lb lbs", "kg", 0.45359237),
        ("ounce ounces oz", "kg", 0.02834952),
        ("t tonne tonnes tons tonnen toneladas", "kg", 1000.0),
        ("second seconds", "s", 1.0),
        ("minute minutes minuten minutos", "s", 60.0),
        ("hour hours stunde stunden hora horas heures", "s", 3600.0),
        ("% percent pct prozent", "%", 1.0),
        ("hectare hectares ha", "ha", 1.0),
        ("acre acres", "ha", 0.40468564),
        ("$ us$ usd dollar dollars dlr dlrs", "dollar", 1.0),
        ("€ eur euro euros", "euro", 1.0),
        ("£ gbp stg", "pound", 1.0),  # "pounds" are a weight too
    )
    for name in names.split()
}
ADDRESSES = "mr mrs ms miss dr prof professor sir lady lord"
OFFICES = (
    "captain mayor president prime minister chief executive ceo chairman senator governor general"
)
_QUANTITIES = "several half dozens hundreds thousands millions billions"  # "Several of Oslo's"
_NO_NAMES = frozenset(f"the {ADDRESSES} {_QUANTITIES}".split()) | WEEKDAYS | MONTHS.keys()

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
# Portuguese months that are English words: "ruled out 12", "the first set 6-0", "10 may be"
_NO_WORD = r"(?!(?:set|out|ago)\b(?! (?:de )?\d{4})|may (?:be|have|not|also|still|well|yet)\b)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATES = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.[ ]?(?P<year>\d{4})\b",
        rf"\b(?P<day>\d{{1,2}}){_ORDINAL}\.?[ ](?:of[ ]|de[ ])?{_NO_WORD}(?P<name>{_MONTH})"
        r"\b\.?(?:,?[ ](?:de[ ])?(?P<year>1\d{3}|20\d\d))?",
        rf"\b{_NO_WORD}(?P<name>{_MONTH})\b\.?[ ](?P<day>\d{{1,2}}){_ORDINAL}\b(?![.:]\d)"
        r"(?:,?[ ](?P<year>1\d{3}|20\d\d))?",
        rf"\b(?P<name>{_MONTH})\b\.?,?[ ](?:of[ ]|de[ ])?(?P<year>1\d{{3}}|20\d\d)\b",
        r"(?<![\d.,])(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|[.,:]\d)",
    )
]
_DIGITS = r"\d{1,3}(?:[,. ’']\d{3})+(?![\d])(?:[.,]\d{1,2}\b)?|\d+(?:[.,]\d+)?"
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
_SCALES = _SHORT_SCALES | {
    name: worth
    for names, worth in (
        ("hundred hundreds", 1e2),
        ("thousand thousands tausend mille", 1e3),
        ("million millions mn mln mio millionen millón millones", 1e6),
        ("billion billions bn bln mrd milliarde milliarden milliard milliards", 1e9),
        ("trillion trillions tn", 1e12),
    )
    for name in names.split()
}
_SCALE = "|".join(sorted(_SCALES.keys() - _SHORT_SCALES.keys(), key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<sign>(?:US)?\$|€|£|USD|EUR|GBP)[ ]?)?"
    rf"(?:(?P<digits>{_DIGITS})"
    rf"(?:[ ]?(?P<scale>{_SCALE}|(?(sign)[kmb]|k))\b)?"
    rf"|(?P<words>{NUMBER_WORD}(?:(?:[ -]|[ ]and[ ](?:a[ ])?){NUMBER_WORD})*)\b)"
    r"(?:[ -]?(?P<unit>%|per[ ]cent|[^\W\d_]+))?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-ZÀ-Þ][\w’'.-]*(?:[ ](?:(?:of|the|de|del|la|von|van|&)[ ])*[A-ZÀ-Þ][\w’'.-]*)*"
)


def values(text: str) -> list[Value]:
    """The numbers, dates, times of day and names of a text in their order, without overlaps.

    >>> [type(each).__name__ for each in values("About 60 left Oslo at 6pm on 12 April.")]
    ['Number', 'Name', 'Clock', 'Date']
    """
    found: list[Value] = []
    covered: set[int] = set()
    readings: list[Iterable[Value]] = [_dates(text), clocks(text), _numbers(text), _names(text)]
    for value in chain.from_iterable(readings):
        characters = range(value.span.start, value.span.end)
        if covered.isdisjoint(characters):
            covered.update(characters)
            found.append(value)
    return sorted(found, key=lambda value: value.span)


def agree(one: Value, other: Value) -> bool:
    """Whether two values can be the same; parts that one of them lacks are not compared.

    >>> (first,), (second,) = values("12 April"), values("April 12, 2017")
    >>> agree(first, second)
    True
    >>> (first,), (second,) = values("4.83 metres"), values("460 cm")
    >>> agree(first, second)
    False
    """
    if isinstance(one, Number) and isinstance(other, Number):
        if one.unit and other.unit:
            same_unit = isclose(one.amount * other.said, other.amount * one.said)  # both in feet
            tolerance = 1e-9 if same_unit else _CONVERSION_TOLERANCE
            return one.unit == other.unit and isclose(one.amount, other.amount, rel_tol=tolerance)
        return isclose(one.said, other.said)  # "55 cm rather than 70"
    if isinstance(one, Date) and isinstance(other, Date):
        pairs = zip(one.parts, other.parts, strict=True)
        return all(a is None or b is None or a == b for a, b in pairs)
    if isinstance(one, Clock) and isinstance(other, Clock):
        turn = DAY if one.half and other.half else DAY // 2
        return one.minutes % turn == other.minutes % turn
    if isinstance(one, Name) and isinstance(other, Name):
        return bool(one.words & other.words)
    return False


_CONVERSION_TOLERANCE = 0.02
"""How much two amounts in different units may differ, as a share: "18 inches", "460 mm"."""


def _dates(text: str) -> Iterator[Date]:
    for form in _DATES:
        for match in form.finditer(text):
            groups = match.groupdict()
            name = groups.get("name")
            month = month_of(name) if name else int(groups.get("month") or 0) or None
            day, year = int(groups.get("day") or 0) or None, int(groups.get("year") or 0) or None
            if (day or 1) <= 31 and (month or 1) <= 12:
                yield Date(Span(*match.span()), year, month, day)


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        digits, scale = match["digits"], match["scale"]
        amount = _amount(digits) if digits else spoken_number(match["words"])
        if scale:
            amount *= _SCALES[scale.lower()]
        start, last = match.start("digits" if digits else "words"), match.end()
        unit, factor = _UNITS.get(_unit_word(match["unit"]), ("", 1.0))
        if not unit:
            last = match.end("scale" if scale else "digits" if digits else "words")
            unit, factor = _UNITS.get(_unit_word(match["sign"]), ("", 1.0))
        yield Number(Span(start, last), amount * factor, unit, amount)


def _unit_word(written: str | None) -> str:
    return (written or "").lower().replace("per cent", "percent")


def _amount(digits: str) -> float:
    """The number that some digits write; groups of three of them are thousands.

    >>> _amount("2,600"), _amount("4.500"), _amount("4.83"), _amount("1,8"), _amount("051 684")
    (2600.0, 4500.0, 4.83, 1.8, 51684.0)
    """
    grouped = re.fullmatch(r"(\d{1,3}(?:[,. ’']\d{3})+)(?:[.,](\d{1,2}))?", digits)
    if grouped and not digits.startswith("0"):
        whole = re.sub(r"\D", "", grouped[1])
        return float(f"{whole}.{grouped[2] or 0}")
    whole, mark, rest = re.sub(r"[ ’']", "", digits).replace(",", ".").partition(".")
    return float(f"{whole}{mark}{rest.replace('.', '')}")


def _names(text: str) -> Iterator[Name]:
    for match in _NAME.finditer(text):
        is_alone = match.group() == text.strip()
        before = text[: match.start()].rstrip()
        if (not before or before[-1] in ".!?:") and not is_alone and " " not in match.group():
            continue  # the first word of a sentence has a capital letter anyhow
        found = frozenset(word.rstrip(".") for word in content_words(match.group())) - _NO_NAMES
        # "Prime Minister Berg" names Berg, and "the Senator" him
        found = found.difference(OFFICES.split()) or found
        if found and not all(map(is_common, found)):  # "But", "This"
            yield Name(Span(*match.span()), found)
