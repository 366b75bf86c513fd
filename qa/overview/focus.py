"""Focus: the sentences of an article that tell what it argues, what was found, or how it ends."""

from collections.abc import Callable
from itertools import pairwise

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.positions import reports_finding, takes_position
from qa.language.words import words
from qa.overview.summary import body_sentences
from qa.question.requests import Focus

_TELLS: dict[Focus, Callable[[str], bool]] = {
    "argument": takes_position,
    "findings": reports_finding,
}
_ENDING = 3  # sentences
_SHORT = 8  # words: "My argument is a different one" says what comes next


def favoured(article: Article, focus: Focus) -> set[Span]:
    """The sentences that take a position or report a finding; after a short one what it announces.

    None where all are summed up.
    """
    tells = _TELLS.get(focus)
    if tells is None:
        return set()
    body = body_sentences(article)
    told = {span for span in body if tells(span.of(article.text))}
    short = {span for span in told if len(words(span.of(article.text))) <= _SHORT}
    return told.union(then for one, then in pairwise(body) if one in short)


def ending(article: Article) -> list[Span]:
    """The last sentences, without what tells of an author under them."""
    return [one for one in body_sentences(article) if not _tells_of_author(article, one)][-_ENDING:]


def _tells_of_author(article: Article, span: Span) -> bool:
    start = article.text.rfind("\n", 0, span.start) + 1
    end = f"{article.text}\n".index("\n", span.end)
    return any(name in article.text[start:end] for name in article.authors)
