"""Mentions: finds every article that names a thing, by its exact words."""

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

_ALL_PASSAGES = 1_000_000_000  # more passages than any library has
_BATCH = 1000  # passages that are loaded together
_DETERMINER = re.compile(
    r"^(?:the|an?|any|our|my|der|die|das|el|la|los|las|le|les) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, how often it names a thing, and the first sentence that does."""

    article: Article
    count: int
    sentence: Span
    repeated: bool  # only in paragraphs that its site repeats under many articles


def mentions(
    index: ArticleIndex,
    things: Sequence[str],
    only: Filter | None,
    order: Order,
) -> list[Mention]:
    """The articles that name any of some things, by date; those without a date come last.

    The words of a thing must be adjacent, in any of their forms. If they are in no article, those
    with all of its words in one sentence count. Refrains of a site count only if nothing else does.
    """
    found = _merge(_mentions_of(index, each, only) for each in things)
    found = [each for each in found if not each.repeated] or found
    found.sort(key=lambda each: each.article.source)
    undated = "" if order == "newest" else "9999"
    found.sort(key=lambda each: date_of(each.article) or undated, reverse=order == "newest")
    return found


def _mentions_of(index: ArticleIndex, thing: str, only: Filter | None) -> list[Mention]:
    name = _DETERMINER.sub("", thing.strip())
    run, phrase = _stems(name), " ".join(words(name))
    if found := _find_mentions(index, [phrase], only, lambda these: _count_runs(these, run)):
        return found
    separate = content_words(name)
    every = set(_stems(" ".join(separate)))
    return _find_mentions(index, separate, only, lambda these: int(every <= set(these)))


def _find_mentions(
    index: ArticleIndex, phrases: list[str], only: Filter | None, count: Callable[[list[str]], int]
) -> list[Mention]:
    """The mentions in articles with one of the phrases; ``count`` counts in a sentence's stems."""
    found = (_mention(index, article, count) for article in _articles(index, phrases, only))
    return list(filter(None, found))


def _merge(found: Iterable[list[Mention]]) -> list[Mention]:
    """One mention for each article, its counts added up."""
    merged: dict[str, Mention] = {}
    for each in chain.from_iterable(found):
        other = merged.setdefault(each.article.source, each)
        if other is not each:
            merged[each.article.source] = replace(
                other,
                count=other.count + each.count,
                sentence=min(other.sentence, each.sentence),
                repeated=other.repeated and each.repeated,
            )
    return list(merged.values())


def _articles(index: ArticleIndex, phrases: list[str], only: Filter | None) -> Iterator[Article]:
    """Every article with one of the phrases, once."""
    seen: set[str] = set()
    found = index.matching([phrase for phrase in phrases if phrase], _ALL_PASSAGES, only)
    every = list(found)
    for first in range(0, len(every), _BATCH):
        batch = every[first : first + _BATCH]
        for hit in index.hits({passage: found[passage] for passage in batch}):
            article = hit.passage.article
            if article.source not in seen:
                seen.add(article.source)
                yield article


def _mention(
    index: ArticleIndex, article: Article, count: Callable[[list[str]], int]
) -> Mention | None:
    """The mention in an article, if any, with the first complete sentence, else a headline."""
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
    """The stems of all words of a text, in order and without accents."""
    return [stem(word.removesuffix("'s")) for word in words(unaccented(text))]


def _count_runs(stems: list[str], run: list[str]) -> int:
    """How often a run of stems occurs in others.

    >>> _count_runs(["mill", "bridg", "or", "mill", "bridg"], ["mill", "bridg"])
    2
    """
    size, first = len(run), run[0]
    return sum(stems[i : i + size] == run for i, each in enumerate(stems) if each == first)
