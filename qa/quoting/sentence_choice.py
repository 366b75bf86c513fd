"""Sentence choice: ranks the sentences of the read passages by how likely they answer."""

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
from qa.language.counted import counts_asked_thing
from qa.language.deeds import names_another
from qa.language.definitions import defines
from qa.language.expected import fits, lacks
from qa.language.identities import identity_patterns, role_span
from qa.language.opposition import opposes
from qa.language.sayings import asked_speaker, says
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stems, words
from qa.quoting.own_questions import repeats
from qa.quoting.short_answers import ShortAnswer, short_answer
from qa.quoting.speakers import speaker_of, speakers
from qa.quoting.tables import CELLS, asked_cell, head_row
from qa.retrieval.reranking import ReadPassage, title_for_reader

_ITEM_NUMBER = re.compile(r"\d{1,3}\.")
_MOST_HEADING_WORDS = 15  # words; a longer line lost its full stop
_MOST_LABEL_WORDS = 6  # words before a colon; a longer line introduces a list, and may answer

_REPLY_BONUS = 4.0
"""Log-odds added to the sentence after the user's question, where the article itself asks it. Of 67
questions that saved pages ask and answer, each put to all pages, 56 are answered by the sentence
after it, without the bonus 34. A table row gets it if the question asks for one of its cells, and
a definition if asked for: of 60 in an encyclopedia 48 come first, without it 34."""

ENCODED = 8
"""Sentences that are encoded: none of the final best three was ever behind the seventh before."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: a span of its article, with its short answer, if any."""

    passage: Passage
    span: Span  # characters of the article
    features: Mapping[str, float]  # its own and its passage's, by the curves' names
    log_odds: float  # that it holds the answer, if the articles have one
    short: Span | None = None  # characters of the article, inside ``span``
    lead: str = ""  # the article's own question, or head row, before it
    replies: bool = False  # it answers the user's question before it or over its cell, or defines
    other_period: bool = False  # is about other years or months than the question

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.article.text)

    @property
    def score(self) -> float:
        """Probability, 0..1, that the sentence holds the answer, if the articles have one."""
        return logistic(self.log_odds)


def passage_sentences(passage: Passage) -> list[Span]:
    """The article's sentences in a passage, as spans of the article.

    A sentence longer than the passage is cut to it. The "4." before a list item is no sentence.
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

    Encoding takes time: only the ``most`` sentences that are likeliest without it are encoded and
    returned.
    """
    found = ranked(_unranked(question, read), curve)[:most]
    if not found:
        return []
    rows = encode([question, *(f"{each.lead} {each.text}".lstrip() for each in found)])
    cosines: list[float] = np.asarray(rows[1:] @ rows[0]).tolist()
    compared = [
        replace(each, features={**each.features, "cosine": cosine})
        for each, cosine in zip(found, cosines, strict=True)
    ]
    return ranked(compared, curve)


def ranked(found: Iterable[Candidate], curve: Curve) -> list[Candidate]:
    """The sentences with their log-odds by a curve, the likeliest first."""
    scored = [
        replace(
            each,
            log_odds=curve.log_odds(each.features)
            + _REPLY_BONUS * (each.replies - each.other_period),
        )
        for each in found
    ]
    return sorted(scored, key=lambda each: -each.log_odds)


@dataclass(frozen=True, slots=True)
class _ReadSentence:
    """A sentence with its passage and the text before it."""

    read: ReadPassage
    answer: ShortAnswer  # the passage's
    title: set[str]  # the stems of title_for_reader
    span: Span  # characters of the article
    before: str  # the sentence before it
    lead: str  # the last question before it, or the row that heads its table

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.read.passage.article.text)

    @property
    def language(self) -> str:
        """The article's language."""
        return self.read.passage.article.language

    @property
    def short(self) -> Span | None:
        """The short answer in the sentence, if it may be shown and does not span table cells."""
        place, text = self.answer.place, self.read.passage.article.text
        if place is None or not (self.answer.inside(self.span) and self.answer.shown):
            return None
        return None if CELLS in place.of(text) else place


def _unranked(question: str, read: Sequence[ReadPassage]) -> list[Candidate]:
    """All sentences of the passages, without cosines and log-odds."""
    found: list[_ReadSentence] = []
    for each in read:
        answer = short_answer(question, each)
        article = each.passage.article
        title = stems(title_for_reader(question, article), article.language)
        found += (
            _ReadSentence(each, answer, title, *preceding)
            for preceding in _with_preceding(each.passage)
        )
    overlap = _Overlap(question, found)
    speaker, identity = asked_speaker(question), identity_patterns(question)
    built, in_a_row = [], False
    for sentence in found:
        if ends_asking(sentence.text):  # the next sentence answers,
            in_a_row = ends_asking(sentence.before)  # but not after a list of questions
            continue
        role = role_span(identity, sentence.text)
        form = float(role is not None) or (_speaker_match(speaker, sentence) if speaker else 0.0)
        other_period = _is_of_another_period(question, sentence)
        own = _features(question, sentence, other_period=other_period)
        features = {**own, **overlap.features(sentence), "form": form}
        passage = sentence.read.passage
        cell = asked_cell(question, passage.article, sentence.span, sentence.lead)
        short = cell or (_identity_answer(sentence, role) if role else sentence.short)
        short = short and _checked_short_answer(question, sentence, short)
        is_asked_there = not in_a_row and repeats(question, sentence.before, sentence.title)
        replies = bool(cell) or is_asked_there or defines(question, sentence.text)
        built.append(
            Candidate(
                passage, sentence.span, features, 0.0, short, sentence.lead, replies, other_period
            )
        )
    return built


def _is_of_another_period(question: str, sentence: _ReadSentence) -> bool:
    article = sentence.read.passage.article
    context = f"{article.title} {sentence.before} {long_date(date_of(article))}"
    return of_another_period(question, sentence.text, context)


def _checked_short_answer(question: str, sentence: _ReadSentence, short: Span) -> Span | None:
    """The part of a short answer in the asked period; None if it is about somebody else's deed."""
    place = short.moved(-sentence.span.start)
    if names_another(question, sentence.text, place):
        return None
    own = of_asked_period(question, sentence.text, place)
    return own.moved(sentence.span.start) if own else None


def _features(question: str, sentence: _ReadSentence, *, other_period: bool) -> dict[str, float]:
    """The curve features of a sentence and its passage, all but those of overlap and form."""
    text, title = sentence.text, sentence.read.passage.article.title
    return {
        **sentence.read.features,
        "chance": log(sentence.read.chance + 0.001),
        "cosine": 0.0,
        "fragment": float(_is_fragment(text) and not ends_asking(sentence.before)),
        "headline": float(words(text) == words(title)),
        "fits": fits(question, text),
        "lacks": float(lacks(question, text)),
        "counted": counts_asked_thing(question, text),
        "opposed": float(other_period or opposes(question, text, f"{title} {sentence.before}")),
        "length": log(1 + len(text.split())),
        "inside": float(sentence.answer.inside(sentence.span) and sentence.answer.read),
        "points": _start_log(sentence.read, sentence.span),
    }


def _with_preceding(passage: Passage) -> Iterator[tuple[Span, str, str]]:
    """The spans of a passage's sentences, each with `before` and `lead` of _ReadSentence."""
    before = lead = ""
    for span in passage_sentences(passage):
        head = head_row(passage.article, span)
        yield span, before, head.of(passage.article.text) if head else lead
        before = span.of(passage.article.text)
        lead = before if ends_asking(before) else lead


def _speaker_match(who: str, sentence: _ReadSentence) -> float:
    """1 if somebody says the sentence, there or in their turn; -1 if they only have other turns."""
    article = sentence.read.passage.article
    turn = speaker_of(article, sentence.span)
    if says(who, sentence.text) or (turn and who in words(turn.of(article.text))):
        return 1.0
    return -float(who in speakers(article.text))


def _identity_answer(sentence: _ReadSentence, role: Span) -> Span:
    """The short answer if it is within the words for who somebody is, else these words."""
    place = role.moved(sentence.span.start)
    return sentence.short if sentence.short and place.holds(sentence.short) else place


class _Overlap:
    """Measures the words that a sentence shares with the question, weighed by rarity."""

    def __init__(self, question: str, sentences: Sequence[_ReadSentence]) -> None:
        languages = {each.language for each in sentences}
        self._question_stems = {language: stems(question, language) for language in languages}
        counts = Counter(stem for each in sentences for stem in stems(each.text, each.language))
        self._rarity = {
            stem: log((len(sentences) + 1) / (counts[stem] + 0.5))
            for stem in frozenset().union(*self._question_stems.values())
        }

    def features(self, sentence: _ReadSentence) -> dict[str, float]:
        """Shares, 0..1, of the question's words that a sentence or the question before it has.

        shared: plain; rare: by rarity; told: the same of it and its article's title together.
        """
        question_stems = self._question_stems[sentence.language]
        has = stems(f"{sentence.lead} {sentence.text}", sentence.language)
        shared, with_title = question_stems & has, question_stems & (has | sentence.title)
        total = self._rarity_sum(question_stems)
        return {
            "shared": len(shared) / (len(question_stems) or 1),
            "rare": self._rarity_sum(shared) / total if total > 0 else 0.0,
            "told": self._rarity_sum(with_title) / total if total > 0 else 0.0,
        }

    def _rarity_sum(self, shared: set[str]) -> float:
        return sum(self._rarity[stem] for stem in shared)


def _start_log(read: ReadPassage, span: Span) -> float:
    """The log of how likely, to the reader, the answer is in a sentence; 0 without a reader."""
    if read.reading is None:
        return 0.0
    start = read.passage.start
    return log(read.reading.share(span.start - start, span.end - start) + 0.01)


def _is_fragment(text: str) -> bool:
    """Whether a line is no sentence but a headline, a caption or an author and date line.

    The row of a table counts as a sentence.

    >>> _is_fragment("Sheep fair on Farra"), _is_fragment("flour | 150 g | plain")
    (True, False)
    """
    longest = _MOST_LABEL_WORDS if text.endswith(":") else _MOST_HEADING_WORDS
    is_short = len(text.split()) <= longest and not is_ended(text) and CELLS not in text
    return is_short or text.startswith(CAPTION_MARK)
