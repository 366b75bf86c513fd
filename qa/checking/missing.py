"""Finds what a written sentence says that its sources don't, or say of something else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from embeddings.sentences import Span
from qa.checking.attributions import misattributions
from qa.checking.fitting import agree_in_part, misplacement
from qa.checking.grounds import Sources
from qa.checking.implied_dates import is_implied
from qa.checking.months import month_names, months
from qa.checking.names import cut_at_sentence_end, has_name, is_of_two
from qa.checking.other_causes import other_causes
from qa.checking.other_times import other_relations
from qa.checking.quotations import missing_quotations
from qa.checking.roles import misassigned_roles
from qa.checking.rounded import exact_number
from qa.checking.shares import shares
from qa.checking.weekdays import Weekday, date_after, weekday_of, weekdays
from qa.checking.worked_out import derivation
from qa.language.clocks import Clock
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import is_common, stem, words

MARGINS: dict[type[Value], float] = {Number: 0.2, Clock: 0.3, Date: 0.03, Name: 0.45, Weekday: 0.1}
"""By kind the misplacement() from which a value that occurs counts as missing. DOUBT times the
verifier's doubt is added, but for dates and weekdays, of which it knows little more than chance.
Chosen on sentences of tests/benchmarks/support.py, true and altered, that are not measured on."""

DOUBT = 0.4

_FEW = re.compile(
    r"\b(?:one(?= of\b)|(?:the|this|that|each|every|any|no|first|last|new|old) one"
    r"|(?:other|all|both|last|final|first|next|these|those|the) (?:two|three))\b(?!-)"
)
"""Numbers that a writer counts up: "one of the last three"."""

# "people", "fishermen", "crowns"; "mins" are minutes.
_THINGS = re.compile(r"[ -](people|men|women|children|[a-z]{4,}s)\b")
_POUNDS = ("pound", "kg")  # units that "pounds" may be
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of a claim that its sources do not support.

    ``elsewhere``: the sources have them, but something else beside the rest of the claim.
    ``origin``: the words of the sources from which a number follows exactly.
    """

    text: str
    elsewhere: bool
    named: bool = False  # they are a name
    origin: tuple[str, ...] = ()


def undecided(_: Span) -> float:
    """The doubt of any value where there is no verifier."""
    return 0.25


def missing_values(
    claim: str, sources: Sources, doubt: Callable[[Span], float] = undecided
) -> Iterator[Missing]:
    """Yield what of a claim its sources don't have, or say of something else.

    ``doubt``: the probability, 0..1, that the sources don't say what stands in a place.
    """
    claimed = [*_misplacements(claim, sources)]
    contradictions = [*_contradictions(claim, sources)]
    # only now, as the call may wait for the verifier
    for value, gap, is_verbatim in claimed:
        is_doubted = is_verbatim and not isinstance(value, Date | Weekday)
        added = DOUBT * doubt(value.span) if is_doubted else 0.0
        if gap is None or gap + added > MARGINS[type(value)]:
            number = value if gap is None and isinstance(value, Number) else None
            origin = derivation(number, claim, sources) if number else ()
            elsewhere = gap is not None or bool(origin)
            yield Missing(value.span.of(claim), elsewhere, type(value) is Name, origin)
    yield from contradictions


def _misplacements(claim: str, sources: Sources) -> Iterator[tuple[Value, float | None, bool]]:
    """Yield the values of a claim, each with its misplacement, None where it does not occur.

    And whether the sources have the value itself, not only one it was rounded from.
    """
    counted = [match.span() for match in _FEW.finditer(claim.lower())]
    claimed = claimed_values(claim, sources)
    rivals = [each for each in sources.values if not any(agree(each[0], own) for own in claimed)]
    for value in claimed:
        text = value.span.of(claim)
        if any(start <= value.span.start and value.span.end <= end for start, end in counted):
            continue
        if isinstance(value, Weekday) and _is_misdated(value, claim, sources):
            yield value, None, False
        elif occurs(value, text, sources):
            is_mixed = isinstance(value, Name) and is_of_two(value, sources)
            yield value, 1.0 if is_mixed else misplacement(value, claim, rivals, sources), True
        elif isinstance(value, Number) and (exact := exact_number(value, claim, sources)):
            yield value, misplacement(exact, claim, rivals, sources), False
        elif text.lower() != "one":  # which may stand for "a"
            yield value, None, False


def _contradictions(claim: str, sources: Sources) -> Iterator[Missing]:
    """Yield what is missing that is no value: quotations, times, causes, doers and speakers."""
    for text in missing_quotations(claim, sources):
        yield Missing(text, elsewhere=False)
    checks = (other_relations, misassigned_roles, other_causes)
    places = dict.fromkeys(chain.from_iterable(check(claim, sources) for check in checks))
    for place in places or misattributions(claim, sources):  # "accused" is both
        yield Missing(place.of(claim), elsewhere=True)


def claimed_values(claim: str, sources: Sources) -> list[Value]:
    """The values of a claim; its first word is a name if the sources always capitalise it."""
    exact = list(shares(claim, exact=True))
    covered = {place for each in exact for place in range(each.span.start, each.span.end)}
    others = [value for value in values(claim) if value.span.start not in covered]
    found: list[Value] = [cut_at_sentence_end(value, claim) for value in others]
    found += [*months(claim), *weekdays(claim), *exact]
    first = _CAPITAL.match(claim)
    if first and not any(value.span.start == 0 for value in found):
        word = first.group()
        if not is_common(word.lower()) and _is_always_capital(word, sources):
            found.insert(0, Name(Span(*first.span()), frozenset(words(word))))
    return found


def _is_always_capital(word: str, sources: Sources) -> bool:
    """Whether the sources have a word inside a sentence, and never in small letters."""
    text = "\n".join(each.text for each in sources.texts)
    is_inside = re.search(rf"\w,? {re.escape(word)}\b", text) is not None
    return is_inside and not re.search(rf"\b{re.escape(word.lower())}\b", text)


def occurs(value: Value, text: str, sources: Sources) -> bool:
    """Whether the sources have a value, written as in ``text`` or otherwise."""
    if type(value) is Name:
        return has_name(value, text, sources)
    return _has_implied_date(value, sources) or any(
        agree_in_part(value, other) and not _counts_things(other, source.text, value)
        for other, source, _ in sources.values
    )


def _counts_things(other: Value, text: str, claimed: Value) -> bool:
    """Whether a source's number counts and the claim's measures: 91 people are no 91 miles."""
    unit = claimed.unit if isinstance(claimed, Number) else ""
    is_plain = isinstance(other, Number) and not other.unit
    thing = _THINGS.match(text, other.span.end) if unit and is_plain else None
    return thing is not None and not (thing[1] == "pounds" and unit in _POUNDS)


def _has_implied_date(value: Value, sources: Sources) -> bool:
    """Whether a date is that of an article, or follows from it: "yesterday", "last year".

    So do a month that the sources name anywhere, and the weekday of any of their dates.
    """
    if isinstance(value, Weekday):
        dates = (other for other, *_ in sources.values if isinstance(other, Date))
        return any(weekday_of(each) in value.words for each in (*sources.implied_dates, *dates))
    return isinstance(value, Date) and (
        any(is_implied(value, each) for each in sources.implied_dates)
        or not sources.stems.isdisjoint(map(stem, month_names(value)))
    )


def _is_misdated(day: Weekday, claim: str, sources: Sources) -> bool:
    """Whether the date after a weekday fell on another one, and the sources do not have both so.

    They have in an old calendar, or where an article errs.
    """
    date = date_after(day, claim)
    if date is None or weekday_of(date) in day.words:
        return False
    return not sources.have(claim[day.span.start : date.span.end])
