"""Numbers worked out from those of the sources: differences, sums, shares and counts.

Only where there is one way to combine them: two values are compared if there is no third of their
kind, and a total is that of all of a kind.
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
_REMAINDER = re.compile(r"\b(?:other|rest|remaining|remained|left)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:in all|in total|total|together|altogether|combined|between (?:them|both))\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\bof (?:(?:the|its|his|her|their|all) )*(?:(which|whom|them|these|those)\b|(\w+))",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"(?:^|[.,;:!?(–—]) *$")
_BEFORE_OF = re.compile(r" (?:[a-z]+ )?(?:out )?")
_NAMES = r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)*"
_LIST = re.compile(rf"{_NAMES}(?:, {_NAMES})+,? and {_NAMES}")
_BETWEEN = re.compile(r"[,;] and |[,;] | and (?=[^,;]*$)")
_YEARS = stem("years")
_LONGEST = 1000
"""Characters of a sentence at most: a longer one is a table."""

_Wholes = Sequence[tuple[Number, list[Number]]]
"""Wholes, each with its parts."""

_Result = tuple[str, float, tuple[Value, ...]]
"""A unit, an amount and the values that it was worked out from."""


class _Evidence:
    """Source sentences with their values and the stems of what these count, "" where unknown.

    ``relevant``: the values that count nothing but what a claim names.
    """

    def __init__(self, texts: Sequence[str], roots: Sequence[str]) -> None:
        self.texts, self.text = texts, " ".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self.things = {each: _thing(self.text, each) for each in values(self.text)}
        self.relevant = [each for each, thing in self.things.items() if not thing or thing in roots]

    def _sentence(self, place: int) -> int:
        """The number of the sentence with a character."""
        return bisect_right(self._starts, place)

    def comparable_numbers(self, unit: str, *, relevant: bool = True) -> list[Number]:
        """The numbers of a unit, if all are of one sentence or of one thing; else none."""
        among = self.relevant if relevant else self.things
        found = [each for each in among if isinstance(each, Number) and each.unit == unit]
        things = {self.things[each] or unit for each in found}
        of_one_thing = len(things) == 1 and "" not in things
        sentences = {self._sentence(each.span.start) for each in found}
        return found if of_one_thing or len(sentences) == 1 else []

    def wholes(self) -> Iterator[tuple[Number, list[Number]]]:
        """Yield wholes with their parts: "12 of the 48", "48, 12 of them", "Of the 48, 12"."""
        numbers = [each for each in self.relevant if isinstance(each, Number)]
        for of in _OF.finditer(self.text):
            before = [each for each in numbers if each.span.end <= of.start()]
            after = [each for each in numbers if each.span.start >= of.end()]
            sentence = self._sentence(of.start())
            if before and _BEFORE_OF.fullmatch(self.text, before[-1].span.end, of.start()):
                candidates = [before.pop()]
            elif of[1] or _CLAUSE_START.search(self.text[: of.start()]):
                candidates = [each for each in after if self._sentence(each.span.start) == sentence]
            else:
                continue
            for whole in self._wholes_after(of, before, numbers):
                parts = [each for each in candidates if self._is_part(each, whole)]
                if parts:
                    yield whole, parts

    def _wholes_after(
        self, of: re.Match[str], before: Sequence[Number], numbers: Sequence[Number]
    ) -> Sequence[Number]:
        """The numbers that "of" refers to: "of them", "of the 48", "of the boats"."""
        if of[1]:
            return before[-1:]
        following = [each for each in numbers if each.span.start == of.start(2)]
        thing = stem(of[2].lower())
        return following or [each for each in before if self.things[each] == thing][-1:]

    def _is_part(self, part: Number, whole: Number) -> bool:
        same_thing = self.things[part] in ("", self.things[whole])
        return same_thing and part.unit == whole.unit and part.amount < whole.amount


def derivation(value: Number, claim: str, sources: Sources) -> tuple[str, ...]:
    """The words of the sources from which a claim's number follows exactly; () if it does not.

    Only things that the claim names are combined, unless in a total: 750 trees are oaks and
    birches.
    """
    roots, thing = claim_stems(claim), _thing(claim, value)
    sentences = sorted(sources.evidence(roots), key=lambda each: each.place)
    evidence = _Evidence([each.text for each in sentences if len(each.text) <= _LONGEST], roots)
    unit = _YEARS if thing == _YEARS else value.unit
    for result_unit, amount, origin in _results(value, claim, evidence):
        if result_unit == unit and isclose(value.amount, amount, rel_tol=1e-6):
            return tuple(each.span.of(evidence.text) for each in origin)
    lists = [] if unit or thing in evidence.things.values() else [*_lists(evidence.texts, thing)]
    return lists[0] if [value.amount] == [*map(len, lists)] else ()


def _results(value: Number, claim: str, evidence: _Evidence) -> Iterator[_Result]:
    """Yield the results that a claim's words ask for."""
    wholes = [*evidence.wholes()]
    yield from _shares(wholes)
    yield from _durations(evidence.relevant)
    if _REMAINDER.search(claim) or bool(DENIAL.search(claim)) != bool(DENIAL.search(evidence.text)):
        yield from _remainders(wholes)
    if _BY.search(claim[: value.span.start]) or _MORE.match(claim, value.span.end):
        yield from _differences(evidence.comparable_numbers(value.unit))
    if _TOGETHER.search(claim) and not wholes:
        names_things = any(evidence.things[each] for each in evidence.relevant)
        yield from _sums(evidence.comparable_numbers(value.unit, relevant=names_things))


def _shares(wholes: _Wholes) -> Iterator[_Result]:
    """Yield the share of each single part; of 45 people 30 may be for something, and 9 against."""
    for whole, parts in wholes:
        if len(parts) == 1:
            yield "%", 100 * parts[0].amount / whole.amount, (parts[0], whole)


def _remainders(wholes: _Wholes) -> Iterator[_Result]:
    for whole, parts in wholes:
        rest = whole.amount - sum(each.amount for each in parts)
        yield whole.unit, rest, (whole, *parts)


def _differences(numbers: Sequence[Number]) -> Iterator[_Result]:
    if len(numbers) == 2:
        less, more = sorted(numbers, key=lambda each: each.amount)
        yield more.unit, more.amount - less.amount, (more, less)


def _durations(found: Sequence[Value]) -> Iterator[_Result]:
    """Yield the time between two times of day in seconds, and between two dates in years."""
    times = sorted((each for each in found if isinstance(each, Clock)), key=lambda at: at.minutes)
    if len(times) == 2:
        yield "s", 60.0 * (times[1].minutes - times[0].minutes), (times[1], times[0])
    dates = [(each.year, each) for each in found if isinstance(each, Date) and each.year]
    if len(dates) == 2:
        (first, start), (last, end) = sorted(dates, key=lambda each: each[0])
        months = start.month and end.month
        is_incomplete = months and (end.month, end.day or 31) < (start.month, start.day or 1)
        yield _YEARS, float(last - first - bool(is_incomplete)), (end, start)


def _sums(numbers: Sequence[Number]) -> Iterator[_Result]:
    if len(numbers) > 1 and numbers[0].unit != "%":
        yield numbers[0].unit, sum(each.amount for each in numbers), tuple(numbers)


def _lists(texts: Sequence[str], thing: str) -> Iterator[tuple[str, ...]]:
    """Yield the items of lists, of three or more: names, or what follows the thing and a colon."""
    for text in texts if thing else ():
        head, colon, rest = text.partition(": ")
        is_announced = colon and thing in map(stem, words(head))
        for found in [rest] if is_announced else [match[0] for match in _LIST.finditer(text)]:
            items = tuple(item.strip(" .") for item in _BETWEEN.split(found))
            if len(items) > 2:
                yield items


def _thing(text: str, value: Value) -> str:
    """The stem of what a value counts or measures, "" where the words after it don't say."""
    match = _THING.match(text, value.span.end)
    return stem(match[1]) if match else ""
