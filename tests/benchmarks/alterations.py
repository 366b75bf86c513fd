"""True sentences made false: another value, a negation added or dropped, two names exchanged.

The rules are not those that the verifier is trained on (qa/training/pairs).
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
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could)\b")
_NEGATED = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could) not\b")


@dataclass(frozen=True)
class AlteredSentence:
    """A false sentence made of a true one."""

    kind: str  # "number", "date", "name", "name of two", "negation" or "relation"
    text: str


def alterations(claim: Claim, sources: Sources) -> Iterator[AlteredSentence]:
    """At most one alteration of each kind; a wrong value is from elsewhere in the same passages.

    Each claim has its own random numbers, so that claims do not change each other's alterations.
    """
    draw = Random(claim.text)
    for kind, type_ in _KINDS.items():
        if text := _replace_value(claim.text, type_, sources, draw):
            yield AlteredSentence(kind, text)
    if text := _mix_names(claim.text, sources, draw):
        yield AlteredSentence("name of two", text)
    if text := _negate(claim.text):
        yield AlteredSentence("negation", text)
    if text := _exchange_names(claim.text, sources):
        yield AlteredSentence("relation", text)


def _replace_value(text: str, type_: type[Value], sources: Sources, draw: Random) -> str | None:
    """The text with one value replaced by another of its kind that the sources have."""
    claimed = claimed_values(text, sources)
    source_values = [
        (value, value.span.of(source.text))
        for source in sources.texts
        for value, _ in source.values
        if type(value) is type_ and value not in {*shares(source.text)}  # "lost half–2"
    ]
    true_values = [
        value
        for value in claimed
        if type(value) is type_ and any(agree(value, other) for other, _ in source_values)
    ]
    draw.shuffle(true_values)
    for value in true_values:
        wrong = [
            words
            for other, words in source_values
            if not any(agree(other, each) for each in claimed) and _fits(value, other)
        ]
        if wrong:
            return replace_span(text, value.span, draw.choice(wrong)).text
    return None


def _fits(value: Value, other: Value) -> bool:
    """Whether two dates are equally exact; True for other values."""
    if isinstance(value, Date) and isinstance(other, Date):
        return (value.year is None, value.day is None) == (other.year is None, other.day is None)
    return True


def _mix_names(text: str, sources: Sources, draw: Random) -> str | None:
    """The text with a name's last word exchanged: Olga Malk, from Olga Brandt and Joren Malk."""
    source_names = [
        value.span.of(source.text)
        for source in sources.texts
        for value, _ in source.values
        if isinstance(value, Name) and _TWO_WORDS.fullmatch(value.span.of(source.text))
    ]
    others = [each for each in source_names if not any(word in text for word in each.split())]
    spans = (value.span for value in claimed_values(text, sources))
    name = next((span for span in spans if span.of(text) in source_names), None)
    if name is None or not others:
        return None
    mixed = f"{name.of(text).split()[0]} {draw.choice(others).split()[1]}"
    return replace_span(text, name, mixed).text


def _negate(text: str) -> str | None:
    if _NEGATED.search(text):
        return _NEGATED.sub(r"\1", text, count=1)
    return _AUXILIARY.sub(r"\1 not", text, count=1) if _AUXILIARY.search(text) else None


def _exchange_names(text: str, sources: Sources) -> str | None:
    """The text with its first two names exchanged."""
    names = [each.span for each in claimed_values(text, sources) if type(each) is Name][:2]
    return exchange_spans(text, *names).text if len(names) == 2 else None
