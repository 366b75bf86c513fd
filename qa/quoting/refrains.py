"""Refrains: what a site sets under every article is quoted only where the answer stands in it."""

from collections.abc import Callable, Sequence

from embeddings.article import Article
from embeddings.sentences import Span
from qa.quoting.sentence_choice import Candidate

Refrains = Callable[[Article], Sequence[Span]]
"""The paragraphs of an article that its site repeats."""


def without_refrains(found: Sequence[Candidate], refrains: Refrains) -> list[Candidate]:
    """The sentences that are their article's own, or hold what the reader takes for the answer.

    An author's particulars may answer who she is, though they stand under all that she wrote.
    """
    repeated = {
        article.source: refrains(article) for article in (one.passage.article for one in found)
    }
    return [
        one
        for one in found
        if _answers(one)
        or not any(each.holds(one.span) for each in repeated[one.passage.article.source])
    ]


def _answers(one: Candidate) -> bool:
    return bool(one.features["inside"]) and one.features.get("answers", 0.0) > 0
