"""Refrains: what a site sets under every article is not quoted as if it were the article's.

Reading a plea such as "Follow us for news of the pier", a reader finds answers in it that are
none: what asks something of who reads it is never quoted. What else is repeated, an author's
particulars or the background of a story, is quoted where nothing of an article's own is likelier.
"""

import re
from collections.abc import Callable, Sequence

from embeddings.article import Article
from embeddings.sentences import Span
from qa.quoting.sentence_choice import Candidate

Refrains = Callable[[Article], Sequence[Span]]
"""The paragraphs of an article that its site repeats."""

_SPOKEN = re.compile(r"[\"“”„«»「]")  # somebody said it, to somebody else
_ASKS = re.compile(
    r"(?:get|read|follow|share|sign|subscribe|join|click|download|listen|watch|see|visit|send|write|"
    r"support|become|register|tell|help|buy|find|discover|folgen|lesen|teilen|abonnieren)\b"
    r"|.*\b(?:you|yours?|we|(?-i:us)|our|uns|unser\w*|ihnen|nuestr\w+|nous|notre|nos|vous|votre|vos)\b"
    r"|.*(?:您|我们|訂閱|订阅|关注)",
    re.IGNORECASE,
)


def without_refrains(found: Sequence[Candidate], refrains: Refrains) -> list[Candidate]:
    """The sentences, best first, without those that are their site's and not their article's."""
    articles = {one.passage.article.source: one.passage.article for one in found}
    repeated = {source: refrains(article) for source, article in articles.items()}
    kept: list[Candidate] = []
    is_own_kept = False
    for one in found:
        is_own = not any(each.holds(one.span) for each in repeated[one.passage.article.source])
        if is_own or not (is_own_kept or _asks(one.text)):
            kept.append(one)
        is_own_kept = is_own_kept or is_own
    return kept


def _asks(text: str) -> bool:
    """Whether a sentence speaks to who reads it.

    >>> _asks("Follow us for news of the pier."), _asks("Ada Brook writes about the sea.")
    (True, False)
    """
    return bool(_ASKS.match(text)) and not _SPOKEN.search(text)
