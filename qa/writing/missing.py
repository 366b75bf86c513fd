"""What a written sentence says and its sources don't: numbers, dates, names, quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from embeddings.sentences import Span
from qa.language.values import Clock, Date, Name, Number, Value, agree, values
from qa.language.words import content_words, stem, word_starts, words
from qa.writing.grounds import Sources, SourceSentence, SourceText

Kind = Literal["number", "date", "name", "quotation"]

MARGINS: dict[type[Value], float] = {Number: 0.07, Clock: 0.07, Date: 0.02, Name: 0.2}
"""How much better another value of the kind must fit, as misplaced() says, before one that occurs
counts as misplaced. Chosen on one half of the true rewordings of tests/benchmarks/support.py."""

_ALIASES = {
    "uk": ("britain", "british", "kingdom"),
    "us": ("america", "american", "states"),
    "usa": ("america", "american", "states"),
}
_NEAR_CLAIM, _NEAR_SOURCE = 3, 6  # words at which a shared word counts half


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of a sentence that nothing stands behind.

    ``elsewhere``: the sources have them, but where the rest is said they have something else.
    """

    text: str
    kind: Kind
    elsewhere: bool


_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,})[”\"»“]")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*")


def missing_values(
    claim: str, taken: Sequence[SourceSentence], sources: Sources
) -> Iterator[Missing]:
    """The values of a claim that its sources don't have, or have where they say something else.

    ``taken`` are the sentences that it rests on: a name in or beside them is in its place.
    """
    near = sources.beside(taken)
    claimed = claimed_values(claim, sources)
    for value in claimed:
        text = value.span.of(claim)
        if not _occurs(value, sources):
            yield Missing(text, _kind(value), elsewhere=False)
        elif not _is_near(value, near) and (
            misplaced(value, claim, claimed, sources) > MARGINS[type(value)]
        ):
            yield Missing(text, _kind(value), elsewhere=True)
    yield from _missing_quotations(claim, sources)


def claimed_values(claim: str, sources: Sources) -> list[Value]:
    """Its values; a name that begins it is one if the sources write it with a capital letter."""
    found = [part for value in values(claim) for part in _apart(value, claim)]
    first = _CAPITAL.match(claim)
    if first and not any(value.span.start == 0 for value in found):
        word = first.group()
        if content_words(word) and _always_capital(word, sources):
            found.insert(0, Name(Span(*first.span()), frozenset(words(word))))
    return found


def _apart(value: Value, claim: str) -> Iterator[Value]:
    """A name that runs on into the next sentence, as two."""
    cut = re.search(r"\w\w\. ", value.span.of(claim)) if isinstance(value, Name) else None
    if cut is None:
        yield value
        return
    middle = value.span.start + cut.end() - 1
    for span in (Span(value.span.start, middle), Span(middle + 1, value.span.end)):
        said = frozenset(content_words(span.of(claim)))
        if span.start == value.span.start:  # the other begins a sentence
            yield Name(span, said)


def misplaced(value: Value, claim: str, claimed: list[Value], sources: Sources) -> float:
    """How much better than itself another value fits among the claim's words, as a share of them.

    A value fits where the words around it in the claim are around it in the source too. 0 or less
    where none fits better.
    """
    around = _around(value, claim, sources)
    whole = sum(around.values()) or 1.0
    own = rival = 0.0
    for source in sources.texts:
        for other, place in source.values:
            if type(other) is not type(value):
                continue
            if agree(value, other):
                own = max(own, _fit(around, source, place))
            elif not any(agree(other, each) for each in claimed):
                rival = max(rival, _fit(around, source, place))
    return (rival - own) / whole if own else 0.0


def _around(value: Value, claim: str, sources: Sources) -> dict[str, float]:
    """The claim's other words, each with its worth: less the further away it stands."""
    starts = word_starts(claim)
    first = bisect_right(starts, value.span.start) - 1
    last = bisect_right(starts, value.span.end - 1) - 1
    content = {stem(word) for word in content_words(claim)}
    found: dict[str, float] = {}
    for place, word in enumerate(words(claim)):
        root = stem(word)
        if root in content and not first <= place <= last:
            away = max(first - place, place - last)
            worth = sources.weight(root) / (1 + away / _NEAR_CLAIM)
            found[root] = max(worth, found.get(root, 0.0))
    return found


def _fit(around: dict[str, float], source: SourceText, place: int) -> float:
    total = 0.0
    for root, worth in around.items():
        places = source.places.get(root)
        if places:
            away = min(abs(place - each) for each in places)
            total += worth / (1 + away / _NEAR_SOURCE)
    return total


def _always_capital(word: str, sources: Sources) -> bool:
    inside = small = False
    for source in sources.texts:
        inside = inside or bool(re.search(rf"\w,? {re.escape(word)}\b", source.text))
        small = small or bool(re.search(rf"\b{re.escape(word.lower())}\b", source.text))
    return inside and not small


def _is_near(value: Value, near: frozenset[str]) -> bool:
    return isinstance(value, Name) and any(stem(word) in near for word in value.words)


def _occurs(value: Value, sources: Sources) -> bool:
    if isinstance(value, Name):
        letters = "".join(sorted(value.words, reverse=True))  # of U.K., U.S.
        said = {letters} if len(letters) == len(value.words) else value.words
        return all(_known(word, sources) for word in said)
    found = (other for source in sources.texts for other, _ in source.values)
    return any(agree(value, other) for other in found) or _dated(value, sources)


def _known(word: str, sources: Sources) -> bool:
    """Whether a word of a name is in the sources, or another form of it: Russian, Russia."""
    root = stem(word.strip("."))
    if root in sources.stems or not sources.stems.isdisjoint(_ALIASES.get(root, ())):
        return True
    begin = root[: max(4, len(root) - 2)]
    return len(root) >= 4 and any(other.startswith(begin) for other in sources.stems)


def _dated(value: Value, sources: Sources) -> bool:
    """Whether a date is that of an article."""
    if not isinstance(value, Date):
        return False
    known = [iso for article in sources.articles for iso in (article.published, article.updated)]
    return any(agree(value, other) for iso in known if iso for other in values(iso[:10]))


def _missing_quotations(claim: str, sources: Sources) -> Iterator[Missing]:
    """Words in quotation marks must stand in a passage as they are, whatever the marks."""
    for match in _QUOTED.finditer(claim):
        said = " ".join(words(match.group(1)))
        if not any(said in " ".join(words(source.text)) for source in sources.texts):
            yield Missing(match.group(), "quotation", elsewhere=False)


def _kind(value: Value) -> Kind:
    return "number" if isinstance(value, Number) else "name" if isinstance(value, Name) else "date"
