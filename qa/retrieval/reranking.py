"""Reranking: puts the retrieved passages in the order that reading them suggests."""

from calendar import month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.curves import Curve
from qa.language.words import stems, words
from qa.reader import Reading

_MOST_LOGIT = 20.0
"""Logits are clipped to this: a passage without any word has minus infinity."""


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A hit with its reading and features; `reading` is None without a reader."""

    hit: Hit
    reading: Reading | None
    features: Mapping[str, float]
    chance: float  # 0..1, that this passage answers, among those of its question

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.hit.passage


def rerank(
    question: str, hits: Sequence[Hit], readings: Sequence[Reading | None], curve: Curve
) -> list[ReadPassage]:
    """The passages, the likeliest to answer first; `readings`: one for each hit."""
    read = list(zip(hits, readings, strict=True))
    features = [passage_features(question, hit, reading) for hit, reading in read]
    odds = [exp(curve.log_odds(each)) for each in features]
    total = sum(odds)
    passages = [
        ReadPassage(*each, known, own / total)
        for each, known, own in zip(read, features, odds, strict=True)
    ]
    return sorted(passages, key=lambda each: -each.chance)


def title_for_reader(question: str, article: Article) -> str:
    """An article's title, with its date or authors if a question names them.

    Texts seldom say these themselves: news of 2012 seldom says "in 2012", and an author writes "I".

    >>> tide = Article("a", "Tide", "It rose.", authors=("Ada Hale",), published="2012-03-01")
    >>> title_for_reader("Who swam in 2012?", tide), title_for_reader("Who swam?", tide)
    ('Tide (March 2012)', 'Tide')
    >>> title_for_reader("Where did Hale swim?", tide)
    'Tide, by Ada Hale'
    """
    asked = {word.removesuffix("'s") for word in words(question)}
    year, month = (article.published or "")[:4], (article.published or "")[5:7]
    title = article.title
    if year and year in asked:
        title += f" ({month_name[int(month)]} {year})" if month else f" ({year})"
    writers = [name for name in article.authors if asked.intersection(words(name)[-1:])]
    return f"{title}, by {' and '.join(writers)}" if writers else title


def passage_features(question: str, hit: Hit, reading: Reading | None) -> dict[str, float]:
    """The curve features of a passage.

    fused: the retriever's score; covered: share of the question's words that the passage or its
    title has. With a reader: its logits of relevance and of an answer, the logits of the answer's
    words above those of no answer, and log of its probability for just these words.
    """
    article = hit.passage.article
    question_stems = stems(question, article.language)
    passage_stems = stems(
        f"{title_for_reader(question, article)} {hit.passage.text}", article.language
    )
    features = {
        "fused": hit.score,
        "covered": len(question_stems & passage_stems) / (len(question_stems) or 1),
    }
    if reading is not None:
        answers, margin = reading.evidence
        features |= {
            "relevance": _clip(reading.relevance),
            "answers": _clip(answers),
            "margin": _clip(margin),
            "span": log(reading.span + 0.01),
        }
    return features


def _clip(logit: float) -> float:
    return min(max(logit, -_MOST_LOGIT), _MOST_LOGIT)
