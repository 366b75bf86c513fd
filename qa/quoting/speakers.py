"""Speakers: who says a sentence of a transcript, in which each turn begins with a name."""

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
    r"(?: ?[\[(]\d{1,2}:\d\d(?::\d\d)?[\])])?:) (?P<speech>.*)",
    re.MULTILINE,
)
"""A name and a colon, with a time of the recording before or after it."""
_LEAST_TURNS = 0.4
"""The least share of a transcript's lines that begin with a name which begins others too: speeches
have several paragraphs, and "Note:" makes no transcript. Speech is sentences: "Serves: 4" is none.
"""


def speaker_of(article: Article, span: Span) -> Span | None:
    r"""The label with the name of who says a sentence; None outside a transcript.

    >>> talk = Article("a", "Talk", "ADA: Hello.\nPIET: I swim. I row.\nADA: When?\nPIET: Now.")
    >>> speaker_of(talk, Span(26, 32)).of(talk.text)
    'PIET:'
    """
    labels = _labels(article.text)
    after = bisect_right(labels, span.start, key=lambda label: label.start)
    return labels[after - 1] if after else None


@lru_cache(maxsize=256)
def speakers(text: str) -> frozenset[str]:
    """The words of the names of all speakers in a transcript; none for other texts."""
    return frozenset(word for label in _labels(text) for word in words(label.of(text)))


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[Span, ...]:
    """The labels of all turns in a transcript, single turns included; none for other texts."""
    turns = list(_TURN.finditer(text))
    counts = Counter(turn["name"] for turn in turns if is_ended(turn["speech"]))
    repeated = [each for each in counts.values() if each > 1]
    lines = sum(1 for line in text.splitlines() if line.strip())
    is_transcript = len(repeated) > 1 and sum(repeated) >= _LEAST_TURNS * lines
    return tuple(Span(*turn.span("label")) for turn in turns) if is_transcript else ()
