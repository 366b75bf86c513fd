"""Article choice: which articles some words of a question name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.index import ArticleIndex, Hit
from embeddings.library.store import Store
from qa.language.words import content_words, stem, stems, words
from qa.overview.mentions import mentions
from qa.question.requests import Meant, Metadata, Order, Summary

Retrieve = Callable[[str, int, Filter | None], Sequence[Hit]]
"""The best passages for some words among the articles that a filter admits."""

NAMED = 5
"""Articles that one name may mean where one is wanted."""

_LOOKED_AT = 20  # passages in which the article on a topic is looked for
_PASSAGES = 200  # whose articles' titles are looked at
_LEAST_WORDS = 2  # one word of a title names no article by itself,
_LEAST_SHARE = 0.5  # nor do few of its words: "Ines Hallvard" is whom an article is about


def chosen(
    index: ArticleIndex,
    retrieve: Retrieve,
    request: Summary | Metadata,
    only: Filter,
    this: str,
) -> list[Article]:
    """The articles that are meant of those that ``only`` admits, copies of one text once.

    ``this``: the title of the one that is spoken of. Without a name it is the only one there is.
    """
    if request.articles.selects:
        return _selected(index, request.articles, only)
    if isinstance(request, Summary) and request.part and this:
        spoken_of = _titled(index, this, only, certain=True)
        asked = stems(request.part)
        if found := [each for each in spoken_of if asked <= _roots(each.text)][:1]:
            return found
    name = request.articles.name or this
    if not name:
        first, admitted = first_articles(index.store, 1, only)
        return first if admitted == 1 else []
    by_source = both(Filter(sources=(name,)), only)
    if by_source and (found := first_articles(index.store, 1, by_source)[0]):
        return found
    certain = isinstance(request, Summary) or request.certain
    found = _titled(index, name, only, certain=certain)
    if not found and request.certain:
        found = _about(retrieve(name, _LOOKED_AT, only), name)
    return list({article.digest: article for article in reversed(found)}.values())[::-1]


def first_articles(
    store: Store, limit: int, only: Filter | None, order: Order = "newest"
) -> tuple[list[Article], int]:
    """The first articles in an order of those a filter admits; how many it does."""
    listing = store.catalogue().listing(order=order, limit=limit, only=only)
    found = (store.article(entry.id) for entry in listing.entries)
    return [article for article in found if article is not None], listing.total


def _selected(index: ArticleIndex, meant: Meant, only: Filter) -> list[Article]:
    """The articles that are meant by their order, author or day, of those on a topic."""
    count = meant.count or NAMED
    if not meant.name:
        return first_articles(index.store, count, only, meant.order)[0]
    return [each.article for each in mentions(index, [meant.name], only, meant.order)[:count]]


def _titled(index: ArticleIndex, name: str, only: Filter, *, certain: bool) -> list[Article]:
    """The articles whose title is a name; else those with all its words, the closest title first.

    ``certain``: the words around the name said that an article is meant, so that one word is
    enough; else they must be at least half of the title's.
    """
    asked, hits = stems(name), index.hits(index.matching(content_words(name), _PASSAGES, only))
    found = [
        article
        for article in dict.fromkeys(hit.passage.article for hit in hits)
        if _is_file(article, name) or _has_title(article, asked, certain=certain)
    ]
    found.sort(key=lambda each: (len(_roots(each.title) - asked), each.source))
    return [each for each in found if words(each.title) == words(name)] or found


def _has_title(article: Article, asked: set[str], *, certain: bool) -> bool:
    enough = max(_LEAST_WORDS, _LEAST_SHARE * len(stems(article.title)))
    return asked <= _roots(article.title) and (certain or len(asked) >= enough)


def _is_file(article: Article, name: str) -> bool:
    path = PurePath(article.source)
    return name.strip().lower() in (path.name.lower(), path.stem.lower())


def _about(hits: Iterable[Hit], topic: str) -> list[Article]:
    """The article that is most about a topic: of those with all its words, the most and best hits.

    ``hits``: what a search for the topic found, best first.
    """
    asked = stems(topic)
    scores = defaultdict[Article, float](float)
    for hit in hits:
        scores[hit.passage.article] += hit.score
    fitting = (one for one in scores if asked <= _roots(f"{one.title} {one.text}"))
    return sorted(fitting, key=lambda article: -scores[article])[:1]


def _roots(text: str) -> set[str]:
    """The stems of all its words."""
    return set(map(stem, words(text)))
