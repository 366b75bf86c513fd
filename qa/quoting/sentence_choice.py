"""Sentence choice: which sentences of the passages that were read answer the question."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np

from embeddings.article import CAPTION_MARK
from embeddings.encoder import Encode
from embeddings.passages import Passage
from embeddings.sentences import Span, sentence_spans
from qa.curves import Curve, logistic
from qa.days import date_of, long_date
from qa.language.asked_period import of_another_period, of_asked_period
from qa.language.counted import counts
from qa.language.deeds import names_another
from qa.language.definitions import defines
from qa.language.expected import fits, lacks
from qa.language.identities import asked_identity, told_role
from qa.language.opposition import opposes
from qa.language.sayings import asked_speaker, says
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stems, words
from qa.quoting.own_questions import repeats
from qa.quoting.short_answers import ShortAnswer, short_answer
from qa.quoting.speakers import speaker_of, speakers
from qa.quoting.tables import CELLS, asked_cell, head_row
from qa.retrieval.reranking import ReadPassage, told_title

_ITEM_NUMBER = re.compile(r"\d{1,3}\.")
_LONGEST_HEADING = 15  # words; what is longer lost its full stop
_LONGEST_LABEL = 6  # words before a colon; what is longer introduces a list, and may answer

_REPLIES = 4.0
"""Log-odds more of the sentence after the user's question, where an article asks that itself. Of 67
questions that saved pages ask and answer, each put to all pages, with it 56 are answered by what
follows there, without it 34. A row of a table has it whose cell is asked for, by its first row, and
a definition of what is: of 60 in an encyclopedia 48 come first when asked for, without it 34."""

ENCODED = 8
"""Sentences that are encoded: of the best three none was ever behind the seventh without that."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: a span of its article, and the words in it that do."""

    passage: Passage
    span: Span  # characters of the article
    features: Mapping[str, float]  # its own and its passage's, as the curves name them
    log_odds: float  # that it holds the answer, if the articles have one
    short: Span | None = None  # characters of the article, inside ``span``
    asked: str = ""  # the article's own question before it, which it may answer
    replies: bool = False  # to the user's question before it or over its cell, or by defining
    other_period: bool = False  # it tells of other years or months than the asked one

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.article.text)

    @property
    def score(self) -> float:
        """Probability, 0..1, that the sentence holds the answer, if the articles have one."""
        return logistic(self.log_odds)


def passage_sentences(passage: Passage) -> list[Span]:
    """The article's sentences in a passage, as characters of the article.

    Of a sentence too long for one passage, the part that is in this one. The "4." before an item
    of a list is none.
    """
    article = passage.article
    return [
        Span(max(span.start, passage.start), min(span.end, passage.end))
        for span in sentence_spans(article.text, article.language)
        if span.start < passage.end
        and span.end > passage.start
        and not _ITEM_NUMBER.fullmatch(article.text, span.start, span.end)
    ]


def candidates(
    question: str,
    read: Sequence[ReadPassage],
    encode: Encode,
    curve: Curve,
    most: int = ENCODED,
) -> list[Candidate]:
    """The sentences of the passages, the likeliest to answer first.

    Encoding takes time: only the ``most`` sentences that are likeliest without it are encoded, and
    the others are left out.
    """
    found = weighed(_sentences(question, read), curve)[:most]
    if not found:
        return []
    rows = encode([question, *(f"{each.asked} {each.text}".lstrip() for each in found)])
    cosines: list[float] = np.asarray(rows[1:] @ rows[0]).tolist()
    compared = [
        replace(each, features={**each.features, "cosine": cosine})
        for each, cosine in zip(found, cosines, strict=True)
    ]
    return weighed(compared, curve)


def weighed(found: Iterable[Candidate], curve: Curve) -> list[Candidate]:
    """Sentences with their log-odds by a curve, the likeliest first."""
    known = [
        replace(
            each,
            log_odds=curve.log_odds(each.features) + _REPLIES * (each.replies - each.other_period),
        )
        for each in found
    ]
    return sorted(known, key=lambda each: -each.log_odds)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence in its passage."""

    read: ReadPassage
    answer: ShortAnswer  # of the passage
    title: set[str]  # the stems of the article's, as it is told to the reader
    span: Span  # characters of the article
    before: str  # the sentence before it
    asked: str  # the last question before it, or the row that heads its table

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.read.passage.article.text)

    @property
    def language(self) -> str:
        """The article's."""
        return self.read.passage.article.language

    @property
    def short(self) -> Span | None:
        """The words in it that answer, if they may be shown; two cells of a row are none."""
        place, text = self.answer.place, self.read.passage.article.text
        if place is None or not (self.answer.inside(self.span) and self.answer.shown):
            return None
        return None if CELLS in place.of(text) else place


def _sentences(question: str, read: Sequence[ReadPassage]) -> list[Candidate]:
    """All sentences of the passages, neither encoded nor weighed."""
    found: list[_Told] = []
    for each in read:
        answer = short_answer(question, each)
        article = each.passage.article
        title = stems(told_title(question, article), article.language)
        found += (_Told(each, answer, title, *around) for around in _with_before(each.passage))
    overlap = _Overlap(question, found)
    speaker, identity = asked_speaker(question), asked_identity(question)
    made, in_a_row = [], False
    for told in found:
        if ends_asking(told.text):  # it is the next sentence that answers
            in_a_row = ends_asking(told.before)  # but the last of a page's list of its questions
            continue
        role = told_role(identity, told.text)
        form = float(role is not None) or (_said_by(speaker, told) if speaker else 0.0)
        other_period = _of_another_period(question, told)
        own = _features(question, told, other_period=other_period)
        features = {**own, **overlap.features(told), "form": form}
        passage = told.read.passage
        cell = asked_cell(question, passage.article, told.span, told.asked)
        short = cell or (_naming(told, role) if role else told.short)
        short = short and _as_asked(question, told, short)
        asked_there = not in_a_row and repeats(question, told.before, told.title)
        replies = bool(cell) or asked_there or defines(question, told.text)
        made.append(
            Candidate(passage, told.span, features, 0.0, short, told.asked, replies, other_period)
        )
    return made


def _of_another_period(question: str, told: _Told) -> bool:
    article = told.read.passage.article
    around = f"{article.title} {told.before} {long_date(date_of(article))}"
    return of_another_period(question, told.text, around)


def _as_asked(question: str, told: _Told, short: Span) -> Span | None:
    """A short answer, or the number that is of the asked period; none of another's deed."""
    place = short.moved(-told.span.start)
    if names_another(question, told.text, place):
        return None
    own = of_asked_period(question, told.text, place)
    return own.moved(told.span.start) if own else None


def _features(question: str, told: _Told, *, other_period: bool) -> dict[str, float]:
    """What is known of a sentence by itself, and of its passage."""
    text, title = told.text, told.read.passage.article.title
    return {
        **told.read.features,
        "chance": log(told.read.chance + 0.001),
        "cosine": 0.0,
        "fragment": float(_is_fragment(text) and not ends_asking(told.before)),
        "headline": float(words(text) == words(title)),
        "fits": fits(question, text),
        "lacks": float(lacks(question, text)),
        "counted": counts(question, text),
        "opposed": float(other_period or opposes(question, text, f"{title} {told.before}")),
        "length": log(1 + len(text.split())),
        "inside": float(told.answer.inside(told.span) and told.answer.read),
        "points": _points(told.read, told.span),
    }


def _with_before(passage: Passage) -> Iterator[tuple[Span, str, str]]:
    """The sentences of a passage, each with the one before it and the last question before it."""
    before = asked = ""
    for span in passage_sentences(passage):
        head = head_row(passage.article, span)
        yield span, before, head.of(passage.article.text) if head else asked
        before = span.of(passage.article.text)
        asked = before if ends_asking(before) else asked


def _said_by(who: str, told: _Told) -> float:
    """1 where somebody says a sentence, in it or in their turn; -1 where they have other turns."""
    article = told.read.passage.article
    turn = speaker_of(article, told.span)
    if says(who, told.text) or (turn and who in words(turn.of(article.text))):
        return 1.0
    return -float(who in speakers(article.text))


def _naming(told: _Told, role: Span) -> Span:
    """The short answer if it is among the words that say who somebody is, else these."""
    place = role.moved(told.span.start)
    return told.short if told.short and place.holds(told.short) else place


class _Overlap:
    """Words that a sentence shares with the question; rare ones among the sentences weigh more."""

    def __init__(self, question: str, sentences: Sequence[_Told]) -> None:
        languages = {told.language for told in sentences}
        self._asked = {language: stems(question, language) for language in languages}
        often = Counter(stem for told in sentences for stem in stems(told.text, told.language))
        self._rarity = {
            stem: log((len(sentences) + 1) / (often[stem] + 0.5))
            for stem in frozenset().union(*self._asked.values())
        }

    def features(self, sentence: _Told) -> dict[str, float]:
        """Shares from 0 to 1 of the question's words that it has, or the question that it answers.

        shared: plain; rare: by rarity; told: the same of it and its article's title together.
        """
        asked = self._asked[sentence.language]
        has = stems(f"{sentence.asked} {sentence.text}", sentence.language)
        shared, told = asked & has, asked & (has | sentence.title)
        whole = self._worth(asked)
        return {
            "shared": len(shared) / len(asked) if asked else 0.0,
            "rare": self._worth(shared) / whole if whole > 0 else 0.0,
            "told": self._worth(told) / whole if whole > 0 else 0.0,
        }

    def _worth(self, known: set[str]) -> float:
        return sum(self._rarity[stem] for stem in known)


def _points(read: ReadPassage, span: Span) -> float:
    """Log of how likely the reader has the answer begin in a sentence; 0 without a reader."""
    if read.reading is None:
        return 0.0
    start = read.passage.start
    return log(read.reading.share(span.start - start, span.end - start) + 0.01)


def _is_fragment(text: str) -> bool:
    """Whether it is no sentence: a headline, a caption, a line of an author or a date.

    A row of a table says as much as one.

    >>> _is_fragment("Sheep fair on Farra"), _is_fragment("flour | 150 g | plain")
    (True, False)
    """
    longest = _LONGEST_LABEL if text.endswith(":") else _LONGEST_HEADING
    is_short = len(text.split()) <= longest and not is_ended(text) and CELLS not in text
    return is_short or text.startswith(CAPTION_MARK)
