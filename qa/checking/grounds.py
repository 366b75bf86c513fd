"""Grounds: the sentences of some passages that a written sentence can rest on."""

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
from qa.checking.months import months
from qa.checking.shares import shares
from qa.checking.told_dates import told_dates
from qa.checking.weekdays import weekdays
from qa.language.values import Date, Value, values
from qa.language.words import content_words, stem, word_starts, words
from qa.quoting.sentence_choice import passage_sentences

SENTENCES = 3
"""Sentences that together may say what one written sentence says."""

_ADDS = 0.15  # share of a sentence's words that one more sentence has to add
_NEXT = 0.3  # the same where a context is filled up: what "he" is stands in the sentence before
_BESIDE = 0.05  # worth of standing next to a sentence that was taken, as a share of the words

# begun where a word begins, or a long one takes long
_CAPITALS = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*(?: (?:(?:of|the|and|for|de) )*[A-ZÀ-Þ][\w’'-]*)+"
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’']*")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.?){2,}")


@dataclass(frozen=True, eq=False)
class SourceSentence:
    """A sentence of an article, with what is compared of it."""

    article: Article
    span: Span
    passage: int  # position of its passage among those given
    place: int  # position among all sentences

    @cached_property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.span.of(self.article.text)

    @cached_property
    def size(self) -> int:
        """Its words."""
        return len(self.text.split())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all its words."""
        return frozenset(map(stem, words(self.text)))


class SourceText:
    """The text of a passage: its words by their places, and the values among them."""

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
        self.squeezed = "".join(words(text))
        self.acronyms = frozenset(each.replace(".", "").lower() for each in _ACRONYM.findall(text))
        self.initials = frozenset(
            "".join(word[0] for word in run.group().split() if word[0].isupper()).lower()
            for run in _CAPITALS.finditer(text)
        )


class Sources:
    """The passages that were given to a writer, with the weight of each word in them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        found = [
            (each.article, span, i)
            for i, each in enumerate(passages)
            for span in passage_sentences(each)
        ]
        self.sentences = tuple(
            SourceSentence(article, span, passage, place)
            for place, (article, span, passage) in enumerate(found)
        )
        self._passages = tuple(passages)
        self.articles = tuple(dict.fromkeys(p.article for p in passages))

    @cached_property
    def texts(self) -> tuple[SourceText, ...]:
        """The text of each passage."""
        return tuple(SourceText(passage.text) for passage in self._passages)

    @cached_property
    def told(self) -> tuple[Date, ...]:
        """The dates of the articles, and those that follow from them: "yesterday", "today"."""
        return tuple(
            date
            for passage in self._passages
            for iso in (passage.article.published, passage.article.updated)
            if iso
            for date in told_dates(passage.text, iso)
        )

    def have(self, text: str) -> bool:
        """Whether a passage has the words of a text one after another."""
        squeezed = "".join(words(text))
        return any(squeezed in each.squeezed for each in self.texts)

    @property
    def _heads(self) -> str:
        return " ".join(" ".join((a.title, *a.authors, a.site)) for a in self.articles)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words, of titles and of names of authors too."""
        return frozenset(map(stem, words(self._heads))).union(*(each.places for each in self.texts))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Those of words with a capital letter, and acronyms without their points."""
        found = _CAPITAL.findall(" ".join((self._heads, *(each.text for each in self.texts))))
        roots = (stem(word) for each in found for word in words(each))
        return frozenset(roots).union(*(each.acronyms for each in self.texts))

    @cached_property
    def _having(self) -> Counter[str]:
        """In how many of the sentences each stem is."""
        return Counter(root for each in self.sentences for root in each.stems)

    def weight(self, root: str) -> float:
        """How much a stem tells: less the more of the sentences have it; 1 at most."""
        return 1 / (1 + log(max(1, self._having[root])))

    def shares(self, claimed: Collection[str]) -> dict[str, float]:
        """Each stem's share of what they tell together."""
        weights = {root: self.weight(root) for root in claimed}
        whole = sum(weights.values())
        return {root: weight / whole for root, weight in weights.items()}

    def evidence(self, claimed: Collection[str]) -> list[SourceSentence]:
        """The sentences that have most of the stems together, the best one first."""
        taken: list[SourceSentence] = []
        left = self.shares(claimed)
        while self.sentences and len(taken) < SENTENCES:
            best = max(self.sentences, key=lambda each: _worth(each, left, taken))
            if best in taken or (taken and had(left, best.stems) < _ADDS):
                break
            taken.append(best)
            left = {root: share for root, share in left.items() if root not in best.stems}
        return taken

    def context(
        self, claimed: Collection[str], taken: Sequence[SourceSentence], most: int
    ) -> list[SourceSentence]:
        """The evidence, then other sentences with words in common or beside it: up to `most` words.

        In the order in which they stand in the passages.
        """
        shares = self.shares(claimed)
        worths = {
            each: had(shares, each.stems) + (_NEXT if _is_beside(each, taken[:1]) else 0.0)
            for each in self.sentences
            if each not in taken
        }
        chosen, size = list(taken), sum(each.size for each in taken)
        for each in sorted(worths, key=lambda each: worths[each], reverse=True):
            if size + each.size <= most:
                chosen.append(each)
                size += each.size
            if size > 0.9 * most:
                break
        return sorted(chosen, key=lambda each: each.place)


def claim_stems(text: str) -> list[str]:
    """Stems of the words that carry what a sentence says, once each."""
    return list(dict.fromkeys(map(stem, content_words(text))))


def had(shares: Mapping[str, float], stems: Collection[str]) -> float:
    """The share of what some stems tell that others have."""
    return sum(share for root, share in shares.items() if root in stems)


def _worth(
    each: SourceSentence, left: dict[str, float], taken: Sequence[SourceSentence]
) -> tuple[float, int]:
    share = had(left, each.stems)
    beside = _BESIDE if share and _is_beside(each, taken) else 0.0
    return share + beside, -len(each.stems)  # of two as good the shorter


def _is_beside(each: SourceSentence, others: Iterable[SourceSentence]) -> bool:
    """Whether it stands next to one of them in a passage."""
    return any(
        each.passage == other.passage and abs(each.place - other.place) == 1 for other in others
    )
