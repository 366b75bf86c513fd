"""Summary: the sentences that tell what an article is about."""

from collections.abc import Sequence

import numpy as np

from embeddings.article import CAPTION_MARK, Article
from embeddings.encoder import Encode, Vectors
from embeddings.sentences import Span, sentence_spans
from qa.language.sentence_ends import ends_asking, is_ended
from qa.language.words import stems, words

_FEWEST_WORDS = 6  # fewer are a byline, a caption or a heading
_LONGEST_READ = 200  # sentences of an article that are compared; news says what matters early

# How much each counts; found on the abstracts that people wrote for Wikinews articles, where the
# first sentences are hard to beat: tests/benchmarks/summaries.py prints by how much.
_CENTRALITY = 1.2  # a first sentence has 1 for its place
_TITLE = 1.0
_REPEATED = 0.6  # of the cosine with a sentence that is chosen already


def summary_sentences(
    article: Article,
    encode: Encode,
    count: int | None = None,
    repeated: Sequence[Span] = (),
) -> list[Span]:
    """Three to five sentences of an article in its order, or ``count``; fewer if it has no more.

    Early ones, near to what all say together and to the title, and not the same thing twice; none
    of the paragraphs that its site repeats, and no question, which asks for what follows.
    """
    body = [
        span
        for span in body_sentences(article)
        if not ends_asking(span.of(article.text)) and not any(one.holds(span) for one in repeated)
    ][:_LONGEST_READ]
    if not body:
        return []
    count = count or min(5, 3 + len(body) // 20)
    texts = [span.of(article.text) for span in body]
    rows = np.asarray(encode([article.title, *texts]))
    title, sentences = rows[0], rows[1:]
    middle = sentences.mean(axis=0)
    titled = stems(article.title)
    shared = np.array([len(titled & stems(text)) / (len(titled) or 1) for text in texts])
    worth = (
        1 / np.sqrt(np.arange(1, len(body) + 1))
        + _CENTRALITY * (sentences @ middle) / (np.linalg.norm(middle) or 1.0)
        + _TITLE * (sentences @ title + shared) / 2
    )
    return sorted(body[i] for i in _apart(worth, sentences @ sentences.T, count))


def body_sentences(article: Article) -> list[Span]:
    """Whole sentences of some length: no headline, byline or caption."""
    spans = sentence_spans(article.text, article.language)
    return [span for span in spans if _tells(span.of(article.text))]


def headline(article: Article) -> Span | None:
    """Where the title stands in the text, as a line of its own."""
    for span in sentence_spans(article.text, article.language)[:10]:
        if span.of(article.text).strip() == article.title.strip():
            return span
    return None


def _apart(worth: Vectors, likeness: Vectors, count: int) -> list[int]:
    """The best, each told from those before it (maximal marginal relevance)."""
    chosen: list[int] = []
    left = set(range(len(worth)))
    while left and len(chosen) < count:
        best = max(
            left,
            key=lambda i: worth[i] - _REPEATED * max((likeness[i, j] for j in chosen), default=0.0),
        )
        chosen.append(best)
        left.remove(best)
    return chosen


def _tells(text: str) -> bool:
    return (
        not text.startswith(CAPTION_MARK) and is_ended(text) and len(words(text)) >= _FEWEST_WORDS
    )
