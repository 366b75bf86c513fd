"""Numbers that are worked out of those of the sources: differences, sums, shares and counts.

Only where there is one way to put them together: two values are compared if there is no third of
their kind, and a total is that of all of a kind.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import isclose

from qa.checking.grounds import Sources, claim_stems
from qa.language.clocks import Clock
from qa.language.opposition import DENIAL
from qa.language.values import Date, Number, Value, values
from qa.language.words import stem, words

_THING = re.compile(
    r"(?: of (?:the |its |their )?[\w,.]+)??"
    r"(?: (?!(?:of|to|in|and|on|by|at|for|from|are|were|with|the)\b)[a-z]+)??"
    r"[ -](years?|people|men|women|children|sheep|[a-z]{3,}s)\b"
)
_BY = re.compile(r"\b(?:by|from|(?:difference|gap|lead|margin) of) $", re.IGNORECASE)
_MORE = re.compile(
    r"(?: [a-z]+)?? (?:more|fewer|less|later|earlier|ahead|apart"
    r"|(?:long|short|high|low|deep|tall|old|young|larg|small|great|heavi|light)er)\b"
)
_LEFT = re.compile(r"\b(?:other|rest|remaining|remained|left)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:in all|in total|total|together|altogether|combined|between (?:them|both))\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\bof (?:(?:the|its|his|her|their|all) )*(?:(which|whom|them|these|those)\b|(\w+))",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"(?:^|[.,;:!?(–—]) *$")
_COUNTED = re.compile(r" (?:[a-z]+ )?(?:out )?")
_NAMED = r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)*"
_LIST = re.compile(rf"{_NAMED}(?:, {_NAMED})+,? and {_NAMED}")
_BETWEEN = re.compile(r"[,;] and |[,;] | and (?=[^,;]*$)")
_YEARS = stem("years")
_LONGEST = 1000
"""Characters of a sentence at most: a longer one is a table."""

_Parted = Sequence[tuple[Number, list[Number]]]
"""Wholes with their parts."""

_Result = tuple[str, float, tuple[Value, ...]]
"""Unit, amount and the values that it was worked out of."""


class _Told:
    """Some sentences, and the values of them that are told of what a claim names."""

    def __init__(self, texts: Sequence[str], roots: Sequence[str]) -> None:
        self.texts, self.text = texts, " ".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self.things = {each: _thing(self.text, each) for each in values(self.text)}
        self.named = [each for each, thing in self.things.items() if not thing or thing in roots]

    def sentence(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def alike(self, unit: str, *, named: bool = True) -> list[Number]:
        """The numbers of a unit, if all are of one sentence or one thing."""
        among = self.named if named else self.things
        found = [each for each in among if isinstance(each, Number) and each.unit == unit]
        things = {self.things[each] or unit for each in found}
        one = len(things) == 1 and "" not in things
        return found if one or len({self.sentence(each.span.start) for each in found}) == 1 else []

    def parted(self) -> Iterator[tuple[Number, list[Number]]]:
        """Wholes with their parts: "12 of the 48", "48, 12 of them", "Of the 48, 12"."""
        numbers = [each for each in self.named if isinstance(each, Number)]
        for of in _OF.finditer(self.text):
            before = [each for each in numbers if each.span.end <= of.start()]
            after = [each for each in numbers if each.span.start >= of.end()]
            here = self.sentence(of.start())
            if before and _COUNTED.fullmatch(self.text, before[-1].span.end, of.start()):
                parts = [before.pop()]
            elif of[1] or _BEGUN.search(self.text[: of.start()]):
                parts = [each for each in after if self.sentence(each.span.start) == here]
            else:
                continue
            for whole in self._wholes(of, before, numbers):
                of_it = [each for each in parts if self._is_part(each, whole)]
                if of_it:
                    yield whole, of_it

    def _wholes(
        self, of: re.Match[str], before: Sequence[Number], numbers: Sequence[Number]
    ) -> Sequence[Number]:
        if of[1]:
            return before[-1:]
        there = [each for each in numbers if each.span.start == of.start(2)]
        return there or [each for each in before if self.things[each] == stem(of[2].lower())][-1:]

    def _is_part(self, part: Number, whole: Number) -> bool:
        thing = self.things[part]
        return (
            part.unit == whole.unit
            and part.amount < whole.amount
            and (not thing or thing == self.things[whole])
        )


def worked_out(value: Number, claim: str, sources: Sources) -> tuple[str, ...]:
    """The words of the sources from which a claim's number follows exactly; () if it does not.

    No things are put together that the claim does not name, unless in a total: 750 trees are oaks
    and birches.
    """
    roots, thing = claim_stems(claim), _thing(claim, value)
    taken = sorted(sources.evidence(roots), key=lambda each: each.place)
    told = _Told([each.text for each in taken if len(each.text) <= _LONGEST], roots)
    unit = _YEARS if thing == _YEARS else value.unit
    for each, amount, of in _results(value, claim, told):
        if each == unit and isclose(value.amount, amount, rel_tol=1e-6):
            return tuple(each.span.of(told.text) for each in of)
    rows = [] if unit or thing in told.things.values() else [*_rows(told.texts, thing)]
    return rows[0] if [value.amount] == [*map(len, rows)] else ()


def _results(value: Number, claim: str, told: _Told) -> Iterator[_Result]:
    """What a claim's words ask to be worked out."""
    parted = [*told.parted()]
    yield from _shares(parted)
    yield from _durations(told.named)
    if _LEFT.search(claim) or bool(DENIAL.search(claim)) != bool(DENIAL.search(told.text)):
        yield from _remainders(parted)
    if _BY.search(claim[: value.span.start]) or _MORE.match(claim, value.span.end):
        yield from _differences(told.alike(value.unit))
    if _TOGETHER.search(claim) and not parted:
        named = any(told.things[each] for each in told.named)
        yield from _sums(told.alike(value.unit, named=named))


def _shares(parted: _Parted) -> Iterator[_Result]:
    """Where there is one part: 30 of 45 may be for it, and 9 against."""
    for whole, parts in parted:
        if len(parts) == 1:
            yield "%", 100 * parts[0].amount / whole.amount, (parts[0], whole)


def _remainders(parted: _Parted) -> Iterator[_Result]:
    for whole, parts in parted:
        rest = whole.amount - sum(each.amount for each in parts)
        yield whole.unit, rest, (whole, *parts)


def _differences(numbers: Sequence[Number]) -> Iterator[_Result]:
    if len(numbers) == 2:
        less, more = sorted(numbers, key=lambda each: each.amount)
        yield more.unit, more.amount - less.amount, (more, less)


def _durations(told: Sequence[Value]) -> Iterator[_Result]:
    """Of times of day in seconds, of dates in years."""
    times = sorted((each for each in told if isinstance(each, Clock)), key=lambda at: at.minutes)
    if len(times) == 2:
        yield "s", 60.0 * (times[1].minutes - times[0].minutes), (times[1], times[0])
    dates = [(each.year, each) for each in told if isinstance(each, Date) and each.year]
    if len(dates) == 2:
        (first, begun), (last, ended) = sorted(dates, key=lambda each: each[0])
        months = begun.month and ended.month
        not_yet = months and (ended.month, ended.day or 31) < (begun.month, begun.day or 1)
        yield _YEARS, float(last - first - bool(not_yet)), (ended, begun)


def _sums(numbers: Sequence[Number]) -> Iterator[_Result]:
    if len(numbers) > 1 and numbers[0].unit != "%":
        yield numbers[0].unit, sum(each.amount for each in numbers), tuple(numbers)


def _rows(texts: Sequence[str], thing: str) -> Iterator[tuple[str, ...]]:
    """Names in a row, and what is announced with the thing and a colon, from three on."""
    for text in texts if thing else ():
        head, colon, listed = text.partition(": ")
        announced = colon and thing in map(stem, words(head))
        for row in [listed] if announced else [row.group() for row in _LIST.finditer(text)]:
            items = tuple(item.strip(" .") for item in _BETWEEN.split(row))
            if len(items) > 2:
                yield items


def _thing(text: str, value: Value) -> str:
    match = _THING.match(text, value.span.end)
    return stem(match[1]) if match else ""
