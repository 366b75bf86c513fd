"""Alterations: true sentences made false in one place, for the verifier to find the place."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from embeddings.sentences import Span
from qa.language.values import Date, Name, Number, Value, agree, values
from qa.language.words import content_words, is_common

_INVENTED = 0.25
"""Share of the wrong numbers that are not in the source; the others are from elsewhere in it."""

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not)"
)
_NEGATION = re.compile(r"\b(?:not|never|no longer)\b |n['’]t\b")
_OPPOSITES = """
    rose/fell rise/fall rising/falling increased/decreased increase/decrease grew/shrank
    increasing/decreasing more/less more/fewer higher/lower highest/lowest high/low won/lost
    win/lose before/after first/last accepted/rejected approved/rejected passed/defeated
    support/oppose supported/opposed supports/opposes for/against largest/smallest best/worst
    larger/smaller longer/shorter older/younger oldest/youngest early/late earlier/later
    began/ended begin/end opened/closed confirmed/denied arrested/released entered/left
    arrived/departed bought/sold north/south east/west northern/southern eastern/western men/women
    man/woman male/female father/mother son/daughter brother/sister husband/wife above/below
    over/under up/down most/least always/never all/some all/none many/few minority/majority
    minimum/maximum possible/impossible likely/unlikely public/private cause/prevent
    caused/prevented improved/worsened strengthened/weakened strong/weak increases/decreases
    rises/falls causes/prevents warm/cold warming/cooling hot/cold positive/negative
    success/failure succeeded/failed guilty/innocent agreed/refused raised/lowered allowed/banned
    allow/ban legal/illegal new/old young/old major/minor common/rare similar/different
    same/different good/bad long/short large/small big/small only/also without/with
    including/excluding joined/left hired/fired destroyed/built"""
_PAIRS = [pair.split("/") for pair in _OPPOSITES.split()]
_OPPOSITE = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,]\d)")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_WORD = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True)
class Alteration:
    """An altered sentence, and its characters that the source does not say."""

    text: str
    wrong: tuple[Span, ...]


def alter(text: str, source: str, draw: random.Random) -> Alteration | None:
    """Make a true sentence false in a random one of the ways that it allows; None if in none."""
    ways = list(_WAYS)
    while ways:
        way = draw.choices(ways, [_WAYS[each] for each in ways])[0]
        ways.remove(way)
        if alteration := way(text, source, draw):
            return alteration
    return None


def replace_span(text: str, place: Span, words: str) -> Alteration:
    """The text with other words in place of a span."""
    changed = text[: place.start] + words + text[place.end :]
    return Alteration(changed, (Span(place.start, place.start + len(words)),))


def exchange_spans(text: str, one: Span, other: Span) -> Alteration:
    """The text with the words of two spans exchanged; ``one`` is the first of them."""
    first, second = one.of(text), other.of(text)
    middle = text[one.end : other.start]
    start = one.start + len(second) + len(middle)
    changed = text[: one.start] + second + middle + first + text[other.end :]
    wrong = (Span(one.start, one.start + len(second)), Span(start, start + len(first)))
    return Alteration(changed, wrong)


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _alter_number(text: str, source: str, draw: random.Random) -> Alteration | None:
    alteration = _alter_value(Number, text, source, draw)
    if alteration and draw.random() > _INVENTED:
        return alteration
    digits = _matches(_DIGITS, text)
    if not digits:
        return alteration
    place = draw.choice(digits)
    number = int(place.of(text))
    wrong_number = draw.choice(
        [number + 1, number + draw.randint(2, 9), max(0, number - draw.randint(1, 5)), number * 2]
    )
    return replace_span(text, place, str(wrong_number)) if wrong_number != number else None


def _alter_value(
    kind: type[Value], text: str, source: str, draw: random.Random
) -> Alteration | None:
    """The text with one value replaced by another that the source has."""
    source_values = [each for each in values(source) if isinstance(each, kind)]
    text_values = [each for each in values(text) if isinstance(each, kind)]
    if kind is Name and (first_name := _opening_name(text, source_values)):
        text_values = [first_name, *text_values]
    true_values = [
        each for each in text_values if any(agree(each, other) for other in source_values)
    ]
    others = [
        other
        for other in source_values
        if not any(agree(other, each) for each in text_values)
        and not _is_common_word(other, source)
    ]
    if not true_values or not others:
        return None
    value, other = draw.choice(true_values), draw.choice(others)
    return replace_span(text, value.span, other.span.of(source).strip(" ,.'’"))


def _is_common_word(value: Value, source: str) -> bool:
    """Whether a name is only a common word with a capital letter: "Despite", "They"."""
    if not isinstance(value, Name) or len(value.words) > 1:
        return False
    (word,) = value.words
    return is_common(word) or bool(re.search(rf"\b{re.escape(word)}\b", source))


def _opening_name(text: str, source_values: Sequence[Value]) -> Name | None:
    match = re.match(r"[A-Z][\w’-]+", text)
    if match is None:
        return None
    words = frozenset({match.group().lower()})
    is_name = any(isinstance(each, Name) and words <= each.words for each in source_values)
    return Name(Span(*match.span()), words) if is_name else None


def _negate(text: str, source: str, draw: random.Random) -> Alteration | None:
    del source
    if negations := _matches(_NEGATION, text):
        place = draw.choice(negations)
        before = text[: place.start].rstrip()
        if not before:
            return None
        changed = text[: place.start] + text[place.end :]
        return Alteration(changed, (Span(len(before) - len(before.split()[-1]), len(before)),))
    places = _matches(_AUXILIARY, text)
    if not places:
        return None
    place = draw.choice(places)
    return replace_span(text, place, f"{place.of(text)} {draw.choice(('not', 'not', 'never'))}")


def _use_opposite(text: str, source: str, draw: random.Random) -> Alteration | None:
    del source
    places = [each for each in _matches(_SMALL_WORD, text) if each.of(text) in _OPPOSITE]
    if not places:
        return None
    place = draw.choice(places)
    return replace_span(text, place, _OPPOSITE[place.of(text)])


def _exchange_values(text: str, source: str, draw: random.Random) -> Alteration | None:
    """The text with two values of a kind exchanged."""
    found = values(text)
    if first_name := _opening_name(text, values(source)):
        found = [first_name, *found]
    pairs = [
        (a.span, b.span)
        for i, a in enumerate(found)
        for b in found[i + 1 :]
        if type(a) is type(b)
        and not agree(a, b)
        and a.span.end < b.span.start
        # "Bergen and Oslo" would be as true
        and not re.fullmatch(r",? *(?:(?:and|or|&) *)?", text[a.span.end : b.span.start])
    ]
    return exchange_spans(text, *draw.choice(pairs)) if pairs else None


def _alter_word(text: str, source: str, draw: random.Random) -> Alteration | None:
    """The text with a word replaced by one of the source with the same ending."""
    text_words = set(content_words(text))
    places = [each for each in _matches(_WORD, text) if each.of(text) in text_words]
    draw.shuffle(places)
    other_words = [each for each in dict.fromkeys(_WORD.findall(source)) if each not in text_words]
    content = set(content_words(source))
    for place in places[:4]:
        ending = place.of(text)[-2:]
        similar = [each for each in other_words if each.endswith(ending) and each in content]
        if similar:
            return replace_span(text, place, draw.choice(similar))
    return None


Way = Callable[[str, str, random.Random], Alteration | None]
_WAYS: dict[Way, float] = {
    _alter_number: 3.0,
    partial(_alter_value, Date): 3.0,
    partial(_alter_value, Name): 5.0,
    _negate: 1.2,
    _use_opposite: 1.5,
    _exchange_values: 3.0,
    _alter_word: 1.0,
}


def differences(text: str, original: str) -> Iterator[Span]:
    """The spans of an altered sentence that its original does not have."""
    pieces = list(re.finditer(r"\w+|[^\w\s]", text))
    original_pieces = re.findall(r"\w+|[^\w\s]", original)
    matched = SequenceMatcher(
        None, original_pieces, [each.group() for each in pieces], autojunk=False
    )
    for change, _, _, first, last in matched.get_opcodes():
        if change == "equal" or not pieces:
            continue
        begin = min(first, len(pieces) - 1)
        yield Span(pieces[begin].start(), pieces[max(begin, last - 1)].end())
