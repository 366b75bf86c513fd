"""Article facts: an article's metadata, and where its text states them."""

from embeddings.article import Article
from embeddings.sentences import Span, sentence_spans
from qa.days import long_date
from qa.question.requests import Fact

_EDGE_LINES = 12  # at each end of an article, where author and date are
_LONGEST_LINE = 200  # characters

FACT_LABELS: dict[Fact, str] = {
    "authors": "Written by",
    "published": "Published",
    "updated": "Updated",
    "site": "Published in",
    "url": "Address",
}
"""The words put before each fact."""


def fact_of(article: Article, fact: Fact) -> str:
    """A fact about an article for a person to read; "" if unknown.

    >>> fact_of(Article("a", "A", "", published="2017-04-12T18:37:00+01:00"), "published")
    '12 April 2017, 18:37'
    """
    if fact == "authors":
        return ", ".join(article.authors)
    value: str = getattr(article, fact) or ""
    return long_date(value) if fact in ("published", "updated") else value


def fact_in_text(article: Article, fact: Fact) -> tuple[Span, Span] | None:
    """The line near the start or end of a text that states a fact, and the words that do."""
    lines = sentence_spans(article.text, article.language)
    for span in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]):
        line = span.of(article.text)
        words = _fact_in_line(line, article, fact) if len(line) <= _LONGEST_LINE else None
        if words:
            return span, words.moved(span.start)
    return None


def _fact_in_line(line: str, article: Article, fact: Fact) -> Span | None:
    """The span of a fact in a line, or None."""
    from embeddings.reading.text.dates import find_dates  # loads all that reads files

    if fact in ("published", "updated"):
        day = (getattr(article, fact) or "")[:10]
        dates = (found for found in find_dates(line) if day and found.iso[:10] == day)
        return next((Span(found.start, found.end) for found in dates), None)
    value: str = "".join(article.authors[:1]) if fact == "authors" else getattr(article, fact)
    start = line.lower().find(value.lower()) if value else -1
    return Span(start, start + len(value)) if start >= 0 else None
