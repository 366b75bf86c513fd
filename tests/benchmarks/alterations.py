"""True sentences made false: with another value, a denial, or a relation turned round.

What is altered, and how, is chosen apart from what the verifier is trained on (qa/training/pairs).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from qa.checking.grounds import Sources
from qa.checking.missing import claimed_values
from qa.checking.shares import shares
from qa.language.values import Date, Name, Number, Value, agree
from qa.training.pairs.altering import exchange_spans, replace_span
from qa.training.sources.claims import Claim

_KINDS: dict[str, type[Value]] = {"number": Number, "date": Date, "name": Name}
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_BE = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could)\b")
_DENIED = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could) not\b")


@dataclass(frozen=True)
class Altered:
    """A false sentence made of a true one."""

    kind: str  # "number", "date", "name", "name of two", "negation" or "relation"
    text: str


def alterations(claim: Claim, sources: Sources) -> Iterator[Altered]:
    """At most one of each kind; the wrong value is from elsewhere in the same passages.

    Each claim has draws of its own: what is made of one changes nothing for the others.
    """
    draw = Random(claim.text)
    for kind, type_ in _KINDS.items():
        if text := _with_wrong_value(claim.text, type_, sources, draw):
            yield Altered(kind, text)
    if text := _of_two(claim.text, sources, draw):
        yield Altered("name of two", text)
    if text := _denied(claim.text):
        yield Altered("negation", text)
    if text := _turned_round(claim.text, sources):
        yield Altered("relation", text)


def _with_wrong_value(text: str, type_: type[Value], sources: Sources, draw: Random) -> str | None:
    """A value that the sources have, put in the place of a true one of its kind."""
    claimed = claimed_values(text, sources)
    there = [
        (value, value.span.of(source.text))
        for source in sources.texts
        for value, _ in source.values
        if type(value) is type_ and value not in {*shares(source.text)}  # "lost half–2"
    ]
    true = [v for v in claimed if type(v) is type_ and any(agree(v, o) for o, _ in there)]
    draw.shuffle(true)
    for value in true:
        wrong = [
            words
            for other, words in there
            if not any(agree(other, each) for each in claimed) and _fits(value, other)
        ]
        if wrong:
            return replace_span(text, value.span, draw.choice(wrong)).text
    return None


def _fits(value: Value, other: Value) -> bool:
    """Whether two dates are as exact as each other; other values always are."""
    if isinstance(value, Date) and isinstance(other, Date):
        return (value.year is None, value.day is None) == (other.year is None, other.day is None)
    return True


def _of_two(text: str, sources: Sources, draw: Random) -> str | None:
    """A name with the last word of another: Olga Malk, of Olga Brandt and Joren Malk."""
    there = [
        value.span.of(source.text)
        for source in sources.texts
        for value, _ in source.values
        if isinstance(value, Name) and _TWO_WORDS.fullmatch(value.span.of(source.text))
    ]
    others = [each for each in there if not any(word in text for word in each.split())]
    spans = (value.span for value in claimed_values(text, sources))
    true = next((span for span in spans if span.of(text) in there), None)
    if true is None or not others:
        return None
    mixed = f"{true.of(text).split()[0]} {draw.choice(others).split()[1]}"
    return replace_span(text, true, mixed).text


def _denied(text: str) -> str | None:
    if _DENIED.search(text):
        return _DENIED.sub(r"\1", text, count=1)
    return _BE.sub(r"\1 not", text, count=1) if _BE.search(text) else None


def _turned_round(text: str, sources: Sources) -> str | None:
    """The first two names of a sentence in each other's place."""
    names = [each.span for each in claimed_values(text, sources) if type(each) is Name][:2]
    return exchange_spans(text, *names).text if len(names) == 2 else None
