"""Passages: an article cut into what is encoded, retrieved and quoted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest

from embeddings.article import Article
from embeddings.sentences import Span, sentence_spans

PASSAGE_RULES = 1
"""Version of the rules by which articles are cut and put to the encoder; old editions are then made
anew. Not raised for rare sentence ends: passages cut before are still what the article says."""

TARGET_TOKENS = 160
"""Short paragraphs are joined up to this length: about a paragraph of an encyclopedia."""

_TITLE_CHARACTERS = 120
_HEADING_CHARACTERS = 80
_PIECE = re.compile(r"\S{1,60}\s*")

CountTokens = Callable[[Sequence[str]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: the unit that is encoded, retrieved and quoted."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The passage's text, exactly as in the article."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that stay together if they fit, such as a paragraph, with their token counts."""

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

    ``count_tokens`` counts without special tokens; room for three of them is kept.
    """
    room = max(8, limit - 3 - count_tokens([_heading(article, count_tokens, limit)])[0])
    spans = [
        part
        for span in sentence_spans(article.text, article.language)
        for part in _pieces_that_fit(article.text, span, count_tokens, room)
    ]
    tokens = count_tokens([span.of(article.text) for span in spans]) if spans else []
    paragraphs = _join_questions(article.text, _paragraphs(article.text, spans, tokens))
    return [
        Passage(article, part[0].start, part[-1].end)
        for group in _group(article.text, paragraphs, room)
        for part in _split(group, room)
    ]


def headed_texts(passages: Sequence[Passage], count_tokens: CountTokens, limit: int) -> list[str]:
    """The texts that are encoded for one article's passages: each under the article's title."""
    if not passages:
        return []
    heading = _heading(passages[0].article, count_tokens, limit)
    return [f"{heading}\n{passage.text}" for passage in passages]


def _heading(article: Article, count_tokens: CountTokens, limit: int) -> str:
    """The title, cut if it would take more than half of the tokens."""
    heading, most = article.title[:_TITLE_CHARACTERS], limit // 2
    # no token is shorter than a byte, so that most need not be counted
    while len(heading.encode("utf-8", "replace")) > most and count_tokens([heading])[0] > most:
        heading = heading[: len(heading) // 2]
    return heading


def _pieces_that_fit(text: str, span: Span, count_tokens: CountTokens, room: int) -> Iterator[Span]:
    """The span, or pieces of it where it has more than ``room`` tokens."""
    sentence = span.of(text)
    # no token is shorter than a byte, so that most need not be counted here
    if len(sentence.encode()) <= room or count_tokens([sentence])[0] <= room:
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
    """The span without trailing white space, halved until it has at most ``room`` tokens."""
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


def _join_questions(text: str, paragraphs: Iterable[_Unit]) -> Iterator[_Unit]:
    """Join each paragraph that asks something with the next one, which answers it.

    A heading is no answer, unless nothing or another question follows it, as under "5 crowns".
    """
    asking: list[_Unit] = []
    units = list(paragraphs)
    for paragraph, following in zip_longest(units, units[1:]):
        answers = following is None or _asks(text, following)
        if asking and not answers and _is_heading(text, paragraph):
            yield _join(asking)
            asking = []
        asking.append(paragraph)
        if not _asks(text, paragraph):
            yield _join(asking)
            asking = []
    if asking:
        yield _join(asking)


def _asks(text: str, unit: _Unit) -> bool:
    return text[unit.spans[-1].end - 1] == "?"


def _is_heading(text: str, unit: _Unit) -> bool:
    words = text[unit.spans[0].start : unit.spans[-1].end]
    return len(words) <= _HEADING_CHARACTERS and not words.endswith(
        (".", "!", "?", ":", ";", ",", "”", '"', "…")
    )


def _group(text: str, paragraphs: Iterable[_Unit], room: int) -> Iterator[_Unit]:
    """Join neighbouring paragraphs up to the target length; a heading starts a new group."""
    group: _Unit | None = None
    heading_open = True
    for paragraph in paragraphs:
        heading = _is_heading(text, paragraph)
        if group is not None and (
            (heading and not heading_open) or group.size + paragraph.size > min(TARGET_TOKENS, room)
        ):
            yield group
            group = None
        group = _join([group, paragraph] if group else [paragraph])
        heading_open = heading
    if group is not None:
        yield group


def _join(units: Sequence[_Unit]) -> _Unit:
    spans = chain.from_iterable(each.spans for each in units)
    return _Unit(tuple(spans), tuple(chain.from_iterable(each.tokens for each in units)))


def _split(group: _Unit, room: int) -> Iterator[Sequence[Span]]:
    """The group's spans, in parts of about equal size where they do not fit."""
    share = group.size / max(1, -(-group.size // room))
    start, used = 0, 0
    for i, tokens in enumerate(group.tokens):
        if i > start and (used + tokens > room or used >= share):
            yield group.spans[start:i]
            start, used = i, 0
        used += tokens
    yield group.spans[start:]
