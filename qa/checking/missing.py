"""What a written sentence says and its sources don't: values, quotations, words turned round."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from embeddings.sentences import Span
from qa.checking.comparisons import turned_comparisons
from qa.checking.fitting import agree_in_part, misplaced
from qa.checking.grounds import Sources
from qa.checking.months import month_names, months
from qa.checking.other_times import other_relations
from qa.checking.reckoned import is_reckoned, rounded
from qa.checking.roles import done_by_others
from qa.checking.told_dates import is_told
from qa.checking.turned import turned_words
from qa.checking.weekdays import other_weekdays, weekdays_of_none
from qa.language.clocks import Clock
from qa.language.countries import same_country
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import content_words, is_common, stem, words

Kind = Literal["number", "date", "name", "quotation", "word"]

MARGINS: dict[type[Value], float] = {Number: 0.2, Clock: 0.3, Date: 0.03, Name: 0.45}
"""How misplaced a value that occurs must be to count as missing: how much better another value of
its kind fits, as misplaced() says, and DOUBT times the verifier's doubt of it; of a date how much
better alone, as the verifier tells right ones from wrong ones little better than by chance. Chosen
on sentences of tests/benchmarks/support.py, true and altered, that are not measured on."""

DOUBT = 0.4

_QUARTERS = ("first", "second", "third", "fourth")
"""Of a year, as Q1 to Q4 count them."""

_FEW = re.compile(
    r"\b(?:one(?= of\b)|(?:the|this|that|each|every|any|no|first|last|new|old) one"
    r"|(?:other|all|both|last|final|first|next|these|those|the) (?:two|three))\b(?!-)"
)
"""Numbers that a writer counts himself: "one of the last three"."""

_RUN = 6  # letters that are not one after another by chance: TechCrunch and Tech Crunch
# "people", "fishermen", "crowns"; "mins" are minutes.
_THINGS = re.compile(r"[ -](people|men|women|children|[a-z]{4,}s)\b")
_POUNDS = ("pound", "kg")  # what "pounds" may be
_LETTERS = 3  # of a quotation, at least
_TITLE = 8  # words of a title in quotation marks, at most
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of a sentence that nothing stands behind.

    ``elsewhere``: the sources have them, but where the rest is said they have something else.
    """

    text: str
    kind: Kind
    elsewhere: bool


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
        text = value.span.of(claim)
        if gap is None:
            yield Missing(text, _kind(value), elsewhere=False)
            continue
        doubted = DOUBT * doubt(value.span) if written and not isinstance(value, Date) else 0.0
        if gap + doubted > MARGINS[type(value)]:
            yield Missing(text, _kind(value), elsewhere=True)
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
        if not occurs(value, text, sources):
            rough = rounded(value, claim, sources) if isinstance(value, Number) else None
            if rough:
                yield value, misplaced(rough, claim, rivals, sources), False
            elif isinstance(value, Number) and is_reckoned(value, claim, sources):
                yield value, 1.0, False
            elif text.lower() != "one":  # which may stand for "a"
                yield value, None, False
        else:
            yield value, misplaced(value, claim, rivals, sources), True


def _said_otherwise(claim: str, sources: Sources) -> Iterator[Missing]:
    """What is missing that is no value: weekdays, quotations, words that are turned round."""
    for name in weekdays_of_none(claim, sources):
        yield Missing(name, "date", elsewhere=False)
    yield from _missing_quotations(claim, sources)
    ways = (
        turned_words,
        turned_comparisons,
        other_relations,
        other_weekdays,
        done_by_others,
    )
    for turned in dict.fromkeys(chain.from_iterable(way(claim, sources) for way in ways)):
        yield Missing(turned.of(claim), "word", elsewhere=True)


def claimed_values(claim: str, sources: Sources) -> list[Value]:
    """Its values; a name that begins it is one if the sources write it with a capital letter."""
    found = [*values(claim), *months(claim)]
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
    if isinstance(value, Name):
        return _shortened(text, sources) or all(
            _has_letters(word, sources)
            if word.isupper() and len("".join(words(word))) > 1
            else all(
                _known(each, sources) for each in value.words.intersection(content_words(word))
            )
            for word in text.split()
        )
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


def _shortened(name: str, sources: Sources) -> bool:
    """Whether the sources have a name's first letters alone, or write it as one word."""
    letters = "".join(words(name))
    initials = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
    return any(
        (len(initials) > 1 and initials in source.acronyms)
        or (len(letters) >= _RUN and letters in source.squeezed)
        for source in sources.texts
    )


def _has_letters(word: str, sources: Sources) -> bool:
    """Whether the sources have such letters as U.K. or NASM, or a name that begins with them."""
    letters = "".join(words(word))
    return _known(letters, sources) or any(
        letters in source.acronyms or any(letters in each for each in source.initials)
        for source in sources.texts
    )


def _known(word: str, sources: Sources) -> bool:
    """Whether a word of a name is in the sources, or another form of it: Russian, Russia."""
    root = stem(word.strip("."))
    if re.fullmatch("q[1-4]", root) and {_QUARTERS[int(root[1]) - 1], "quarter"} <= sources.stems:
        return True
    if root in sources.stems or root == "unit":
        return True
    if not sources.capitals.isdisjoint(same_country(root)):  # "told us", "the state" are none
        return True
    begin = root[: max(4, len(root) - 2)]
    return len(root) >= 4 and any(other.startswith(begin) for other in sources.stems)


def _told(value: Value, sources: Sources) -> bool:
    """Whether a date is that of an article, or follows from it: "yesterday", "last year".

    So does a month that the sources name anywhere.
    """
    return isinstance(value, Date) and (
        any(is_told(value, each) for each in sources.told)
        or not sources.stems.isdisjoint(map(stem, month_names(value)))
    )


def _missing_quotations(claim: str, sources: Sources) -> Iterator[Missing]:
    """Words in quotation marks must stand in a passage as they are, whatever the marks.

    A title in such marks is a name: its words must be there.
    """
    quoted = [match for match in _QUOTED.finditer(claim) if len(match.group(1)) >= _LETTERS]
    if not quoted:
        return
    texts = [*(each.text for each in sources.texts), *(each.title for each in sources.articles)]
    said = [_plain(text) for text in texts]
    for match in quoted:
        parts = [_plain(part) for part in re.split(r"\[[^\]]*\]|\.\.\.|…", match.group(1))]
        if any(all(part in text for part in parts) for text in said):
            continue
        content = content_words(match.group(1))
        if not _is_title(match.group(1)) or not all(_known(word, sources) for word in content):
            yield Missing(match.group(), "quotation", elsewhere=False)


def _is_title(quoted: str) -> bool:
    """Whether most of its words have a capital letter: "The Long Rain"; those of a saying don't."""
    content = content_words(quoted)
    small = words(" ".join(each for each in quoted.split() if each[0].islower()))
    few = 2 * len(set(content).intersection(small)) < len(content)
    return few and quoted[:1].isupper() and len(content) <= _TITLE


def _plain(text: str) -> str:
    """Its words with a space between, "didn't" as "did not"."""
    return " ".join(words(re.sub(r"n['’]t\b", " not", text)))


def _kind(value: Value) -> Kind:
    return "number" if isinstance(value, Number) else "name" if isinstance(value, Name) else "date"
