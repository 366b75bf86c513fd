"""Sentence choice: which sentences of the passages that were read answer the question."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from embeddings.encoder import Vectors
from embeddings.passages import Passage
from embeddings.sentences import Span, sentence_spans
from qa.curves import Curve, logistic
from qa.language.expected import fits
from qa.language.words import stems, words
from qa.reader import Reading
from qa.retrieval.reranking import ReadPassage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: a span of its article, and the words in it that do."""

    passage: Passage
    span: Span  # characters of the article
    features: Mapping[str, float]  # its own and its passage's, as the curves name them
    log_odds: float  # that it holds the answer, if the articles have one
    short: Span | None = None  # characters of the article, inside ``span``

    @property
    def text(self) -> str:
        """The sentence."""
        return self.span.of(self.passage.article.text)

    @property
    def score(self) -> float:
        """Probability, 0..1, that the sentence holds the answer, if the articles have one."""
        return logistic(self.log_odds)


def passage_sentences(passage: Passage) -> list[Span]:
    """The article's sentences in a passage, as characters of the article.

    Of a sentence too long for one passage, the part that is in this one.
    """
    article = passage.article
    return [
        Span(max(span.start, passage.start), min(span.end, passage.end))
        for span in sentence_spans(article.text, article.language)
        if span.start < passage.end and span.end > passage.start
    ]


def candidates(
    question: str,
    read: Sequence[ReadPassage],
    encode: Callable[[Sequence[str]], Vectors],
    curve: Curve,
) -> list[Candidate]:
    """All sentences of the passages, the likeliest to answer first.

    ``encode`` gives a unit row for each text.
    """
    found = [(each, span) for each in read for span in passage_sentences(each.passage)]
    if not found:
        return []
    texts = [span.of(each.passage.article.text) for each, span in found]
    rows = encode([question, *texts])
    cosines: list[float] = np.asarray(rows[1:] @ rows[0]).tolist()
    overlap = _Overlap(question, texts)
    made = []
    for (each, span), text, cosine in zip(found, texts, cosines, strict=True):
        features = {
            **each.features,
            "chance": log(each.chance + 0.001),
            "cosine": cosine,
            **overlap.features(text),
            "fragment": float(_is_fragment(text)),
            "headline": float(_repeats_title(text, each.passage.article.title)),
            "fits": fits(question, text),
            "length": log(1 + len(text.split())),
        }
        short = None
        if each.reading is not None:
            short = _short_answer(question, each.reading, each.passage, span)
            start, end = span.start - each.passage.start, span.end - each.passage.start
            features["points"] = log(each.reading.share(start, end) + 0.01)
            features["inside"] = float(short is not None)
        made.append(Candidate(each.passage, span, features, curve.log_odds(features), short))
    return sorted(made, key=lambda candidate: -candidate.log_odds)


class _Overlap:
    """Words that a sentence shares with the question; rare ones among the sentences weigh more."""

    def __init__(self, question: str, sentences: Sequence[str]) -> None:
        self._asked = stems(question)
        counts = Counter(stem for text in sentences for stem in stems(text))
        self._rarity = {
            stem: log((len(sentences) + 1) / (counts[stem] + 0.5)) for stem in self._asked
        }

    def features(self, sentence: str) -> dict[str, float]:
        """Shares from 0 to 1 of the question's words that it has, plain and by rarity."""
        shared = self._asked & stems(sentence)
        whole = sum(self._rarity.values())
        return {
            "shared": len(shared) / len(self._asked) if self._asked else 0.0,
            "rare": sum(self._rarity[stem] for stem in shared) / whole if whole > 0 else 0.0,
        }


def _short_answer(question: str, reading: Reading, passage: Passage, span: Span) -> Span | None:
    """The reader's words if they are in the sentence and say more than the question does."""
    first, last = passage.start + reading.start, passage.start + reading.end
    if not span.start <= first < last <= span.end:
        return None
    found = Span(first, last)
    said = set(words(found.of(passage.article.text)))
    asked = words(question)
    # "Was it the mayor or the council?" may be answered in its own words
    return None if said <= set(asked) and "or" not in asked else found


def _repeats_title(text: str, title: str) -> bool:
    return words(text) == words(title)


def _is_fragment(text: str) -> bool:
    """Whether it is a headline, an author's line or a date rather than a sentence."""
    return not text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", "。", "！", "？"))
