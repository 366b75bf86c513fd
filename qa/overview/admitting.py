"""Admitting: the articles of a time, of an author or of a site, as a filter."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from embeddings.filters import Filter, both
from embeddings.library.catalogue import Catalogue
from qa.language.time_words import time_words
from qa.language.words import content_words, words
from qa.question.requests import Meant

_AND = re.compile(r"(?:,? (?:and|or|&) |, ?)(?:by )?", re.IGNORECASE)


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
