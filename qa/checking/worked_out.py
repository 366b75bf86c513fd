"""Numbers that are worked out of those of the sources: differences, sums, shares and counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, permutations
from math import isclose

from embeddings.sentences import Span
from qa.checking.grounds import Sources, claim_stems
from qa.language.clocks import Clock
from qa.language.number_words import ORDINALS, SMALL_NUMBERS
from qa.language.values import Date, Number, Value, values
from qa.language.words import stem, words

SHARE = "share"
"""The unit of "a quarter of"."""

_MOST = 8  # numbers of the sources that are put together, at most
_PARTS = {"half": 2, "quarter": 4} | {part: i for i, part in enumerate(ORDINALS, 1) if i > 2}
_TIMES: dict[str, int] = {"a": 1} | {word: number for number, word in enumerate(SMALL_NUMBERS[:10])}
_SHARE = re.compile(
    rf"\b(?:({'|'.join(_TIMES)})[ -](?=\w)|(?=half))({'|'.join(_PARTS)})s?\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|than|least|most|roughly) $", re.IGNORECASE
)
_THING = re.compile(
    r"(?: of (?:the |its |their )?[\w,.]+)??"
    r"(?: (?!(?:of|to|in|and|on|by|at|for|from|are|were|with|the)\b)[a-z]+)??"
    r"[ -](years?|people|men|women|children|sheep|[a-z]{3,}s)\b"
)
_APART = re.compile(
    r"\b(?:before|from|than|by|other|rest|remaining|left|lost|gained|fell|rose|grew|dropped|ahead"
    r"|difference|not|between|after|within)\b|n[’']t\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:in all|in total|total|together|altogether|combined|both|between (?:them|both))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\b", re.IGNORECASE)
_NAMED = r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)*"
_LIST = re.compile(rf"{_NAMED}(?:, {_NAMED})+,? and {_NAMED}")
_BETWEEN = re.compile(r"[,;] and |[,;] | and (?=[^,;]*$)")


_YEARS = stem("years")

_Result = tuple[str, float, tuple[str, ...]]
"""Unit, amount and the words that it was worked out of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A value of the sources, as they write it, with the stem of what it counts or ""."""

    value: Value
    text: str
    thing: str


def shares(claim: str) -> Iterator[Number]:
    """What is told as a part of something: "three quarters of" it; not what is so roughly."""
    for share in _parts(claim):
        hedged = _HEDGED.search(claim[: share.span.start])
        if claim.startswith(" of ", share.span.end) and not hedged:
            yield share


def has_share(share: Number, sources: Sources) -> bool:
    """Whether the sources tell such a part, or as many percent."""
    return any(
        isclose(share.amount, each.amount / (100.0 if each.unit == "%" else 1.0), abs_tol=0.005)
        for source in sources.texts
        for each in (*_parts(source.text), *(value for value, _ in source.values))
        if isinstance(each, Number) and each.unit in ("%", SHARE)
    )


def worked_out(value: Number, claim: str, sources: Sources) -> tuple[str, ...]:
    """The words of the sources from which a claim's number follows exactly; () if it does not.

    Only values of one kind and unit are put together, and no things that the claim does not name.
    """
    roots = claim_stems(claim)
    texts = [each.text for each in sources.evidence(roots)]
    thing = _thing(claim, value)
    unit = _YEARS if thing == _YEARS else value.unit
    amount = value.amount / 100 if unit == "%" else value.amount
    told = [each for text in texts for each in _told(text)]
    named = [each for each in told if not each.thing or each.thing in roots][:_MOST]
    about = f"{claim} {' '.join(texts)}"
    results = [_counted(texts, thing)]
    if unit in (_YEARS, "s") or _APART.search(about):
        results.append(_differences(named))
    if _TOGETHER.search(claim):  # 750 trees are oaks and birches
        results.append(_sums(named if any(each.thing == thing for each in told) else told[:_MOST]))
    if _OF.search(about):
        results.append(_shares(named))
    for each, worth, of in chain.from_iterable(results):
        same = each == unit or (each == SHARE and unit == "%")
        if same and isclose(amount, worth, rel_tol=1e-6):
            return of
    return ()


def _differences(told: Sequence[_Told]) -> Iterator[_Result]:
    """Of times of day in seconds, of dates in years."""
    for one, other in permutations(told, 2):
        more, less = one.value, other.value
        of = (one.text, other.text)
        if isinstance(more, Number) and isinstance(less, Number) and more.unit == less.unit:
            yield more.unit, more.amount - less.amount, of
        elif isinstance(more, Clock) and isinstance(less, Clock):
            yield "s", 60.0 * (more.minutes - less.minutes), of
        elif isinstance(more, Date) and isinstance(less, Date) and more.year and less.year:
            yield _YEARS, float(more.year - less.year), of


def _sums(told: Sequence[_Told]) -> Iterator[_Result]:
    numbers = [(each.value, each.text) for each in told if isinstance(each.value, Number)]
    for size in (2, 3):
        for some in combinations(numbers, size):
            if len({value.unit for value, _ in some}) == 1:
                total = sum(value.amount for value, _ in some)
                yield some[0][0].unit, total, tuple(text for _, text in some)


def _shares(told: Sequence[_Told]) -> Iterator[_Result]:
    numbers = [(each.value, each.text) for each in told if isinstance(each.value, Number)]
    for (part, told_part), (whole, told_whole) in permutations(numbers, 2):
        if part.unit == whole.unit and 0 < part.amount < whole.amount:
            yield SHARE, part.amount / whole.amount, (told_part, told_whole)


def _counted(texts: Sequence[str], thing: str) -> Iterator[_Result]:
    """Of names in a row, and of what is announced with the thing and a colon, from three on."""
    for text in texts if thing else ():
        head, colon, listed = text.partition(":")
        announced = colon and thing in map(stem, words(head))
        rows = [listed] if announced else [row.group() for row in _LIST.finditer(text)]
        for row in rows:
            items = tuple(item.strip(" .") for item in _BETWEEN.split(row))
            if len(items) > 2:
                yield "", float(len(items)), items


def _parts(text: str) -> Iterator[Number]:
    for match in _SHARE.finditer(text):
        times = _TIMES[match[1].lower()] if match[1] else 1
        share = times / _PARTS[match[2].lower()]
        yield Number(Span(*match.span()), share, SHARE, share)


def _told(text: str) -> list[_Told]:
    return [
        _Told(value, value.span.of(text), _thing(text, value))
        for value in values(text)
        if isinstance(value, (Number, Clock, Date))
    ]


def _thing(text: str, value: Value) -> str:
    match = _THING.match(text, value.span.end)
    return stem(match[1]) if match else ""
