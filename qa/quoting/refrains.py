"""Refrains: paragraphs that a site repeats under its articles are not quoted as an article's own.

Pleas such as "Follow us for news of the pier" are not read at all: the reader finds answers in them
that are none, and stops reading. Other refrains, as an author's biography or the background of a
story, are quoted if no sentence of the article's own is likelier.
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
"""Finds the paragraphs of an article that its site repeats."""

_QUOTATION = re.compile(r"[\"“”„«»「]")  # somebody speaks to somebody else
_PLEA = re.compile(
    r"(?:get|read|follow|share|sign|subscribe|join|click|download|listen|watch|see|visit|send|write|"
    r"support|become|register|tell|help|buy|find|discover|folgen|lesen|teilen|abonnieren)\b"
    r"|.*\b(?:you|yours?|we|(?-i:us)|our|uns|unser\w*|ihnen|nuestr\w+|nous|notre|nos|vous|votre|vos)\b"
    r"|.*(?:您|我们|訂閱|订阅|关注)",
    re.IGNORECASE,
)


def without_pleas(hits: Sequence[Hit], refrains: Refrains) -> list[Hit]:
    """The hits without the pleas in them: a passage is split where a plea was."""
    return [
        Hit(passage, hit.score)
        for hit in hits
        for passage in _split_at_pleas(hit.passage, refrains)
    ]


def _split_at_pleas(passage: Passage, refrains: Refrains) -> list[Passage]:
    """The parts of a passage before, between and after its pleas; the passage if it has none."""
    article, sentences = passage.article, passage_sentences(passage)
    candidates = [span for span in sentences if _is_plea(span.of(article.text))]
    repeated = refrains(article) if candidates else ()  # most passages need no look-up
    pleas = {span for span in candidates if any(each.holds(span) for each in repeated)}
    if not pleas:
        return [passage]
    runs = [list(run) for is_plea, run in groupby(sentences, pleas.__contains__) if not is_plea]
    return [Passage(article, run[0].start, run[-1].end) for run in runs]


def without_refrains(found: Sequence[Candidate], refrains: Refrains) -> list[Candidate]:
    """The sentences, best first, without refrains that come after an article's own sentence."""
    remaining: list[Candidate] = []
    has_own = False
    for one in found:
        is_own = not any(each.holds(one.span) for each in refrains(one.passage.article))
        if is_own or not has_own:
            remaining.append(one)
        has_own = has_own or is_own
    return remaining


def _is_plea(text: str) -> bool:
    """Whether a sentence addresses its readers.

    >>> _is_plea("Follow us for news of the pier."), _is_plea("Ada Brook writes about the sea.")
    (True, False)
    """
    return bool(_PLEA.match(text)) and not _QUOTATION.search(text)
