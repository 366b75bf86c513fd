"""What a written sentence says and its sources don't, or have where they say something else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from embeddings.sentences import Span
from qa.checking.attributions import said_by_others
from qa.checking.fitting import agree_in_part, misplaced
from qa.checking.grounds import Sources
from qa.checking.months import month_names, months
from qa.checking.names import has_name, in_its_sentence, is_of_two
from qa.checking.other_causes import other_causes
from qa.checking.other_times import other_relations
from qa.checking.quotations import missing_quotations
from qa.checking.roles import done_by_others
from qa.checking.rounded import rounded
from qa.checking.shares import exact_shares
from qa.checking.told_dates import is_told
from qa.checking.weekdays import Weekday, date_after, weekday_of, weekdays
from qa.checking.worked_out import worked_out
from qa.language.clocks import Clock
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import is_common, stem, words

MARGINS: dict[type[Value], float] = {Number: 0.2, Clock: 0.3, Date: 0.03, Name: 0.45, Weekday: 0.1}
"""How misplaced a value that occurs must be to count as missing: how much better another value of
its kind fits, as misplaced() says, and DOUBT times the verifier's doubt of it; of a date or a
day how much better alone, as the verifier tells right ones from wrong ones little better than by
chance. Chosen
on sentences of tests/benchmarks/support.py, true and altered, that are not measured on."""

DOUBT = 0.4

_FEW = re.compile(
    r"\b(?:one(?= of\b)|(?:the|this|that|each|every|any|no|first|last|new|old) one"
    r"|(?:other|all|both|last|final|first|next|these|those|the) (?:two|three))\b(?!-)"
)
"""Numbers that a writer counts himself: "one of the last three"."""

# "people", "fishermen", "crowns"; "mins" are minutes.
_THINGS = re.compile(r"[ -](people|men|women|children|[a-z]{4,}s)\b")
_POUNDS = ("pound", "kg")  # what "pounds" may be
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of a sentence that nothing stands behind.

    ``elsewhere``: the sources have them, but where the rest is said they have something else.
    ``origin``: the words of theirs from which a number follows exactly.
    """

    text: str
    elsewhere: bool
    named: bool = False  # they are a name
    origin: tuple[str, ...] = ()


def undecided(_: Span) -> float:
    """The doubt of a value where there is no verifier."""
    return 0.25


def missing_values(
    claim: str, sources: Sources, doubt: Callable[[Span], float] = undecided
) -> Iterator[Missing]:
    """The values of a claim that its sources don't have, or have where they say something else.

    ``doubt``: the probability, 0..1, that the sources don't say what stands in a place.
    """
    claimed = [*_weighed(claim, sources)]
    # the doubt is asked for last: it may not be known yet
    others = [*_said_otherwise(claim, sources)]
    for value, gap, written in claimed:
        doubts = written and not isinstance(value, Date | Weekday)
        doubted = DOUBT * doubt(value.span) if doubts else 0.0
        if gap is None or gap + doubted > MARGINS[type(value)]:
            number = value if gap is None and isinstance(value, Number) else None
            origin = worked_out(number, claim, sources) if number else ()
            there = gap is not None or bool(origin)
            yield Missing(value.span.of(claim), there, type(value) is Name, origin)
    yield from others


def _weighed(claim: str, sources: Sources) -> Iterator[tuple[Value, float | None, bool]]:
    """The values of a claim, each with how misplaced it is, None where it does not occur.

    And whether the sources have it as such, and not only what it was rounded from.
    """
    counted = [match.span() for match in _FEW.finditer(claim.lower())]
    claimed = claimed_values(claim, sources)
    rivals = [
        (other, source, place)
        for source in sources.texts
        for other, place in source.values
        if not any(agree(other, each) for each in claimed)
    ]
    for value in claimed:
        text = value.span.of(claim)
        if any(start <= value.span.start and value.span.end <= end for start, end in counted):
            continue
        if isinstance(value, Weekday) and _is_misdated(value, claim, sources):
            yield value, None, False
        elif occurs(value, text, sources):
            of_two = isinstance(value, Name) and is_of_two(value, sources)
            yield value, 1.0 if of_two else misplaced(value, claim, rivals, sources), True
        elif isinstance(value, Number) and (rough := rounded(value, claim, sources)):
            yield value, misplaced(rough, claim, rivals, sources), False
        elif text.lower() != "one":  # which may stand for "a"
            yield value, None, False


def _said_otherwise(claim: str, sources: Sources) -> Iterator[Missing]:
    """What is missing that is no value: quotations, times, who did or said what, why."""
    for text in missing_quotations(claim, sources):
        yield Missing(text, elsewhere=False)
    ways = (other_relations, done_by_others, other_causes)
    turned = dict.fromkeys(chain.from_iterable(way(claim, sources) for way in ways))
    for place in turned or said_by_others(claim, sources):  # "accused" is done and said
        yield Missing(place.of(claim), elsewhere=True)


def claimed_values(claim: str, sources: Sources) -> list[Value]:
    """Its values; a name that begins it is one if the sources write it with a capital letter."""
    parts = list(exact_shares(claim))
    taken = {place for each in parts for place in range(each.span.start, each.span.end)}
    whole = [value for value in values(claim) if value.span.start not in taken]
    found: list[Value] = [in_its_sentence(value, claim) for value in whole]
    found += [*months(claim), *weekdays(claim), *parts]
    first = _CAPITAL.match(claim)
    if first and not any(value.span.start == 0 for value in found):
        word = first.group()
        if not is_common(word.lower()) and _always_capital(word, sources):
            found.insert(0, Name(Span(*first.span()), frozenset(words(word))))
    return found


def _always_capital(word: str, sources: Sources) -> bool:
    inside = small = False
    for source in sources.texts:
        inside = inside or bool(re.search(rf"\w,? {re.escape(word)}\b", source.text))
        small = small or bool(re.search(rf"\b{re.escape(word.lower())}\b", source.text))
    return inside and not small


def occurs(value: Value, text: str, sources: Sources) -> bool:
    """Whether the sources have a value, written as in ``text`` or otherwise."""
    if type(value) is Name:
        return has_name(value, text, sources)
    return _told(value, sources) or any(
        agree_in_part(value, other) and not _counts_things(other, source.text, value)
        for source in sources.texts
        for other, _ in source.values
    )


def _counts_things(other: Value, text: str, claimed: Value) -> bool:
    """Whether a source's number counts, and the claim's measures: 91 people are no 91 miles."""
    measured = claimed.unit if isinstance(claimed, Number) else ""
    plain = isinstance(other, Number) and not other.unit
    of = _THINGS.match(text, other.span.end) if measured and plain else None
    return of is not None and not (of[1] == "pounds" and measured in _POUNDS)


def _told(value: Value, sources: Sources) -> bool:
    """Whether a date is that of an article, or follows from it: "yesterday", "last year".

    So does a month that the sources name anywhere, and the day of the week of a date of theirs.
    """
    if isinstance(value, Weekday):
        found = (other for source in sources.texts for other, _ in source.values)
        dates = (*sources.told, *(other for other in found if isinstance(other, Date)))
        return any(weekday_of(each) in value.words for each in dates)
    return isinstance(value, Date) and (
        any(is_told(value, each) for each in sources.told)
        or not sources.stems.isdisjoint(map(stem, month_names(value)))
    )


def _is_misdated(day: Weekday, claim: str, sources: Sources) -> bool:
    """Whether the date after it was another day, unless the sources have both so.

    In an old calendar, or where an article errs, they do.
    """
    dated = date_after(day, claim)
    if dated is None or weekday_of(dated) in day.words:
        return False
    return not sources.have(claim[day.span.start : dated.span.end])
