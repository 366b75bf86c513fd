"""Article choice: finds the articles that a question names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.index import ArticleIndex, Hit
from embeddings.library.store import Store
from qa.language.words import content_words, stem, stems, words
from qa.overview.mentions import mentions
from qa.question.requests import Metadata, Order, Selection, Summary

Retrieve = Callable[[str, int, Filter | None], Sequence[Hit]]
"""Retrieves the best passages for a query among the articles that a filter admits."""

MOST_NAMED = 5
"""The most articles that one name may stand for."""

_TOPIC_PASSAGES = 20  # passages in which the article on a topic is searched
_TITLE_PASSAGES = 200  # whose articles' titles are compared
_LEAST_TITLE_WORDS = 2  # one word of a title names no article by itself,
_LEAST_TITLE_SHARE = 0.5  # nor do few of its words: "Ines Hallvard" is whom an article is about


def choose_articles(
    index: ArticleIndex,
    retrieve: Retrieve,
    request: Summary | Metadata,
    only: Filter,
    this: str,
) -> list[Article]:
    """The articles that a request names among those that ``only`` admits, equal texts once.

    ``this``: the title of the article spoken of. Without any name, the only article there is.
    """
    if request.articles.selects:
        return _of_selection(index, request.articles, only)
    if isinstance(request, Summary) and request.part and this:
        spoken_of = _with_title(index, this, only, certain=True)
        part = stems(request.part)
        if found := [each for each in spoken_of if part <= _all_stems(each.text)][:1]:
            return found
    name = request.articles.name or this
    if not name:
        first, admitted = first_articles(index.store, 1, only)
        return first if admitted == 1 else []
    by_source = both(Filter(sources=(name,)), only)
    if by_source and (found := first_articles(index.store, 1, by_source)[0]):
        return found
    certain = isinstance(request, Summary) or request.certain
    found = _with_title(index, name, only, certain=certain)
    if not found and request.certain:
        found = _most_about(retrieve(name, _TOPIC_PASSAGES, only), name)
    return list({article.digest: article for article in reversed(found)}.values())[::-1]


def first_articles(
    store: Store, limit: int, only: Filter | None, order: Order = "newest"
) -> tuple[list[Article], int]:
    """The first articles, in an order, that a filter admits, and how many it admits."""
    listing = store.catalogue().listing(order=order, limit=limit, only=only)
    found = (store.article(entry.id) for entry in listing.entries)
    return [article for article in found if article is not None], listing.total


def _of_selection(index: ArticleIndex, wanted: Selection, only: Filter) -> list[Article]:
    """The articles of a selection by topic, author, time and order."""
    count = wanted.count or MOST_NAMED
    if not wanted.name:
        return first_articles(index.store, count, only, wanted.order)[0]
    return [each.article for each in mentions(index, [wanted.name], only, wanted.order)[:count]]


def _with_title(index: ArticleIndex, name: str, only: Filter, *, certain: bool) -> list[Article]:
    """The articles whose title is a name; else those with all its words, the closest title first.

    ``certain``: whether the question names an article for sure, so that one word is enough; else
    the name must have at least half of the title's words.
    """
    name_stems = stems(name)
    hits = index.hits(index.matching(content_words(name), _TITLE_PASSAGES, only))
    found = [
        article
        for article in dict.fromkeys(hit.passage.article for hit in hits)
        if _is_file_name(article, name) or _fits_title(article, name_stems, certain=certain)
    ]
    found.sort(key=lambda each: (len(_all_stems(each.title) - name_stems), each.source))
    return [each for each in found if words(each.title) == words(name)] or found


def _fits_title(article: Article, name_stems: set[str], *, certain: bool) -> bool:
    enough = max(_LEAST_TITLE_WORDS, _LEAST_TITLE_SHARE * len(stems(article.title)))
    return name_stems <= _all_stems(article.title) and (certain or len(name_stems) >= enough)


def _is_file_name(article: Article, name: str) -> bool:
    path = PurePath(article.source)
    return name.strip().lower() in (path.name.lower(), path.stem.lower())


def _most_about(hits: Iterable[Hit], topic: str) -> list[Article]:
    """The article most about a topic: with all its words and the highest sum of scores; or none.

    ``hits``: found by a search for the topic, best first.
    """
    topic_stems = stems(topic)
    scores = defaultdict[Article, float](float)
    for hit in hits:
        scores[hit.passage.article] += hit.score
    fitting = (one for one in scores if topic_stems <= _all_stems(f"{one.title} {one.text}"))
    return sorted(fitting, key=lambda article: -scores[article])[:1]


def _all_stems(text: str) -> set[str]:
    """The stems of all words of a text, stop words included."""
    return set(map(stem, words(text)))
