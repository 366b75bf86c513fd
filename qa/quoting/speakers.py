"""Speakers: who says a sentence of a transcript, where each turn begins with a name."""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.sentence_ends import is_ended
from qa.language.words import words

_TURN = re.compile(
    r"^(?P<label>(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ –-]*)?"
    r"(?P<name>[^\W\d_a-z][\w.'’-]+(?: [\w.'’-]+){0,4})"
    r"(?: ?[\[(]\d{1,2}:\d\d(?::\d\d)?[\])])?:) (?P<said>.*)",
    re.MULTILINE,
)
"""A name and a colon, with a time of the recording before or after it."""
_MOST = 0.4
"""Share of an article's lines that begin with a name which begins others too: a speech may have
several paragraphs, and "Note:" makes no transcript. What is said is sentences: "Serves: 4" is none.
"""


def speaker_of(article: Article, span: Span) -> Span | None:
    r"""The words before a sentence that name who says it; None where it is in no transcript.

    >>> talk = Article("a", "Talk", "ADA: Hello.\nPIET: I swim. I row.\nADA: When?\nPIET: Now.")
    >>> speaker_of(talk, Span(26, 32)).of(talk.text)
    'PIET:'
    """
    labels = _labels(article.text)
    after = bisect_right(labels, span.start, key=lambda label: label.start)
    return labels[after - 1] if after else None


@lru_cache(maxsize=256)
def speakers(text: str) -> frozenset[str]:
    """The words of the names of all who speak in a transcript; none of another text."""
    return frozenset(word for label in _labels(text) for word in words(label.of(text)))


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[Span, ...]:
    """The names that begin the turns of a transcript, also of who has but one; of no other text."""
    turns = list(_TURN.finditer(text))
    times = Counter(turn["name"] for turn in turns if is_ended(turn["said"]))
    often = [each for each in times.values() if each > 1]
    lines = sum(1 for line in text.splitlines() if line.strip())
    is_transcript = len(often) > 1 and sum(often) >= _MOST * lines
    return tuple(Span(*turn.span("label")) for turn in turns) if is_transcript else ()
