"""Passages: an article cut into what is encoded, retrieved and quoted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest

from embeddings.article import Article
from embeddings.sentences import Span, sentence_spans

PASSAGE_RULES = 1
"""Raised when articles would be cut, or put to the encoder, in another way; not for a seldom
sentence's end, nor for the passage that a question stands in: what was cut before that was known
is still what the article says."""

TARGET_TOKENS = 160
"""Short paragraphs are joined up to this length: about a paragraph of an encyclopedia."""

_TITLE_CHARACTERS = 120
_HEADING_CHARACTERS = 80
_PIECE = re.compile(r"\S{1,60}\s*")

CountTokens = Callable[[Sequence[str]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of whole sentences of one article."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The passage's words, exactly as they stand in the article."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that stay together if they can: a paragraph, as spans with their token counts."""

    spans: tuple[Span, ...]
    tokens: tuple[int, ...]

    @property
    def size(self) -> int:
        return sum(self.tokens)


def split_passages(article: Article, count_tokens: CountTokens, limit: int) -> list[Passage]:
    """Cut an article into passages of at most ``limit`` tokens, title included.

    A passage is made of whole sentences in the article's order; together the passages hold every
    sentence once. Paragraphs stay whole where they fit, short ones are joined, a heading starts
    a passage, a question stands with what follows it. Only a sentence that is too long by itself is
    cut, between words.

    ``count_tokens`` counts without the encoder's own marks; three places are kept for them.
    """
    room = max(8, limit - 3 - count_tokens([_heading(article, count_tokens, limit)])[0])
    spans = [
        part
        for span in sentence_spans(article.text, article.language)
        for part in _fitting(article.text, span, count_tokens, room)
    ]
    tokens = count_tokens([span.of(article.text) for span in spans]) if spans else []
    paragraphs = _with_answers(article.text, _paragraphs(article.text, spans, tokens))
    return [
        Passage(article, part[0].start, part[-1].end)
        for group in _grouped(article.text, paragraphs, room)
        for part in _parts(group, room)
    ]


def headed_texts(passages: Sequence[Passage], count_tokens: CountTokens, limit: int) -> list[str]:
    """What the encoder is given of one article's passages: each under the title, the subject."""
    if not passages:
        return []
    heading = _heading(passages[0].article, count_tokens, limit)
    return [f"{heading}\n{passage.text}" for passage in passages]


def _heading(article: Article, count_tokens: CountTokens, limit: int) -> str:
    """The title, or the beginning of one that would take more than half of the tokens."""
    heading, most = article.title[:_TITLE_CHARACTERS], limit // 2
    # no token is shorter than a byte, so that most need not be counted
    while len(heading.encode("utf-8", "replace")) > most and count_tokens([heading])[0] > most:
        heading = heading[: len(heading) // 2]
    return heading


def _fitting(text: str, span: Span, count_tokens: CountTokens, room: int) -> Iterator[Span]:
    """The span itself, or, where it is longer than ``room`` tokens, pieces of it."""
    words_of_span = span.of(text)
    # no token is shorter than a byte, so that most need not be counted here
    if len(words_of_span.encode()) <= room or count_tokens([words_of_span])[0] <= room:
        yield span
        return
    words = list(_PIECE.finditer(text, span.start, span.end))
    start, used = span.start, 0
    for word, tokens in zip(words, count_tokens([word.group() for word in words]), strict=True):
        if used and used + tokens > room:
            yield from _halved(text, Span(start, word.start()), count_tokens, room)
            start, used = word.start(), 0
        used += tokens
    yield from _halved(text, Span(start, span.end), count_tokens, room)


def _halved(text: str, span: Span, count_tokens: CountTokens, room: int) -> Iterator[Span]:
    """The span without white space at its end; parts of it where its pieces made more together."""
    span = Span(span.start, span.start + len(span.of(text).rstrip()))
    if span.end - span.start < 2 or count_tokens([span.of(text)])[0] <= room:
        yield span
        return
    middle = (span.start + span.end) // 2
    second = span.end - len(text[middle : span.end].lstrip())
    yield from _halved(text, Span(span.start, middle), count_tokens, room)
    yield from _halved(text, Span(second, span.end), count_tokens, room)


def _paragraphs(text: str, spans: Sequence[Span], tokens: Sequence[int]) -> Iterator[_Unit]:
    if not spans:
        return
    breaks = [i + 1 for i, (a, b) in enumerate(pairwise(spans)) if "\n" in text[a.end : b.start]]
    for first, last in pairwise([0, *breaks, len(spans)]):
        yield _Unit(tuple(spans[first:last]), tuple(tokens[first:last]))


def _with_answers(text: str, paragraphs: Iterable[_Unit]) -> Iterator[_Unit]:
    """Paragraphs, each that asks something as one with the next, which answers it.

    A heading does not, unless nothing or the next question stands under it: "5 crowns" is none.
    """
    asking: list[_Unit] = []
    units = list(paragraphs)
    for paragraph, following in zip_longest(units, units[1:]):
        answers = following is None or _asks(text, following)
        if asking and not answers and _is_heading(text, paragraph):
            yield _joined(asking)
            asking = []
        asking.append(paragraph)
        if not _asks(text, paragraph):
            yield _joined(asking)
            asking = []
    if asking:
        yield _joined(asking)


def _asks(text: str, unit: _Unit) -> bool:
    return text[unit.spans[-1].end - 1] == "?"


def _is_heading(text: str, unit: _Unit) -> bool:
    words = text[unit.spans[0].start : unit.spans[-1].end]
    return len(words) <= _HEADING_CHARACTERS and not words.endswith(
        (".", "!", "?", ":", ";", ",", "”", '"', "…")
    )


def _grouped(text: str, paragraphs: Iterable[_Unit], room: int) -> Iterator[_Unit]:
    """Neighbouring paragraphs joined up to the target; headings open a group."""
    group: _Unit | None = None
    heading_open = True
    for paragraph in paragraphs:
        heading = _is_heading(text, paragraph)
        if group is not None and (
            (heading and not heading_open) or group.size + paragraph.size > min(TARGET_TOKENS, room)
        ):
            yield group
            group = None
        group = _joined([group, paragraph] if group else [paragraph])
        heading_open = heading
    if group is not None:
        yield group


def _joined(units: Sequence[_Unit]) -> _Unit:
    spans = chain.from_iterable(each.spans for each in units)
    return _Unit(tuple(spans), tuple(chain.from_iterable(each.tokens for each in units)))


def _parts(group: _Unit, room: int) -> Iterator[Sequence[Span]]:
    """The group, or parts of about one size where it does not fit."""
    share = group.size / max(1, -(-group.size // room))
    start, used = 0, 0
    for i, tokens in enumerate(group.tokens):
        if i > start and (used + tokens > room or used >= share):
            yield group.spans[start:i]
            start, used = i, 0
        used += tokens
    yield group.spans[start:]
