"""Speakers: who says a sentence of a transcript, where each turn begins with a name."""

import re
from collections import Counter
from functools import lru_cache

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.words import words

_LABEL = re.compile(
    r"^(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ –-]*)?(?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]*){0,3}"
    r"(?: ?[\[(]\d{1,2}:\d\d(?::\d\d)?[\])])?:(?= )",
    re.MULTILINE,
)
"""A name and a colon, with a time of the recording before or after it."""
_TIME = re.compile(r"[\d:\[\]() –-]+")
_TURNS = 0.4
"""Share of an article's lines that begin with a name which begins others too: a speech may have
several paragraphs, and "Note:" makes no transcript."""


def speaker_of(article: Article, span: Span) -> Span | None:
    r"""The words before a sentence that name who says it; None where it is in no transcript.

    >>> talk = Article("a", "Talk", "ADA: Hello.\nPIET: I swim. I row.\nADA: When?\nPIET: Now.")
    >>> speaker_of(talk, Span(26, 32)).of(talk.text)
    'PIET:'
    """
    before = [label for label in _labels(article.text) if label.start <= span.start]
    return before[-1] if before else None


@lru_cache(maxsize=256)
def speakers(text: str) -> frozenset[str]:
    """The words of the names of all who speak in a transcript; none of another text."""
    return frozenset(word for label in _labels(text) for word in words(label.of(text)))


@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[Span, ...]:
    """The names that begin the turns of a transcript; none of another text."""
    labels = [Span(*found.span()) for found in _LABEL.finditer(text)]
    names = [_TIME.sub(" ", label.of(text)).strip() for label in labels]
    often = {name for name, times in Counter(names).items() if times > 1}
    found = tuple(one for one, name in zip(labels, names, strict=True) if name in often)
    lines = sum(1 for line in text.splitlines() if line.strip())
    return found if len(often) > 1 and len(found) >= _TURNS * lines else ()
