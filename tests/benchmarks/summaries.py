"""Summaries against abstracts that people wrote: python -m tests.benchmarks.summaries --data PATH.

ROUGE-L (longest common subsequence of stems, F1; the mean over an article's abstracts) of as many
sentences as the first three that an article begins with, which are hard to beat in news. The
difference is paired; its 95 % interval is a bootstrap over articles.
"""

from collections.abc import Callable, Sequence

import numpy as np

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from embeddings.sentences import Span
from qa.language.words import stem, words
from qa.overview.summary import body_sentences, summary_sentences
from tests.benchmarks.tables import arguments, show
from tests.benchmarks.wikinews import Abstracted, abstracted_articles

SENTENCES = 3


def rouge_l(text: str, abstract: str) -> tuple[float, float]:
    """Recall and F1, 0..1, of the longest common subsequence of stems.

    >>> rouge_l("The cat sat on the mat", "A cat sat")
    (0.6666666666666666, 0.4444444444444444)
    """
    said, asked = [[stem(word) for word in words(each)] for each in (text, abstract)]
    row = [0] * (len(asked) + 1)
    for word in said:
        before = 0  # the longest without this word and without that of the abstract
        for i, other in enumerate(asked, 1):
            longest = before + 1 if word == other else max(row[i], row[i - 1])
            before, row[i] = row[i], longest
    common = row[-1]
    recall, precision = common / len(asked), common / (len(said) or 1)
    return recall, 2 * recall * precision / (recall + precision) if common else 0.0


def scores(found: Abstracted, spans: Sequence[Span]) -> tuple[float, float, int]:
    """Recall, F1, and how many words the sentences have."""
    text = " ".join(span.of(found.article.text) for span in spans)
    each = [rouge_l(text, abstract) for abstract in found.abstracts]
    recall, f1 = np.mean(each, axis=0).tolist()
    return recall, f1, len(words(text))


def lead(article: Article) -> list[Span]:
    """What the article begins with, after its headline."""
    return body_sentences(article)[:SENTENCES]


def main() -> None:
    """Sum up, compare, print."""
    given = arguments(__doc__).parse_args()
    encoder = SentenceEncoder()
    articles = [each for each in abstracted_articles(given.data) if each.abstracts]
    ways: dict[str, Callable[[Article], list[Span]]] = {
        "lead-3": lead,
        "Byline": lambda one: summary_sentences(one, encoder.encode_passages, SENTENCES),
    }
    measured = {
        name: np.array([scores(each, way(each.article)) for each in articles])
        for name, way in ways.items()
    }
    difference = measured["Byline"][:, 1] - measured["lead-3"][:, 1]
    drawn = np.random.default_rng(1).choice(difference, (2000, len(difference))).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    show(
        [
            {
                "summary": name,
                "articles": len(articles),
                "ROUGE-L recall": float(found[:, 0].mean()),
                "ROUGE-L F1": float(found[:, 1].mean()),
                "words": float(found[:, 2].mean()),
            }
            for name, found in measured.items()
        ]
    )
    print(f"F1, Byline over lead-3: {difference.mean():+.3f} (95 %: {low:+.3f} to {high:+.3f})")


if __name__ == "__main__":
    main()
