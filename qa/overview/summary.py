"""Summary: the sentences that tell what an article is about."""

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

_FEWEST_WORDS = 6  # fewer are a byline, a caption or a heading
_LONGEST_READ = 100  # sentences of an article that are compared: as good as twice as many

# How much each counts, where a first sentence has 1 for its place: tests/benchmarks/summaries.py
# says what it was chosen by, and what else was tried.
_CENTRALITY = 1.2
_TITLE = 1.0
_COVERAGE = 4.0  # of what no chosen sentence says yet; more of it says more of a long read
_FAVOURED = 2.0  # of what is asked for: a position, a finding
_REFERRING = 1.0  # off what refers back to, or goes on from, a sentence that is not chosen


def summary_sentences(
    article: Article,
    encode: Encode,
    count: int | None = None,
    repeated: Sequence[Span] = (),
    part: Sequence[Span] = (),
    favoured: Collection[Span] = (),
) -> list[Span]:
    """Three to five sentences of an article in its order, or ``count``; fewer if it has no more.

    Of all of it, or of a part: early ones, near to the title and to what all say together, each
    saying what those before leave out, and understood without what is not told; none of the
    paragraphs that its site repeats, and no question, which asks for what follows.
    """
    body = [
        span
        for span in body_sentences(article)
        if not ends_asking(span.of(article.text)) and not any(one.holds(span) for one in repeated)
        if not part or any(one.holds(span) for one in part)
    ][:_LONGEST_READ]
    if not body:
        return []
    count = min(count or min(5, 3 + len(body) // 20), len(body))
    texts = [span.of(article.text) for span in body]
    rows = np.asarray(encode([article.title, *texts]))
    worth = _worth(article.title, texts, rows[0], rows[1:])
    worth += _FAVOURED * np.array([span in favoured for span in body])
    referring = np.array(
        [refers_back(text, before) or goes_on(text) for before, text in pairwise(["", *texts])]
    )
    chosen = _covering(worth, rows[1:] @ rows[1:].T, referring, count)
    return sorted(body[i] for i in chosen)


def body_sentences(article: Article) -> list[Span]:
    """Whole sentences of some length: no headline, byline or caption.

    Of a text that has none, a note or a table, all that it says.
    """
    spans = sentence_spans(article.text, article.language)
    if told := [span for span in spans if _tells(span.of(article.text))]:
        return told
    title = headline(article)
    return [span for span in spans if span != title]


def headline(article: Article) -> Span | None:
    """Where the title stands in the text, as a line of its own."""
    for span in sentence_spans(article.text, article.language)[:10]:
        if span.of(article.text).strip() == article.title.strip():
            return span
    return None


def _worth(title: str, texts: Sequence[str], titled: Vectors, vectors: Vectors) -> Vectors:
    """What each sentence is worth by itself."""
    middle = vectors.mean(axis=0)
    named = stems(title)
    shared = np.array([len(named & stems(text)) / (len(named) or 1) for text in texts])
    early = 1 / np.sqrt(np.arange(1, len(texts) + 1))
    central = vectors @ middle / (np.linalg.norm(middle) or 1.0)
    return np.asarray(early + _CENTRALITY * central + _TITLE * (vectors @ titled + shared) / 2)


def _covering(
    worth: Vectors, likeness: Vectors, referring: NDArray[np.bool_], count: int
) -> list[int]:
    """The best, each with what it says that those before it do not (facility location)."""
    likeness = likeness.clip(0)
    most = likeness.sum(axis=1).max() or 1.0
    chosen: list[int] = []
    covered = np.zeros(len(worth))
    after_chosen = np.zeros(len(worth) + 1, dtype=bool)
    while len(chosen) < count:
        gained = (np.maximum(likeness, covered) - covered).sum(axis=1) / most
        score = worth + _COVERAGE * gained - _REFERRING * (referring & ~after_chosen[:-1])
        score[chosen] = -np.inf
        best = int(score.argmax())
        chosen.append(best)
        covered = np.maximum(covered, likeness[best])
        after_chosen[best + 1] = True
    return chosen


def _tells(text: str) -> bool:
    return (
        not text.startswith(CAPTION_MARK) and is_ended(text) and len(words(text)) >= _FEWEST_WORDS
    )
