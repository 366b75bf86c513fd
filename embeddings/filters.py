"""Filter: which articles a search may find."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.article import Article
from embeddings.errors import BadFilter

_DAY = "substr(coalesce(article.published, article.updated), 1, 10)"
_SITE = "casefold(article.site) IN (SELECT value FROM json_each(?))"
_AUTHOR = (
    "EXISTS (SELECT 1 FROM json_each(article.authors) AS author "
    "WHERE casefold(author.value) IN (SELECT value FROM json_each(?)))"
)
_SOURCE = (
    "EXISTS (SELECT 1 FROM json_each(?) AS place WHERE article.source = place.value "
    "OR substr(article.source, 1, length(place.value) + 1) "
    "IN (place.value || '/', place.value || '\\', place.value || '#'))"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What an article must be to be found; what is left out admits any.

    ``after`` and ``before`` are ISO dates, both inclusive, compared with the day on which an
    article was published or, where it does not say, updated; one without a date is found only
    where neither is given. ``sites`` and ``authors`` are compared without regard to case.
    ``sources`` are those of articles, of files that hold several, or folders.

    Raises BadFilter for a date that is none, and for one text where several may stand.

    >>> tide = Article("news/tide.txt", "The tide", "It came in.", published="2024-05-31T18:00")
    >>> Filter(after="2024-05-31", sources=("news",)).admits(tide)
    True
    >>> Filter(before="2024-05-30").admits(tide)
    False
    """

    after: str | None = None
    before: str | None = None
    sites: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for given in (self.after, self.before):
            if given is not None and not _is_day(given):
                raise BadFilter(f"{given!r} is no date. Give a day such as 2024-05-31.")
        several: tuple[object, ...] = (self.sites, self.authors, self.sources)
        for names in several:
            if isinstance(names, str):  # each of its letters would be a name
                raise BadFilter(f"{names!r} stands alone. Give a tuple: ({names!r},)")

    @property
    def admits_all(self) -> bool:
        """Whether it keeps nothing out."""
        return self == Filter()

    def admits(self, article: Article) -> bool:
        """Whether an article may be found."""
        day = (article.updated if article.published is None else article.published or "") or ""
        authors = [author.casefold() for author in article.authors]
        return (
            (self.after is None or day[:10] >= self.after)
            and (self.before is None or "" < day[:10] <= self.before)
            and (not self.sites or article.site.casefold() in _folded(self.sites))
            and (not self.authors or not set(authors).isdisjoint(_folded(self.authors)))
            and (not self.sources or any(_is_from(article.source, one) for one in self.sources))
        )

    def condition(self) -> tuple[str, list[str]]:
        """The same for SQLite: an expression over the table ``article``, and its parameters.

        The connection must have a function ``casefold`` of one text.
        """
        parts = [
            (f"{_DAY} >= ?", self.after),
            (f"{_DAY} <= ? AND {_DAY} > ''", self.before),
            (_SITE, _listed(_folded(self.sites))),
            (_AUTHOR, _listed(_folded(self.authors))),
            (_SOURCE, _listed([_place(one) for one in self.sources])),
        ]
        asked = [(part, value) for part, value in parts if value is not None]
        return " AND ".join(f"({part})" for part, _ in asked) or "1", [value for _, value in asked]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_from(source: str, place: str) -> bool:
    place = _place(place)
    return source == place or source.startswith((f"{place}/", f"{place}\\", f"{place}#"))


def _place(path: str) -> str:
    return path.rstrip("/\\")


def _folded(names: Sequence[str]) -> list[str]:
    return [name.casefold() for name in names]


def _listed(values: Sequence[str]) -> str | None:
    """A JSON list without what no library can hold, which SQLite would take for another text."""
    if not values:
        return None
    return json.dumps([one for one in values if "\0" not in one and _is_text(one)])


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
