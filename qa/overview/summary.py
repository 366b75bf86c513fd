"""Summary: picks the sentences that tell what an article is about."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from embeddings.article import CAPTION_MARK, Article
from embeddings.encoder import Encode, Vectors
from embeddings.sentences import Span, sentence_spans
from qa.language.referring import goes_on, refers_back
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stems, words

_FEWEST_WORDS = 6  # a shorter line is a byline, a caption or a heading
_MOST_SENTENCES = 100  # sentences of an article that are compared: as good as twice as many

# Weights, relative to 1 for being the first sentence: tests/benchmarks/summaries.py says how they
# were chosen, and what else was tried.
_CENTRALITY = 1.2
_TITLE = 1.0
_COVERAGE = 4.0  # of what no chosen sentence covers yet; a higher weight favours long articles
_FOCUS = 2.0  # of the sentences asked for: a position, a finding
_REFERRING = 1.0  # taken from sentences that refer back to one that is not chosen


def summary_sentences(
    article: Article,
    encode: Encode,
    count: int | None = None,
    repeated: Sequence[Span] = (),
    part: Sequence[Span] = (),
    focus: Collection[Span] = (),
) -> list[Span]:
    """Three to five sentences of an article in its order, or ``count``; fewer if it has no more.

    They are early, close to the title and to the article's mean, cover different things and are
    understood without the others. Questions and ``repeated`` paragraphs are left out; with a
    ``part`` only its sentences are taken.
    """
    body = [
        span
        for span in body_sentences(article)
        if not ends_asking(span.of(article.text)) and not any(one.holds(span) for one in repeated)
        if not part or any(one.holds(span) for one in part)
    ][:_MOST_SENTENCES]
    if not body:
        return []
    count = min(count or min(5, 3 + len(body) // 20), len(body))
    texts = [span.of(article.text) for span in body]
    rows = np.asarray(encode([article.title, *texts]))
    scores = _scores(article.title, texts, rows[0], rows[1:])
    scores += _FOCUS * np.array([span in focus for span in body])
    referring = np.array(
        [refers_back(text, before) or goes_on(text) for before, text in pairwise(["", *texts])]
    )
    chosen = _choose_covering(scores, rows[1:] @ rows[1:].T, referring, count)
    return sorted(body[i] for i in chosen)


def body_sentences(article: Article) -> list[Span]:
    """The complete sentences of some length: no headline, byline or caption.

    For a text without any, as a note or a table, all lines but the headline.
    """
    spans = sentence_spans(article.text, article.language)
    if body := [span for span in spans if _is_body_sentence(span.of(article.text))]:
        return body
    title = headline(article)
    return [span for span in spans if span != title]


def headline(article: Article) -> Span | None:
    """The line of an article's first ten that is its title, or None."""
    for span in sentence_spans(article.text, article.language)[:10]:
        if span.of(article.text).strip() == article.title.strip():
            return span
    return None


def _scores(title: str, texts: Sequence[str], title_row: Vectors, vectors: Vectors) -> Vectors:
    """The score of each sentence by itself."""
    mean = vectors.mean(axis=0)
    title_stems = stems(title)
    shared = np.array([len(title_stems & stems(text)) / (len(title_stems) or 1) for text in texts])
    early = 1 / np.sqrt(np.arange(1, len(texts) + 1))
    central = vectors @ mean / (np.linalg.norm(mean) or 1.0)
    return np.asarray(early + _CENTRALITY * central + _TITLE * (vectors @ title_row + shared) / 2)


def _choose_covering(
    scores: Vectors, likeness: Vectors, referring: NDArray[np.bool_], count: int
) -> list[int]:
    """The best sentences, each by score and what it adds to those before it (facility location)."""
    likeness = likeness.clip(0)
    most = likeness.sum(axis=1).max() or 1.0
    chosen: list[int] = []
    covered = np.zeros(len(scores))
    after_chosen = np.zeros(len(scores) + 1, dtype=bool)
    while len(chosen) < count:
        gained = (np.maximum(likeness, covered) - covered).sum(axis=1) / most
        score = scores + _COVERAGE * gained - _REFERRING * (referring & ~after_chosen[:-1])
        score[chosen] = -np.inf
        best = int(score.argmax())
        chosen.append(best)
        covered = np.maximum(covered, likeness[best])
        after_chosen[best + 1] = True
    return chosen


def _is_body_sentence(text: str) -> bool:
    return (
        not text.startswith(CAPTION_MARK) and is_ended(text) and len(words(text)) >= _FEWEST_WORDS
    )
