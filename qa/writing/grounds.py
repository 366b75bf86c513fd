"""Grounds: the sentences of some passages that a written sentence can rest on."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.language.values import Value, values
from qa.language.words import content_words, stem, word_starts, words
from qa.quoting.sentence_choice import passage_sentences

SENTENCES = 3
"""Sentences that together may say what one written sentence says."""

_ADDS = 0.15  # share of a sentence's words that one more sentence has to add
_BESIDE = 0.05  # worth of standing next to a sentence that was taken, as a share of the words


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
    def stems(self) -> frozenset[str]:
        """Stems of all its words."""
        return frozenset(map(stem, words(self.text)))


class SourceText:
    """The words of a passage by their places, and the values among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words(text)):
            self.places.setdefault(stem(word), []).append(place)
        starts = word_starts(text)
        self.values: list[tuple[Value, int]] = [
            (value, bisect_right(starts, value.span.start) - 1) for value in values(text)
        ]


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
        self.texts = tuple(SourceText(passage.text) for passage in passages)
        self.articles = tuple(dict.fromkeys(p.article for p in passages))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words, of titles and of names of authors too."""
        heads = [" ".join((a.title, *a.authors, a.site)) for a in self.articles]
        return frozenset(map(stem, words(" ".join(heads)))).union(
            *(each.places for each in self.texts)
        )

    def weight(self, root: str) -> float:
        """How much a stem tells: less the more of the sentences have it; 1 at most."""
        having = sum(root in each.stems for each in self.sentences)
        return 1 / (1 + log(max(1, having)))

    def evidence(self, claimed: Collection[str]) -> list[SourceSentence]:
        """The sentences that have most of the stems together, the best one first."""
        weights = {root: self.weight(root) for root in claimed}
        whole = sum(weights.values()) or 1.0
        taken: list[SourceSentence] = []
        left = dict(weights)
        while self.sentences and len(taken) < SENTENCES:
            best = max(self.sentences, key=lambda each: _worth(each, left, taken, whole))
            added = sum(left.get(root, 0.0) for root in best.stems) / whole
            if best in taken or (taken and added < _ADDS):
                break
            taken.append(best)
            left = {root: worth for root, worth in left.items() if root not in best.stems}
        return taken

    def beside(self, taken: Sequence[SourceSentence]) -> frozenset[str]:
        """The stems of some sentences and of those just before and after in the same passage."""
        places = {(each.passage, each.place + step) for each in taken for step in (-1, 0, 1)}
        near = [each.stems for each in self.sentences if (each.passage, each.place) in places]
        return frozenset().union(*near)


def claim_stems(text: str) -> list[str]:
    """Stems of the words that carry what a sentence says, once each."""
    return list(dict.fromkeys(map(stem, content_words(text))))


def _worth(
    each: SourceSentence, left: dict[str, float], taken: Sequence[SourceSentence], whole: float
) -> tuple[float, int]:
    near = any(
        each.passage == other.passage and abs(each.place - other.place) == 1 for other in taken
    )
    words_worth = sum(worth for root, worth in left.items() if root in each.stems) / whole
    # of two as good the shorter
    return words_worth + (_BESIDE if near and words_worth else 0.0), -len(each.stems)
