"""Pairs of a claim and the part of its source that the verifier reads with it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.checking.grounds import Sources, SourceSentence, claim_stems
from qa.training.pairs.altering import alter

WORDS = (0, 30, 55, 80, 100, 100)
"""The most words of a source that go with a claim; 0: only the sentences of its evidence."""


@dataclass(frozen=True)
class Pair:
    """A claim and the sentences of its source that are nearest to it.

    `wrong`: the characters of the claim that the source does not say; None where the claim is not
    supported and they are unknown.
    """

    kind: str
    claim: str
    title: str
    source: str
    wrong: tuple[Span, ...] | None

    @property
    def supported(self) -> bool:
        """Whether the source says the claim."""
        return self.wrong == ()


class Pairing:
    """Makes pairs of claims and the passages they are checked against."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        # made once for consecutive claims about the same passages
        self._sources = lru_cache(maxsize=1)(Sources)

    def pair(
        self,
        kind: str,
        claim: str,
        passages: tuple[Passage, ...],
        wrong: tuple[Span, ...] | None = (),
    ) -> Pair:
        """A pair of a claim and a random amount of its passages."""
        context = self._nearest(claim, passages, self.draw.choice(WORDS))
        title = passages[0].article.title if passages and self.draw.random() < 0.8 else ""
        text = " ".join(" ".join(each.text.split()) for each in context)
        return Pair(kind, claim, title, text, wrong)

    def _nearest(
        self, claim: str, passages: tuple[Passage, ...], max_words: int
    ) -> list[SourceSentence]:
        sources, stems = self._sources(passages), claim_stems(claim)
        return sources.context(stems, sources.evidence(stems), max_words)

    def altered_pairs(
        self, kind: str, claim: str, passages: tuple[Passage, ...], count: int = 1
    ) -> Iterator[Pair]:
        """False pairs of a true claim, altered in up to `count` ways."""
        source = " ".join(each.text for each in passages)
        if len(source) > 6000:
            source = " ".join(each.text for each in self._nearest(claim, passages, 300))
        texts: set[str] = set()
        for _ in range(count * 2):
            alteration = alter(claim, source, self.draw)
            if (
                alteration
                and alteration.text != claim
                and alteration.text not in texts
                and len(texts) < count
            ):
                texts.add(alteration.text)
                yield self.pair(f"{kind} altered", alteration.text, passages, alteration.wrong)
