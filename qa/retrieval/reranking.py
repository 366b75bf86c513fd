"""Reranking: the retrieved passages in the order that reading them suggests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from embeddings.index import Hit
from embeddings.passages import Passage
from qa.curves import Curve
from qa.language.words import stems
from qa.reader import Reading

_FARTHEST = 20.0
"""Logits beyond this say no more; a passage without a word has minus infinity."""


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A hit and what its reading says; `reading` is None where there is no reader."""

    hit: Hit
    reading: Reading | None
    features: Mapping[str, float]
    chance: float  # 0..1, that this is the one to read, among the passages of its question

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.hit.passage


def rerank(
    question: str, hits: Sequence[Hit], readings: Sequence[Reading] | None, curve: Curve
) -> list[ReadPassage]:
    """The passages, the likeliest to answer first; `readings`: one for each hit, if any."""
    asked = stems(question)
    known = [
        passage_features(asked, hit, readings[number] if readings else None)
        for number, hit in enumerate(hits)
    ]
    raised = [exp(curve.log_odds(features)) for features in known]
    whole = sum(raised)
    found = [
        ReadPassage(hit, readings[number] if readings else None, features, share / whole)
        for number, (hit, features, share) in enumerate(zip(hits, known, raised, strict=True))
    ]
    return sorted(found, key=lambda each: -each.chance)


def passage_features(asked: set[str], hit: Hit, reading: Reading | None) -> dict[str, float]:
    """What is known of a passage; `asked`: stems of the question's words.

    fused: the retriever's score; covered: share of the question's words that the passage or its
    title has. With a reader: its logits of relevance and of an answer, the logits of the answer's
    words above those of no answer, and log of how sure it is of just these words.
    """
    article = hit.passage.article
    said = stems(f"{article.title} {hit.passage.text}")
    features = {
        "fused": hit.score,
        "covered": len(asked & said) / len(asked) if asked else 0.0,
    }
    if reading is not None:
        answers, margin = reading.evidence
        features |= {
            "relevance": _within(reading.relevance),
            "answers": _within(answers),
            "margin": _within(margin),
            "span": log(reading.span + 0.01),
        }
    return features


def _within(logit: float) -> float:
    return min(max(logit, -_FARTHEST), _FARTHEST)
