"""Focus: picks the sentences with an article's argument or findings, or its last ones."""

from collections.abc import Callable
from itertools import pairwise

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.positions import reports_finding, takes_position
from qa.language.words import words
from qa.overview.summary import body_sentences
from qa.question.requests import Focus

_TESTS: dict[Focus, Callable[[str], bool]] = {
    "argument": takes_position,
    "findings": reports_finding,
}
_LAST = 3  # sentences
_MOST_ANNOUNCING_WORDS = 8  # words: "My argument is a different one" announces the next


def focus_sentences(article: Article, focus: Focus) -> set[Span]:
    """The sentences that take a position or report a finding, and those after a short one.

    Empty for other focuses.
    """
    has_focus = _TESTS.get(focus)
    if has_focus is None:
        return set()
    body = body_sentences(article)
    found = {span for span in body if has_focus(span.of(article.text))}
    short = {span for span in found if len(words(span.of(article.text))) <= _MOST_ANNOUNCING_WORDS}
    return found.union(then for one, then in pairwise(body) if one in short)


def last_sentences(article: Article) -> list[Span]:
    """The last sentences before any note about the author."""
    return [one for one in body_sentences(article) if not _is_about_author(article, one)][-_LAST:]


def _is_about_author(article: Article, span: Span) -> bool:
    start = article.text.rfind("\n", 0, span.start) + 1
    end = f"{article.text}\n".index("\n", span.end)
    return any(name in article.text[start:end] for name in article.authors)
