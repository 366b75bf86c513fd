"""Admitting: makes filters for the articles of a time, an author or a site."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from embeddings.filters import Filter, both
from embeddings.library.catalogue import Catalogue
from qa.language.time_words import time_words
from qa.language.words import content_words, words
from qa.question.requests import Selection

_AND = re.compile(r"(?:,? (?:and|or|&) |, ?)(?:by )?", re.IGNORECASE)


def filter_of(
    catalogue: Catalogue, articles: Selection, only: Filter | None, today: date
) -> Filter | None:
    """The filter for a selection within ``only``; None if it would admit no article.

    The author of a selection is looked for among the authors, then among the sites.
    """
    period = time_words(articles.time, today)
    within = period.within(only) if period else only or Filter()
    if within is None or not articles.by:
        return within
    if authors := _matches(articles.by, [name for name, _ in catalogue.authors()]):
        return both(within, Filter(authors=authors))
    sites = _matches(articles.by, [name for name, _ in catalogue.sites()])
    return both(within, Filter(sites=sites)) if sites else None


def site_filter(catalogue: Catalogue, name: str, only: Filter | None) -> Filter | None:
    """The filter for a site within ``only``; None if no site has that name.

    A site is named by the end of its name, or by the first part of its address.
    """
    sites = tuple(site for site, _ in catalogue.sites() if _is_site_name(name, site))
    return both(only or Filter(), Filter(sites=sites)) if sites else None


def _is_site_name(name: str, site: str) -> bool:
    """Whether a user's name for a site fits it.

    >>> _is_site_name("the Post", "Quay Post"), _is_site_name("Russia", "Russia Today")
    (True, False)
    >>> _is_site_name("the Quay", "www.quay.example")
    True
    """
    found, own = content_words(name), words(site.removeprefix("www."))
    return found == own[-len(found) :] or ("." in site and found == own[:1])


def _matches(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names that match those in a text, whole or in part; () if one has no match.

    Of names joined by "or" one match is enough.

    >>> _matches("Ada and Otto Marsh", ["Ada Hale", "Ada Brook", "Otto Marsh", "Ina Falk"])
    ('Ada Hale', 'Ada Brook', 'Otto Marsh')
    >>> _matches("Tide and Quay", ["Tide and Quay", "Quay"]), _matches("Ada and Ida", ["Ada Hale"])
    (('Tide and Quay',), ())
    >>> (
    ...     _matches("Ada, Ida or Otto", ["Ada Hale", "Otto Marsh"]),
    ...     _matches("the Quay", ["Quay Post"]),
    ... )
    (('Ada Hale', 'Otto Marsh'), ('Quay Post',))
    >>> _matches("Ada, , Otto", ["Ada Hale", "Otto Marsh", "Ina Falk"]), _matches("&", ["Ada Hale"])
    (('Ada Hale', 'Otto Marsh'), ())
    """
    name_words = [(name, set(words(name))) for name in names]
    enough = any if " or " in text.casefold() else all
    for parts in ([text], _AND.split(text)):
        wanted = [set(content_words(part)) for part in parts if words(part)]
        found = [[name for name, its in name_words if each <= its] for each in wanted]
        if found and enough(found):
            return tuple(dict.fromkeys(chain.from_iterable(found)))
    return ()
