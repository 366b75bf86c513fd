"""Neighbours: what stands around a quote that would be understood amiss without it.

Before it the sentence that it refers back to, the row that heads its table, the name of who speaks;
after it the sentence that takes it back or denies it.
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

LONGEST = 45
"""Words of a sentence that may be put before another: a quote is to stay short."""

_BACK = 3  # sentences; what was said before them nobody looks for


def needed(article: Article, span: Span) -> list[Span]:
    r"""What is to be read before a quoted sentence, in the article's order.

    >>> talk = Article("a", "Talk", "ADA: Hello.\nPIET: I swim. I row.\nADA: When?\nPIET: Now.")
    >>> [each.of(talk.text) for each in needed(talk, Span(26, 32))]
    ['PIET:']
    """
    before, speaker = context(article, span) or head_row(article, span), speaker_of(article, span)
    found = [before] if before else []
    if speaker and not any(each.holds(speaker) for each in (*found, span)):
        found.append(speaker)
    return sorted(found)


def context(article: Article, span: Span) -> Span | None:
    """The sentence before a quoted one that it refers back to; None where none is needed.

    One that begins with a pronoun itself explains nothing, so that the one before it is taken.

    >>> tide = Article("a", "Tide", "Ada Brook opened the pier. She had waited long.")
    >>> context(tide, Span(27, 47)).of(tide.text)
    'Ada Brook opened the pier.'
    """
    before = _before(article, span)
    if not before or not refers_back(span.of(article.text), before[0].of(article.text)):
        return None
    for earlier in before:
        said = earlier.of(article.text)
        if not PRONOUN.match(said.lstrip(OPENING)):
            return earlier if len(words(said)) <= LONGEST else None
    return None


def retraction(article: Article, span: Span) -> list[Span]:
    """The sentence after a quoted one that says that it is not so, and what its paragraph has next.

    After one that tells an untruth itself any does, as it says what is true.

    >>> said = "It is said that salt kills yeast. That is not true. It slows it down."
    >>> yeast = Article("a", "Yeast", said)
    >>> [each.of(said) for each in retraction(yeast, Span(0, 33))]
    ['That is not true.', 'It slows it down.']
    """
    after, text = _after(article, span), article.text
    if not after or not (takes_back(after[0].of(text)) or tells_untruth(span.of(text))):
        return []
    end = f"{text}\n".index("\n", after[0].end)
    return [each for each in after if each.start < end]


def denial(article: Article, span: Span) -> list[Span]:
    """The sentence after a quoted one by which somebody denies it, if there is one.

    >>> said = "The mayor took 400 euros, they allege. She denies this."
    >>> [each.of(said) for each in denial(Article("a", "Mayor", said), Span(0, 38))]
    ['She denies this.']
    """
    return [each for each in _after(article, span)[:1] if disputes(each.of(article.text))]


def _after(article: Article, span: Span) -> list[Span]:
    """Up to two sentences after a span, the first of them a whole one."""
    spans = sentence_spans(article.text, article.language)
    first = bisect_left(spans, span.end, key=lambda each: each.start)
    after = list(spans[first : first + 2])
    return after if after and is_ended(after[0].of(article.text)) else []


def _before(article: Article, span: Span) -> list[Span]:
    """The whole sentences just before a span, the nearest first, back to a heading."""
    spans = sentence_spans(article.text, article.language)
    found: list[Span] = []
    for earlier in reversed([each for each in spans if each.end <= span.start][-_BACK:]):
        if not is_ended(earlier.of(article.text)):
            break
        found.append(earlier)
    return found
