"""Draft: the sentences of a text being written that are shown so far, with their citations."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from qa.answer import Citation, Sentence
from qa.checking.grounds import SourceSentence
from qa.checking.support import PARTLY, Checker, Support
from qa.language.expected import lacks
from qa.language.words import content_words, stems, words
from qa.writing.prompt import SENTINEL, Prompt
from qa.writing.relevance import Relevance, declines
from qa.writing.written_sentences import SentenceCutter, WrittenSentence

Unsupported = Literal["hide", "mark", "strict"]
"""What becomes of sentences that the passages do not say: left out; shown with what is missing;
left out together with those that the passages say only in part."""

MAX_WRITTEN, _MOST_TAKEN = 8, 24
"""The most sentences that are shown, and that are checked."""

LONGEST = 800
"""The most characters of a sentence; a longer one is left out. The longest of 1,396 that people
wrote about articles has 387, and a check's time grows with the square of the length."""

_MOST_CITED = 2  # source sentences for one written sentence
_FEWEST_WORDS = 3  # content words of a sentence that is checked by itself
# "It", "In 2017, he", "All of them": the sentence that they refer to may have been left out
_REFERS_BACK = re.compile(
    r"(?:\w+, |(?:in|on|at|by|after|before|since|until) [^,]{1,30}, "
    r"|(?:and|but|so|then|later|there|all|most|some|many|none|half|one|two|each) (?:of )?)?"
    r"(?:it|he|she|they|them|this|these|that|those|its|his|her|their|both|neither"
    r"|the (?:latter|former|same))\b",
    re.IGNORECASE,
)
_REPETITIONS = 3  # times that a model says the same before it is stopped
_LONGEST_REPEATED, _TAIL = 8, 400  # words repeated within a sentence, at most; characters looked at


@dataclass
class Draft:
    """The text that has been written so far, and the sentences of it that are shown."""

    question: str
    checker: Checker
    prompt: Prompt
    unsupported: Unsupported
    must_fit: bool = False  # some sentence must have what the question expects, as its quotes do
    sentences: list[Sentence] = field(default_factory=list)
    has_claims: bool = False  # the model wrote a claim, shown or not
    has_doubts: bool = False  # the model said in its own words that the passages do not answer
    has_declined: bool = False  # the model wrote SENTINEL
    is_translated: bool = False  # a shown sentence is in another language than its passages

    def __post_init__(self) -> None:
        self._cutter = SentenceCutter(self.prompt.keys)
        rules = self.prompt.messages[0].content
        self._relevance = Relevance(self.question, rules, self.checker.sources)
        self._counts: Counter[str] = Counter()
        self._previous_left_out = False  # the sentence that "it" may refer to
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def is_full(self) -> bool:
        """Whether the model need write no more."""
        enough = len(self.sentences) >= MAX_WRITTEN or self._counts.total() >= _MOST_TAKEN
        return self.has_declined or enough or self._is_repeating()

    @property
    def is_answer(self) -> bool:
        """Whether the sentences shown are an answer, as far as the question's form tells."""
        texts = [each.text for each in self.sentences]
        return bool(texts) and not (
            self.must_fit and all(lacks(self.question, each) for each in texts)
        )

    def add(self, piece: str) -> None:
        """Take a piece of text, and check the sentences that it completes."""
        for written in self._cutter.add(piece):
            self._add_sentence(written)

    def end(self, *, cut_off: bool = False) -> None:
        """Check the rest of the text; nothing more is written."""
        for written in self._cutter.end(cut_off=cut_off):
            self._add_sentence(written)

    def _is_repeating(self) -> bool:
        """Whether the model repeats itself or writes without end, as small ones do."""
        tail = words(self._cutter.rest[-_TAIL:])
        return (
            len(self._cutter.rest) > LONGEST
            or max(self._counts.values(), default=0) >= _REPETITIONS
            or any(
                tail[-size * _REPETITIONS :] == tail[-size:] * _REPETITIONS
                for size in range(2, min(_LONGEST_REPEATED, len(tail) // _REPETITIONS) + 1)
            )
        )

    def _add_sentence(self, written: WrittenSentence) -> None:
        if declines(written.text):
            self.has_doubts = True
        else:
            self.has_claims = True
        self._counts[written.text] += 1
        if SENTINEL in written.text.upper():
            self.has_declined = True
        known_stems = [stems(each.text) for each in self.sentences]
        if self.has_declined or any(stems(written.text) <= each for each in known_stems):
            return
        if self._relevance.is_boilerplate(written.text):
            return
        support = self._support_if_shown(written)
        if support is None or (self._previous_left_out and _REFERS_BACK.match(written.text)):
            self._previous_left_out = True
            return
        self._previous_left_out = False
        self.is_translated = self.is_translated or support.translated
        self.sentences.append(
            Sentence(
                written.text,
                self._citations_of(support, written.keys),
                support.probability
                if support.verdict != "not"
                else min(support.probability, PARTLY),
                tuple(each.text for each in support.missing if not each.origin),
                line=written.line,
                worked_out=support.worked_out,
            )
        )

    def _support_if_shown(self, written: WrittenSentence) -> Support | None:
        """The check of a sentence, or None if it is not to be shown.

        A fragment such as "86 people." says little alone: it is checked with the question too, and
        "They came." with the sentence before it. A row of a table is fully supported only where a
        passage has its words in this order.
        """
        text = written.text
        if len(text) > LONGEST:
            return None
        hidden = {"hide": ("not",), "mark": (), "strict": ("not", "partly")}[self.unsupported]
        support = self.checker.check(text)
        is_verbatim_row = written.is_row and self.checker.sources.have(text)
        if written.is_row and not is_verbatim_row:
            support = support.doubted
        is_whole = is_verbatim_row or len(content_words(text)) >= _FEWEST_WORDS
        if support.verdict in hidden or not self._relevance.answers(text, support, whole=is_whole):
            return None
        if not is_whole:
            refers_back = self.sentences and _REFERS_BACK.match(text)
            before = self.sentences[-1].text if refers_back else self.question
            support = self.checker.check(f"{before} {text}")
        return None if support.verdict in hidden else support

    def _citations_of(self, support: Support, keys: Sequence[str]) -> tuple[Citation, ...]:
        """Citations of a sentence's evidence: the best, then others in its or a cited passage."""
        if support.verdict == "not":
            return ()
        cited_passages = {self.prompt.keys[key] for key in keys}
        best = support.evidence[0]
        evidence = [
            best,
            *(e for e in support.evidence[1:] if e.passage in cited_passages | {best.passage}),
        ]
        return tuple(self._citation_of(each) for each in evidence[:_MOST_CITED])

    def _citation_of(self, each: SourceSentence) -> Citation:
        place = (each.article.source, each.span.start, each.span.end)
        number = len(self._citations) + 1
        citation = Citation(number, each.article, each.span.start, each.span.end)
        return self._citations.setdefault(place, citation)
