"""Focus: the sentences of an article that tell what its author argues, or how it concludes."""

from itertools import pairwise

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.positions import takes_position
from qa.language.words import words
from qa.overview.summary import body_sentences

_ENDING = 3  # sentences
_SHORT = 8  # words: "My argument is a different one" says what comes next


def argued(article: Article) -> list[Span]:
    """The sentences that take a position, and after a short one what it announces."""
    body = body_sentences(article)
    taken = [span for span in body if takes_position(span.of(article.text))]
    short = {span for span in taken if len(words(span.of(article.text))) <= _SHORT}
    return sorted({*taken, *(then for one, then in pairwise(body) if one in short)})


def ending(article: Article) -> list[Span]:
    """The last sentences, without what tells of an author under them."""
    return [one for one in body_sentences(article) if not _tells_of_author(article, one)][-_ENDING:]


def _tells_of_author(article: Article, span: Span) -> bool:
    start = article.text.rfind("\n", 0, span.start) + 1
    end = f"{article.text}\n".index("\n", span.end)
    return any(name in article.text[start:end] for name in article.authors)
