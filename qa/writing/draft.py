"""Drafts: what of a text that is being written is shown so far, and what it rests on."""

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
from qa.writing.written_sentences import SentenceCutter, Written

Unsupported = Literal["hide", "mark", "strict"]
"""What becomes of sentences that the passages do not say: left out; shown with what is missing;
left out, and those that they say only in part too."""

MAX_WRITTEN, _MOST = 8, 24
"""Sentences that are shown at most, and that are taken."""

LONGEST = 800
"""Characters of a sentence at most: of 1,396 that people wrote of articles the longest has 387, and
a check takes time with their square. A longer one is left out."""

_CITED = 2  # sentences cited for one that is written
_CLAIMING = 3  # words of its own from which a sentence is checked alone
# "It", "In 2017, he", "All of them"; what is meant may have been left out.
_POINTING = re.compile(
    r"(?:\w+, |(?:in|on|at|by|after|before|since|until) [^,]{1,30}, "
    r"|(?:and|but|so|then|later|there|all|most|some|many|none|half|one|two|each) (?:of )?)?"
    r"(?:it|he|she|they|them|this|these|that|those|its|his|her|their|both|neither"
    r"|the (?:latter|former|same))\b",
    re.IGNORECASE,
)
_ROUNDS = 3  # times that a model says the same when it has lost its thread
_ROUND, _TAIL = 8, 400  # words of such a round within a sentence, at most; characters looked at


@dataclass
class Draft:
    """What has been written so far, and which of it is shown."""

    question: str
    checker: Checker
    prompt: Prompt
    unsupported: Unsupported
    fitting: bool = False  # a sentence must have what the question expects: its quotes have it
    sentences: list[Sentence] = field(default_factory=list)
    said: bool = False  # the model wrote a sentence, shown or not
    doubted: bool = False  # it wrote that the passages do not say, in words of its own
    declined: bool = False  # the model says that the passages do not answer
    translated: bool = False  # a sentence is in another language than its passages

    def __post_init__(self) -> None:
        self._cutter = SentenceCutter(self.prompt.keys)
        rules = self.prompt.messages[0].content
        self._relevance = Relevance(self.question, rules, self.checker.sources)
        self._written: Counter[str] = Counter()
        self._left_out = False  # the sentence before: what "it" means may be in it
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def full(self) -> bool:
        """Whether nothing more is to be taken."""
        enough = len(self.sentences) >= MAX_WRITTEN or self._written.total() >= _MOST
        return self.declined or enough or self._goes_round()

    @property
    def answers(self) -> bool:
        """Whether what is shown is an answer, as far as the question tells what it expects."""
        said = [each.text for each in self.sentences]
        return bool(said) and not (
            self.fitting and all(lacks(self.question, each) for each in said)
        )

    def add(self, piece: str) -> None:
        """Take a piece; what it completes is checked."""
        for written in self._cutter.add(piece):
            self._take(written)

    def end(self, *, cut_off: bool = False) -> None:
        """Take what is left."""
        for written in self._cutter.end(cut_off=cut_off):
            self._take(written)

    def _goes_round(self) -> bool:
        """Whether the model writes the same again and again, or on and on, as small ones do."""
        tail = words(self._cutter.kept[-_TAIL:])
        return (
            len(self._cutter.kept) > LONGEST
            or max(self._written.values(), default=0) >= _ROUNDS
            or any(
                tail[-size * _ROUNDS :] == tail[-size:] * _ROUNDS
                for size in range(2, min(_ROUND, len(tail) // _ROUNDS) + 1)
            )
        )

    def _take(self, written: Written) -> None:
        if declines(written.text):
            self.doubted = True
        else:
            self.said = True
        self._written[written.text] += 1
        if SENTINEL in written.text.upper():
            self.declined = True
        known = [stems(each.text) for each in self.sentences]
        if self.declined or any(stems(written.text) <= each for each in known):
            return
        if self._relevance.is_around(written.text):
            return
        support = self._shown(written)
        if support is None or (self._left_out and _POINTING.match(written.text)):
            self._left_out = True
            return
        self._left_out = False
        self.translated = self.translated or support.translated
        self.sentences.append(
            Sentence(
                written.text,
                self._cited(support, written.keys),
                support.probability
                if support.verdict != "not"
                else min(support.probability, PARTLY),
                tuple(each.text for each in support.missing if not each.origin),
                line=written.line,
                worked_out=support.worked_out,
            )
        )

    def _shown(self, written: Written) -> Support | None:
        """What the passages make of a sentence; None of one to be left out.

        A fragment such as "86 people." says little alone: it has to hold as an answer too, and
        "They came." after what it points to. A row of a table holds whole only where a passage has
        its words in this order.
        """
        text = written.text
        if len(text) > LONGEST:
            return None
        hidden = {"hide": ("not",), "mark": (), "strict": ("not", "partly")}[self.unsupported]
        support = self.checker.check(text)
        there = written.row and self.checker.sources.have(text)
        if written.row and not there:
            support = support.doubted
        whole = there or len(content_words(text)) >= _CLAIMING
        if support.verdict in hidden or not self._relevance.answers(text, support, whole=whole):
            return None
        if not whole:
            points = self.sentences and _POINTING.match(text)
            before = self.sentences[-1].text if points else self.question
            support = self.checker.check(f"{before} {text}")
        return None if support.verdict in hidden else support

    def _cited(self, support: Support, keys: Sequence[str]) -> tuple[Citation, ...]:
        """The source sentences it rests on: those of cited passages first."""
        if support.verdict == "not":
            return ()
        named = {self.prompt.keys[key] for key in keys}
        best = support.evidence[0]
        kept = [best, *(e for e in support.evidence[1:] if e.passage in named | {best.passage})]
        return tuple(self._citation(each) for each in kept[:_CITED])

    def _citation(self, each: SourceSentence) -> Citation:
        place = (each.article.source, each.span.start, each.span.end)
        number = len(self._citations) + 1
        made = Citation(number, each.article, each.span.start, each.span.end)
        return self._citations.setdefault(place, made)
