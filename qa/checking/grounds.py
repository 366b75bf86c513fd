"""Grounds: chooses the source sentences that a written sentence can rest on."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.checking.implied_dates import implied_dates
from qa.checking.months import months
from qa.checking.shares import shares
from qa.checking.weekdays import weekdays
from qa.language.values import Date, Value, values
from qa.language.words import content_words, stem, word_starts, words
from qa.quoting.sentence_choice import passage_sentences

SENTENCES = 3
"""How many source sentences may say together what one written sentence says."""

_ADDS = 0.15  # share of a claim's words that one more source sentence has to add
_BESIDE_BEST = 0.3  # worth of standing beside the best one in a context: "he" is named there
_BESIDE = 0.05  # worth of standing beside a chosen sentence, as a share of the words

# only where a word begins: a long word would take long
_CAPITALS = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*(?: (?:(?:of|the|and|for|de) )*[A-ZÀ-Þ][\w’'-]*)+"
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’']*")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.?){2,}")


@dataclass(frozen=True, eq=False)
class SourceSentence:
    """A sentence of an article, with what is compared with a claim."""

    article: Article
    span: Span
    passage: int  # index of its passage
    place: int  # index among the sentences of all passages

    @cached_property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.span.of(self.article.text)

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(map(stem, words(self.text)))


class SourceText:
    """The text of a passage with its values, and the places of each stem, as numbers of words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words(text)):
            self.places.setdefault(stem(word), []).append(place)
        starts = word_starts(text)
        self.values: list[tuple[Value, int]] = [
            (value, bisect_right(starts, value.span.start) - 1)
            for value in chain(values(text), months(text), shares(text), weekdays(text, short=True))
        ]
        self.letters = "".join(words(text))
        self.acronyms = frozenset(each.replace(".", "").lower() for each in _ACRONYM.findall(text))
        self.initials = frozenset(
            "".join(word[0] for word in run.group().split() if word[0].isupper()).lower()
            for run in _CAPITALS.finditer(text)
        )


PlacedValue = tuple[Value, SourceText, int]
"""A value, the text it stands in and the place of the word with which it begins."""


class Sources:
    """The passages that a writer was given."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        spans = ((i, span) for i, each in enumerate(passages) for span in passage_sentences(each))
        self.sentences = tuple(
            SourceSentence(passages[i].article, span, i, place)
            for place, (i, span) in enumerate(spans)
        )
        self._passages = tuple(passages)
        self.articles = tuple(dict.fromkeys(p.article for p in passages))

    @cached_property
    def texts(self) -> tuple[SourceText, ...]:
        """The text of each passage."""
        return tuple(SourceText(passage.text) for passage in self._passages)

    @cached_property
    def values(self) -> tuple[PlacedValue, ...]:
        """The values of all passages."""
        return tuple((value, text, place) for text in self.texts for value, place in text.values)

    @cached_property
    def implied_dates(self) -> tuple[Date, ...]:
        """The dates of the articles, and those that "yesterday" and the like mean by them."""
        return tuple(
            date
            for passage in self._passages
            for iso in (passage.article.published, passage.article.updated)
            if iso
            for date in implied_dates(passage.text, iso)
        )

    def have(self, text: str) -> bool:
        """Whether a passage has the words of a text one after another."""
        letters = "".join(words(text))
        return any(letters in each.letters for each in self.texts)

    @property
    def _heads(self) -> str:
        return " ".join(" ".join((a.title, *a.authors, a.site)) for a in self.articles)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words, also of titles, authors and sites."""
        return frozenset(map(stem, words(self._heads))).union(*(each.places for each in self.texts))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The stems of words with a capital letter, and acronyms without their points."""
        capitals = _CAPITAL.findall(" ".join((self._heads, *(each.text for each in self.texts))))
        roots = (stem(word) for each in capitals for word in words(each))
        return frozenset(roots).union(*(each.acronyms for each in self.texts))

    @cached_property
    def _sentence_counts(self) -> Counter[str]:
        """By stem, how many of the sentences have it."""
        return Counter(root for each in self.sentences for root in each.stems)

    def weight(self, root: str) -> float:
        """A stem's weight, 1 at most: the more sentences have it, the less it weighs."""
        return 1 / (1 + log(max(1, self._sentence_counts[root])))

    def shares(self, claimed: Collection[str]) -> dict[str, float]:
        """Each stem's share of the weight of all these stems."""
        weights = {root: self.weight(root) for root in claimed}
        total = sum(weights.values())
        return {root: weight / total for root, weight in weights.items()}

    def evidence(self, claimed: Collection[str]) -> list[SourceSentence]:
        """The few sentences that together cover most of the stems, the best one first."""
        chosen: list[SourceSentence] = []
        uncovered = self.shares(claimed)
        while self.sentences and len(chosen) < SENTENCES:
            best = max(self.sentences, key=lambda each: _worth(each, uncovered, chosen))
            if best in chosen or (chosen and covered_share(uncovered, best.stems) < _ADDS):
                break
            chosen.append(best)
            uncovered = {root: uncovered[root] for root in uncovered if root not in best.stems}
        return chosen

    def context(
        self, claimed: Collection[str], evidence: Sequence[SourceSentence], max_words: int
    ) -> list[SourceSentence]:
        """The evidence and the sentences nearest to it by words and place, up to a length.

        In the order in which they stand in the passages.
        """
        shares = self.shares(claimed)
        worths = {
            each: covered_share(shares, each.stems) + _BESIDE_BEST * _is_beside(each, evidence[:1])
            for each in self.sentences
            if each not in evidence
        }
        chosen, size = list(evidence), sum(each.size for each in evidence)
        for each in sorted(worths, key=lambda each: worths[each], reverse=True):
            if size + each.size <= max_words:
                chosen.append(each)
                size += each.size
            if size > 0.9 * max_words:
                break
        return sorted(chosen, key=lambda each: each.place)


def claim_stems(text: str) -> list[str]:
    """The stems of a sentence's content words, once each."""
    return list(dict.fromkeys(map(stem, content_words(text))))


def covered_share(shares: Mapping[str, float], stems: Collection[str]) -> float:
    """The sum of the shares of those stems that are among others."""
    return sum(share for root, share in shares.items() if root in stems)


def _worth(
    each: SourceSentence, uncovered: dict[str, float], chosen: Sequence[SourceSentence]
) -> tuple[float, int]:
    share = covered_share(uncovered, each.stems)
    beside = _BESIDE if share and _is_beside(each, chosen) else 0.0
    return share + beside, -len(each.stems)  # of two equally good ones the shorter


def _is_beside(each: SourceSentence, others: Iterable[SourceSentence]) -> bool:
    """Whether a sentence stands next to one of some others in a passage."""
    return any(
        each.passage == other.passage and abs(each.place - other.place) == 1 for other in others
    )
