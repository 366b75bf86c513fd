"""Mentions: every article that names something, found by its exact words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from embeddings.article import Article
from embeddings.filters import Filter
from embeddings.index import ArticleIndex
from embeddings.sentences import Span, sentence_spans
from qa.days import date_of
from qa.language.sentence_ends import is_ended
from qa.language.words import content_words, stem, unaccented, words
from qa.question.requests import Order

_EVERY = 1_000_000_000  # passages that may hold the words: none is left out
_AT_ONCE = 1000  # passages that are loaded together
_DETERMINER = re.compile(
    r"^(?:the|an?|any|our|my|der|die|das|el|la|los|las|le|les) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, how often it names a thing, and the first sentence that does."""

    article: Article
    count: int
    sentence: Span
    repeated: bool  # it does only in what its site repeats under many articles


def mentions(
    index: ArticleIndex,
    things: Sequence[str],
    only: Filter | None,
    order: Order,
) -> list[Mention]:
    """The articles that name one of some things, by time; those without a date come last.

    The words of a thing must stand together, in any of their forms. Where they do nowhere, the
    articles count that have all of its words in one sentence. What a site repeats counts only where
    nothing else does.
    """
    found = _once(_of_one(index, each, only) for each in things)
    found = [each for each in found if not each.repeated] or found
    found.sort(key=lambda each: each.article.source)
    undated = "" if order == "newest" else "9999"
    found.sort(key=lambda each: date_of(each.article) or undated, reverse=order == "newest")
    return found


def _of_one(index: ArticleIndex, thing: str, only: Filter | None) -> list[Mention]:
    named = _DETERMINER.sub("", thing.strip())
    together, telling = _stems(named), content_words(named)
    if found := _naming(index, [" ".join(words(named))], only, lambda said: _runs(said, together)):
        return found
    every = set(_stems(" ".join(telling)))
    return _naming(index, telling, only, lambda said: int(every <= set(said)))


def _naming(
    index: ArticleIndex, phrases: list[str], only: Filter | None, count: Callable[[list[str]], int]
) -> list[Mention]:
    """The articles with one of the phrases in which the stems of some sentence count."""
    found = (_mention(index, article, count) for article in _articles(index, phrases, only))
    return list(filter(None, found))


def _once(found: Iterable[list[Mention]]) -> list[Mention]:
    """Each article once, with its mentions of all things."""
    once: dict[str, Mention] = {}
    for each in chain.from_iterable(found):
        other = once.setdefault(each.article.source, each)
        if other is not each:
            once[each.article.source] = replace(
                other,
                count=other.count + each.count,
                sentence=min(other.sentence, each.sentence),
                repeated=other.repeated and each.repeated,
            )
    return list(once.values())


def _articles(index: ArticleIndex, phrases: list[str], only: Filter | None) -> Iterator[Article]:
    """Every article with one of the phrases, once."""
    seen: set[str] = set()
    found = index.matching([phrase for phrase in phrases if phrase], _EVERY, only)
    every = list(found)
    for first in range(0, len(every), _AT_ONCE):
        some = every[first : first + _AT_ONCE]
        for hit in index.hits({passage: found[passage] for passage in some}):
            article = hit.passage.article
            if article.source not in seen:
                seen.add(article.source)
                yield article


def _mention(
    index: ArticleIndex, article: Article, count: Callable[[list[str]], int]
) -> Mention | None:
    """How often in all, and the first whole sentence that counts; a headline if no other does."""
    spans = sentence_spans(article.text, article.language)
    every = [(span, here) for span in spans if (here := count(_stems(span.of(article.text))))]
    if not every:
        return None
    repeated = index.refrains(article)
    own = [one for one in every if not any(each.holds(one[0]) for each in repeated)]
    counted = own or every
    whole = (span for span, _ in counted if is_ended(span.of(article.text)))
    chosen = next(whole, counted[0][0])
    return Mention(article, sum(here for _, here in counted), chosen, repeated=not own)


def _stems(text: str) -> list[str]:
    """The stems of all its words in order, without accents."""
    return [stem(word.removesuffix("'s")) for word in words(unaccented(text))]


def _runs(said: list[str], together: list[str]) -> int:
    """How often some stems stand together.

    >>> _runs(["mill", "bridg", "or", "mill", "bridg"], ["mill", "bridg"])
    2
    """
    size, first = len(together), together[0]
    return sum(said[i : i + size] == together for i, each in enumerate(said) if each == first)
