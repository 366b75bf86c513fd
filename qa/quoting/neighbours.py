"""Neighbours: the text around a quote without which it would be misunderstood.

Before the quote: the sentence that it refers back to, the head row of its table, or the speaker's
name. After it: the sentence that retracts or denies it.
"""

from bisect import bisect_left

from embeddings.article import Article
from embeddings.sentences import Span, sentence_spans
from qa.language.referring import OPENING, PRONOUN, refers_back
from qa.language.retractions import disputes, takes_back, tells_untruth
from qa.language.sentence_ends import is_ended
from qa.language.words import words
from qa.quoting.speakers import speaker_of
from qa.quoting.tables import head_row

MOST_CONTEXT_WORDS = 45
"""The most words of a sentence put before a quote, which is to stay short."""

_MOST_BEFORE = 3  # sentences


def context_needed(article: Article, span: Span) -> list[Span]:
    r"""The spans to be read before a quoted sentence, in the article's order.

    >>> talk = Article("a", "Talk", "ADA: Hello.\nPIET: I swim. I row.\nADA: When?\nPIET: Now.")
    >>> [each.of(talk.text) for each in context_needed(talk, Span(26, 32))]
    ['PIET:']
    """
    before, speaker = context(article, span) or head_row(article, span), speaker_of(article, span)
    found = [before] if before else []
    if speaker and not any(each.holds(speaker) for each in (*found, span)):
        found.append(speaker)
    return sorted(found)


def context(article: Article, span: Span) -> Span | None:
    """The earlier sentence that a quoted one refers back to, or None.

    A sentence that itself begins with a pronoun is skipped, as it explains nothing.

    >>> tide = Article("a", "Tide", "Ada Brook opened the pier. She had waited long.")
    >>> context(tide, Span(27, 47)).of(tide.text)
    'Ada Brook opened the pier.'
    """
    before = _before(article, span)
    if not before or not refers_back(span.of(article.text), before[0].of(article.text)):
        return None
    for earlier in before:
        sentence = earlier.of(article.text)
        if not PRONOUN.match(sentence.lstrip(OPENING)):
            return earlier if len(words(sentence)) <= MOST_CONTEXT_WORDS else None
    return None


def retraction(article: Article, span: Span) -> list[Span]:
    """The sentence after a quoted one that retracts it, and the next one of its paragraph.

    After a quote that announces an untruth, any sentence counts: it says what is true.

    >>> text = "It is said that salt kills yeast. That is not true. It slows it down."
    >>> yeast = Article("a", "Yeast", text)
    >>> [each.of(text) for each in retraction(yeast, Span(0, 33))]
    ['That is not true.', 'It slows it down.']
    """
    after, text = _after(article, span), article.text
    if not after or not (takes_back(after[0].of(text)) or tells_untruth(span.of(text))):
        return []
    end = f"{text}\n".index("\n", after[0].end)
    return [each for each in after if each.start < end]


def denial(article: Article, span: Span) -> list[Span]:
    """The sentence after a quoted one in which somebody denies it, as a list of one or none.

    >>> text = "The mayor took 400 euros, they allege. She denies this."
    >>> [each.of(text) for each in denial(Article("a", "Mayor", text), Span(0, 38))]
    ['She denies this.']
    """
    return [each for each in _after(article, span)[:1] if disputes(each.of(article.text))]


def _after(article: Article, span: Span) -> list[Span]:
    """Up to two sentences after a span; none if the first of them is incomplete."""
    spans = sentence_spans(article.text, article.language)
    first = bisect_left(spans, span.end, key=lambda each: each.start)
    after = list(spans[first : first + 2])
    return after if after and is_ended(after[0].of(article.text)) else []


def _before(article: Article, span: Span) -> list[Span]:
    """Up to three complete sentences before a span, the nearest first, back to a heading."""
    spans = sentence_spans(article.text, article.language)
    found: list[Span] = []
    for earlier in reversed([each for each in spans if each.end <= span.start][-_MOST_BEFORE:]):
        if not is_ended(earlier.of(article.text)):
            break
        found.append(earlier)
    return found
