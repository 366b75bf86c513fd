"""What a reader limits the articles to, and how the page says it."""

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

_NOTHING = Filter(sites=("\0",))  # what no library can hold
_ID = re.compile(r"[0-9a-f]{12}")
_TITLE = 60  # characters of an article's title in a chip


@dataclass(frozen=True, slots=True)
class Chip:
    """One limit: its kind and value name it, its words say it."""

    kind: str  # after, before, site, author, article or said
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Between dates, of a site, by an author, only these articles; empty: all."""

    after: str = ""  # ISO dates, both inclusive
    before: str = ""
    sites: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()  # without their texts
    unknown: int = 0  # those in the page's address that are left out

    def chips(self) -> list[Chip]:
        """Each limit, to be shown and removed."""
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
        """All but one limit."""
        return replace(
            self,
            after="" if kind == "after" else self.after,
            before="" if kind == "before" else self.before,
            sites=_others(self.sites, kind == "site", value),
            authors=_others(self.authors, kind == "author", value),
            articles=tuple(one for one in self.articles if (kind, value) != ("article", one.id)),
        )

    def only(self) -> Filter:
        """What may be found."""
        sources = tuple(one.source for one in self.articles)
        chosen = Filter(None, self.before or None, self.sites, self.authors, sources)
        # the page shows all limits, also such as contradict each other: each can be taken off
        return both(chosen, Filter(self.after or None)) or _NOTHING


def named_articles(library: Byline, ids: Iterable[object]) -> tuple[Article, ...]:
    """The articles that a page names, of those that there are."""
    found = (library.article(one) for one in map(str, ids) if _ID.fullmatch(one))
    return tuple(replace(one, text="") for one in found if one)


def given_date(text: str) -> str:
    """A date as a form gives it, or nothing.

    >>> given_date("2017-04-12"), given_date("soon")
    ('2017-04-12', '')
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _others(values: tuple[str, ...], meant: bool, value: str) -> tuple[str, ...]:
    return tuple(one for one in values if not (meant and one == value))
