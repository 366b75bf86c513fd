"""True sentences made false in one place, for the verifier to find the place."""

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
"""Share of the wrong numbers that the source does not have; the others are from elsewhere in it."""

_DENIED = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not)"
)
_DENIALS = re.compile(r"\b(?:not|never|no longer)\b |n['’]t\b")
_TURNED = """
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
_PAIRS = [pair.split("/") for pair in _TURNED.split()]
_OPPOSITE = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,]\d)")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_WORD = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True)
class Altered:
    """A sentence and the characters of it that its source does not say."""

    text: str
    wrong: tuple[Span, ...]


def altered(text: str, source: str, draw: random.Random) -> Altered | None:
    """A false form of a true sentence, by one of the ways that it allows; None if by none."""
    ways = list(_WAYS)
    while ways:
        way = draw.choices(ways, [_WAYS[each] for each in ways])[0]
        ways.remove(way)
        if found := way(text, source, draw):
            return found
    return None


def replaced(text: str, place: Span, words: str) -> Altered:
    """The text with other words in one place."""
    changed = text[: place.start] + words + text[place.end :]
    return Altered(changed, (Span(place.start, place.start + len(words)),))


def exchanged(text: str, one: Span, other: Span) -> Altered:
    """The text with the words of two places, the first of which is ``one``, in each other's."""
    first, second = one.of(text), other.of(text)
    middle = text[one.end : other.start]
    start = one.start + len(second) + len(middle)
    changed = text[: one.start] + second + middle + first + text[other.end :]
    wrong = (Span(one.start, one.start + len(second)), Span(start, start + len(first)))
    return Altered(changed, wrong)


def _places(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text)]


def _number(text: str, source: str, draw: random.Random) -> Altered | None:
    made = _other_value(Number, text, source, draw)
    if made and draw.random() > _INVENTED:
        return made
    digits = _places(_DIGITS, text)
    if not digits:
        return made
    place = draw.choice(digits)
    was = int(place.of(text))
    now = draw.choice(
        [was + 1, was + draw.randint(2, 9), max(0, was - draw.randint(1, 5)), was * 2]
    )
    return replaced(text, place, str(now)) if now != was else None


def _other_value(kind: type[Value], text: str, source: str, draw: random.Random) -> Altered | None:
    """One value of the source in the place of another."""
    there = [each for each in values(source) if isinstance(each, kind)]
    said = [each for each in values(text) if isinstance(each, kind)]
    if kind is Name and (opening := _opening_name(text, there)):
        said = [opening, *said]
    true = [each for each in said if any(agree(each, other) for other in there)]
    others = [
        other
        for other in there
        if not any(agree(other, each) for each in said) and not _common(other, source)
    ]
    if not true or not others:
        return None
    value, other = draw.choice(true), draw.choice(others)
    return replaced(text, value.span, other.span.of(source).strip(" ,.'’"))


def _common(value: Value, source: str) -> bool:
    """Whether a word with a capital letter is no name: "Despite", "They"."""
    if not isinstance(value, Name) or len(value.words) > 1:
        return False
    (word,) = value.words
    return is_common(word) or bool(re.search(rf"\b{re.escape(word)}\b", source))


def _opening_name(text: str, there: Sequence[Value]) -> Name | None:
    first = re.match(r"[A-Z][\w’-]+", text)
    if first is None:
        return None
    words = frozenset({first.group().lower()})
    known = any(isinstance(each, Name) and words <= each.words for each in there)
    return Name(Span(*first.span()), words) if known else None


def _denied(text: str, source: str, draw: random.Random) -> Altered | None:
    del source
    if denials := _places(_DENIALS, text):
        place = draw.choice(denials)
        before = text[: place.start].rstrip()
        if not before:
            return None
        changed = text[: place.start] + text[place.end :]
        return Altered(changed, (Span(len(before) - len(before.split()[-1]), len(before)),))
    places = _places(_DENIED, text)
    if not places:
        return None
    place = draw.choice(places)
    return replaced(text, place, f"{place.of(text)} {draw.choice(('not', 'not', 'never'))}")


def _turned(text: str, source: str, draw: random.Random) -> Altered | None:
    del source
    places = [each for each in _places(_SMALL_WORD, text) if each.of(text) in _OPPOSITE]
    if not places:
        return None
    place = draw.choice(places)
    return replaced(text, place, _OPPOSITE[place.of(text)])


def _values_exchanged(text: str, source: str, draw: random.Random) -> Altered | None:
    """Two values of a kind in each other's place."""
    found = values(text)
    if opening := _opening_name(text, values(source)):
        found = [opening, *found]
    pairs = [
        (a.span, b.span)
        for i, a in enumerate(found)
        for b in found[i + 1 :]
        if type(a) is type(b)
        and not agree(a, b)
        and a.span.end < b.span.start
        # "Oslo and Bergen" is as true the other way round
        and not re.fullmatch(r",? *(?:(?:and|or|&) *)?", text[a.span.end : b.span.start])
    ]
    return exchanged(text, *draw.choice(pairs)) if pairs else None


def _other_word(text: str, source: str, draw: random.Random) -> Altered | None:
    """A word of the source with the same ending in the place of another."""
    said = set(content_words(text))
    places = [each for each in _places(_WORD, text) if each.of(text) in said]
    draw.shuffle(places)
    there = [each for each in dict.fromkeys(_WORD.findall(source)) if each not in said]
    carrying = set(content_words(source))
    for place in places[:4]:
        ending = place.of(text)[-2:]
        like = [each for each in there if each.endswith(ending) and each in carrying]
        if like:
            return replaced(text, place, draw.choice(like))
    return None


Way = Callable[[str, str, random.Random], Altered | None]
_WAYS: dict[Way, float] = {
    _number: 3.0,
    partial(_other_value, Date): 3.0,
    partial(_other_value, Name): 5.0,
    _denied: 1.2,
    _turned: 1.5,
    _values_exchanged: 3.0,
    _other_word: 1.0,
}


def differences(text: str, original: str) -> Iterator[Span]:
    """The characters of a changed sentence that the original does not have."""
    pieces = list(re.finditer(r"\w+|[^\w\s]", text))
    before = re.findall(r"\w+|[^\w\s]", original)
    matched = SequenceMatcher(None, before, [each.group() for each in pieces], autojunk=False)
    for what, _, _, first, last in matched.get_opcodes():
        if what == "equal" or not pieces:
            continue
        begin = min(first, len(pieces) - 1)
        yield Span(pieces[begin].start(), pieces[max(begin, last - 1)].end())
