"""A claim beside what its source says of it, as the verifier reads them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.checking.grounds import Sources, SourceSentence, claim_stems
from qa.training.pairs.altering import altered

WORDS = (0, 30, 55, 80, 100, 100)
"""How many words of a source a claim is given, at most; 0: the sentences it rests on alone."""


@dataclass(frozen=True)
class Pair:
    """A claim beside the sentences of its source that are nearest to it.

    `wrong`: the characters of the claim that the source does not say; None where it does not say
    the claim and nobody knows which.
    """

    kind: str
    claim: str
    title: str
    source: str
    wrong: tuple[Span, ...] | None

    @property
    def supported(self) -> bool:
        """Whether the source says it."""
        return self.wrong == ()


class Pairing:
    """Makes pairs of claims and the passages they are checked against."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        # made once for claims that follow each other
        self._sources = lru_cache(maxsize=1)(Sources)

    def pair(
        self,
        kind: str,
        claim: str,
        passages: tuple[Passage, ...],
        wrong: tuple[Span, ...] | None = (),
    ) -> Pair:
        """One pair."""
        chosen = self._nearest(claim, passages, self.draw.choice(WORDS))
        title = passages[0].article.title if passages and self.draw.random() < 0.8 else ""
        text = " ".join(" ".join(each.text.split()) for each in chosen)
        return Pair(kind, claim, title, text, wrong)

    def _nearest(
        self, claim: str, passages: tuple[Passage, ...], most: int
    ) -> list[SourceSentence]:
        sources, stems = self._sources(passages), claim_stems(claim)
        return sources.context(stems, sources.evidence(stems), most)

    def falsified(
        self, kind: str, claim: str, passages: tuple[Passage, ...], count: int = 1
    ) -> Iterator[Pair]:
        """A true claim altered in up to `count` ways."""
        source = " ".join(each.text for each in passages)
        if len(source) > 6000:
            source = " ".join(each.text for each in self._nearest(claim, passages, 300))
        texts: set[str] = set()
        for _ in range(count * 2):
            made = altered(claim, source, self.draw)
            if made and made.text != claim and made.text not in texts and len(texts) < count:
                texts.add(made.text)
                yield self.pair(f"{kind} altered", made.text, passages, made.wrong)
