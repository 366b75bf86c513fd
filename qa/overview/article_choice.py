"""Article choice: which articles some words of a question name."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import PurePath

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.index import ArticleIndex, Hit
from embeddings.library.catalogue import Catalogue
from qa.language.article_phrases import Meant
from qa.language.time_words import time_words
from qa.language.words import content_words, stem, words

_PASSAGES = 200  # whose articles are looked at
_LEAST_WORDS = 2  # one word of a title names no article by itself,
_LEAST_SHARE = 0.5  # nor do few of its words: "Ines Hallvard" is whom an article is about
_AND = re.compile(r"(?:,? (?:and|or|&) |, ?)(?:by )?", re.IGNORECASE)


def titled(
    index: ArticleIndex, name: str, only: Filter | None = None, *, certain: bool = False
) -> list[Article]:
    """The articles whose title is a name; else those with all its words, the closest title first.

    ``certain``: the words around the name said that an article is meant, so that one word is
    enough; else they must be at least half of the title's.
    """
    telling = content_words(name)
    asked = {stem(word) for word in telling}
    fitting = [
        (len(title - asked), article)
        for article in _articles(index.hits(index.matching(telling, _PASSAGES, only)))
        if (
            asked <= (title := {stem(word) for word in words(article.title)})
            and (certain or _is_title(asked, article.title))
        )
        or _is_file(article, name)
    ]
    fitting.sort(key=lambda each: (each[0], each[1].source))
    found = [article for _, article in fitting]
    return [each for each in found if words(each.title) == words(name)] or found


def about(hits: Iterable[Hit], topic: str) -> Article | None:
    """The article that is most about a topic: of those with all its words, the most and best hits.

    ``hits``: what a search for the topic found, best first.
    """
    asked = {stem(word) for word in content_words(topic)}
    scores: dict[Article, float] = {}
    for hit in hits:
        article = hit.passage.article
        scores[article] = scores.get(article, 0.0) + hit.score
    fitting = [
        article
        for article in scores
        if asked <= {stem(word) for word in words(f"{article.title} {article.text}")}
    ]
    return max(fitting, key=lambda article: scores[article], default=None)


def admitting(
    catalogue: Catalogue, articles: Meant, only: Filter | None, today: date
) -> Filter | None:
    """What admits the articles meant of those that ``only`` does; None where there can be none.

    Who wrote or published them is looked for among the authors, and then among the sites.
    """
    said = time_words(articles.time, today)
    within = said.within(only) if said else only or Filter()
    if within is None or not articles.by:
        return within
    if authors := _called(articles.by, [name for name, _ in catalogue.authors()]):
        return both(within, Filter(authors=authors))
    sites = _called(articles.by, [name for name, _ in catalogue.sites()])
    return both(within, Filter(sites=sites)) if sites else None


def of_site(catalogue: Catalogue, said: str, only: Filter | None) -> Filter | None:
    """What admits the articles of a site of those that ``only`` does; None where none is called so.

    A site is called by the end of its name, or by the first part of its address.
    """
    sites = tuple(name for name, _ in catalogue.sites() if _is_called(said, name))
    return both(only or Filter(), Filter(sites=sites)) if sites else None


def _is_called(said: str, site: str) -> bool:
    """Whether some words are a name of a site.

    >>> _is_called("the Post", "Quay Post"), _is_called("Russia", "Russia Today")
    (True, False)
    >>> _is_called("the Quay", "www.quay.example")
    True
    """
    found, name = content_words(said), words(site.removeprefix("www."))
    return found == name[-len(found) :] or ("." in site and found == name[:1])


def _called(said: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known names that were said, whole or in part; of several said each must be one.

    Of those with "or" between them one is enough.

    >>> _called("Ada and Otto Marsh", ["Ada Hale", "Ada Brook", "Otto Marsh", "Ina Falk"])
    ('Ada Hale', 'Ada Brook', 'Otto Marsh')
    >>> _called("Tide and Quay", ["Tide and Quay", "Quay"]), _called("Ada and Ida", ["Ada Hale"])
    (('Tide and Quay',), ())
    >>> _called("Ada, Ida or Otto", ["Ada Hale", "Otto Marsh"]), _called("the Quay", ["Quay Post"])
    (('Ada Hale', 'Otto Marsh'), ('Quay Post',))
    >>> _called("Ada, , Otto", ["Ada Hale", "Otto Marsh", "Ina Falk"]), _called("&", ["Ada Hale"])
    (('Ada Hale', 'Otto Marsh'), ())
    """
    known_words = [(name, set(words(name))) for name in known]
    enough = any if " or " in said.casefold() else all
    for parts in ([said], _AND.split(said)):
        names = [set(content_words(part)) for part in parts if words(part)]
        found = [[name for name, its in known_words if each <= its] for each in names]
        if found and enough(found):
            return tuple(dict.fromkeys(chain.from_iterable(found)))
    return ()


def _is_title(asked: set[str], title: str) -> bool:
    telling = {stem(word) for word in content_words(title)}
    return len(asked) >= max(_LEAST_WORDS, _LEAST_SHARE * len(telling))


def _articles(hits: Iterable[Hit]) -> list[Article]:
    return list(dict.fromkeys(hit.passage.article for hit in hits))


def _is_file(article: Article, name: str) -> bool:
    path = PurePath(article.source)
    return name.strip().lower() in (path.name.lower(), path.stem.lower())
