"""Article facts: what is known about an article, and where its text says so."""

from embeddings.article import Article
from embeddings.sentences import Span, sentence_spans
from qa.days import long_date
from qa.question.requests import Fact

_LINES = 12  # at each end of an article, where its author and date stand
_LONGEST_LINE = 200  # characters

SAID: dict[Fact, str] = {
    "authors": "Written by",
    "published": "Published",
    "updated": "Updated",
    "site": "Published in",
    "url": "Address",
}
"""What stands before each fact."""


def fact_of(article: Article, fact: Fact) -> str:
    """What is known, for a person to read; "" where nothing is.

    >>> fact_of(Article("a", "A", "", published="2017-04-12T18:37:00+01:00"), "published")
    '12 April 2017, 18:37'
    """
    if fact == "authors":
        return ", ".join(article.authors)
    said: str = getattr(article, fact) or ""
    return long_date(said) if fact in ("published", "updated") else said


def stands_in(article: Article, fact: Fact) -> tuple[Span, Span] | None:
    """The line that says it, near the beginning or the end of the text, and the words that do."""
    lines = sentence_spans(article.text, article.language)
    for span in (*lines[:_LINES], *lines[-_LINES:]):
        line = span.of(article.text)
        words = _words_of(line, article, fact) if len(line) <= _LONGEST_LINE else None
        if words:
            return span, words.moved(span.start)
    return None


def _words_of(line: str, article: Article, fact: Fact) -> Span | None:
    """Where in a line the fact stands."""
    from embeddings.reading.text.dates import find_dates  # with all that reads files: seldom needed

    if fact in ("published", "updated"):
        day = (getattr(article, fact) or "")[:10]
        dates = (found for found in find_dates(line) if day and found.iso[:10] == day)
        return next((Span(found.start, found.end) for found in dates), None)
    said: str = "".join(article.authors[:1]) if fact == "authors" else getattr(article, fact)
    start = line.lower().find(said.lower()) if said else -1
    return Span(start, start + len(said)) if start >= 0 else None
