"""The limits that a reader puts on the articles, and the chips that show them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from embeddings.article import Article
from embeddings.filters import Filter, both
from embeddings.tidy import shortened
from qa.byline import Byline
from qa.days import spoken_date
from qa.web.words import title_of

_NOTHING = Filter(sites=("\0",))  # a site that no library has
_ID = re.compile(r"[0-9a-f]{12}")
_TITLE = 60  # characters of an article's title in a chip


@dataclass(frozen=True, slots=True)
class Chip:
    """One limit on the page: ``kind`` and ``value`` identify it, ``words`` is its label."""

    kind: str  # after, before, site, author, article or said
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Dates, sites, authors and single articles that a search is limited to; empty: no limit."""

    after: str = ""  # ISO dates, both inclusive
    before: str = ""
    sites: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()  # without their texts
    unknown: int = 0  # how many limits in the page's address were ignored

    def chips(self) -> list[Chip]:
        """One chip for each limit."""
        found = [Chip("after", self.after, f"From {spoken_date(self.after)}")] if self.after else []
        if self.before:
            found.append(Chip("before", self.before, f"Until {spoken_date(self.before)}"))
        found += [Chip("site", one, one) for one in self.sites]
        found += [Chip("author", one, f"By {one}") for one in self.authors]
        found += [
            Chip("article", one.id, shortened(title_of(one), _TITLE)) for one in self.articles
        ]
        return found

    def without(self, kind: str, value: str) -> "Limits":
        """The limits without one of them."""
        return replace(
            self,
            after="" if kind == "after" else self.after,
            before="" if kind == "before" else self.before,
            sites=_without(self.sites, kind == "site", value),
            authors=_without(self.authors, kind == "author", value),
            articles=tuple(one for one in self.articles if (kind, value) != ("article", one.id)),
        )

    def only(self) -> Filter:
        """The limits as a filter."""
        sources = tuple(one.source for one in self.articles)
        chosen = Filter(None, self.before or None, self.sites, self.authors, sources)
        # the page shows all limits, also such as contradict each other: each can be taken off
        return both(chosen, Filter(self.after or None)) or _NOTHING


def named_articles(library: Byline, ids: Iterable[object]) -> tuple[Article, ...]:
    """The articles with these ids, without their texts; unknown ids are ignored."""
    found = (library.article(one) for one in map(str, ids) if _ID.fullmatch(one))
    return tuple(replace(one, text="") for one in found if one)


def iso_date(text: str) -> str:
    """A date typed into a form, in ISO 8601; "" if it is not a date.

    >>> iso_date("2017-04-12"), iso_date("soon")
    ('2017-04-12', '')
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _without(values: tuple[str, ...], is_kind: bool, value: str) -> tuple[str, ...]:
    return tuple(one for one in values if not (is_kind and one == value))
