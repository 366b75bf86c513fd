"""Refrains: what a site sets under every article is not quoted as if it were the article's.

In a plea such as "Follow us for news of the pier" a reader finds answers that are none, and stops
reading: what asks something of who reads it is not read at all. What else is repeated, an author's
particulars or the background of a story, is quoted where nothing of an article's own is likelier.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.sentence_choice import Candidate, passage_sentences

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


def without_pleas(hits: Sequence[Hit], refrains: Refrains) -> list[Hit]:
    """The hits without the pleas in them; what stands before a plea is read apart from the rest."""
    return [
        Hit(passage, hit.score) for hit in hits for passage in _around_pleas(hit.passage, refrains)
    ]


def _around_pleas(passage: Passage, refrains: Refrains) -> list[Passage]:
    """A passage as it is, or what is left of it before, between and after its pleas."""
    article, sentences = passage.article, passage_sentences(passage)
    asking = [span for span in sentences if _asks(span.of(article.text))]
    repeated = refrains(article) if asking else ()  # most passages ask nothing: not looked up
    pleas = {span for span in asking if any(each.holds(span) for each in repeated)}
    if not pleas:
        return [passage]
    runs = [list(run) for is_plea, run in groupby(sentences, pleas.__contains__) if not is_plea]
    return [Passage(article, run[0].start, run[-1].end) for run in runs]


def without_refrains(found: Sequence[Candidate], refrains: Refrains) -> list[Candidate]:
    """The sentences, best first; repeated ones only before any that is the article's own."""
    kept: list[Candidate] = []
    is_own_kept = False
    for one in found:
        is_own = not any(each.holds(one.span) for each in refrains(one.passage.article))
        if is_own or not is_own_kept:
            kept.append(one)
        is_own_kept = is_own_kept or is_own
    return kept


def _asks(text: str) -> bool:
    """Whether a sentence speaks to who reads it.

    >>> _asks("Follow us for news of the pier."), _asks("Ada Brook writes about the sea.")
    (True, False)
    """
    return bool(_ASKS.match(text)) and not _SPOKEN.search(text)
