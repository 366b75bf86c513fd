"""Filter: which articles a search may find."""

import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from os import PathLike, fspath
from os.path import abspath

from embeddings.errors import BadFilter
from embeddings.home import from_home
from embeddings.tidy import is_text

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


Sources = tuple[str | PathLike[str], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What an article must be to be found; what is left out admits any.

    ``after`` and ``before`` are dates or ISO dates, both inclusive, compared with the day on which
    an article was published or, where it does not say, updated; one without a date is found only
    where neither is given. ``sites`` and ``authors`` are compared without regard to case.
    ``sources`` are those of articles, of files that hold several, or folders; a path may be
    relative to the working folder, begin with "~/" or lead through links.

    Raises BadFilter for a date that is none or later than the other, and for names that are no
    tuple of texts.
    """

    after: str | date | None = None
    before: str | date | None = None
    sites: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: Sources = ()

    def __post_init__(self) -> None:
        for given in (self.after, self.before):
            if not (given is None or isinstance(given, date) or _is_day(given)):
                raise BadFilter(f"{given!r} is no date. Give a day such as 2024-05-31.")
        first, last = _day(self.after), _day(self.before)
        if first and last and first > last:
            raise BadFilter(
                f"Nothing is both after {first} and before {last}. Give the earlier day as after."
            )
        _check_names("sites", self.sites, str)
        _check_names("authors", self.authors, str)
        _check_names("sources", self.sources, str, PathLike)
        if not all(fspath(one).strip() for one in self.sources):  # it would be the root: everything
            raise BadFilter("A source is empty. Give the path of a file or folder, or an address.")

    @property
    def admits_all(self) -> bool:
        """Whether it keeps nothing out."""
        return self == Filter()

    def condition(self) -> tuple[str, list[str]]:
        """An expression of SQLite over the table ``article``, and its parameters.

        The connection must have a function ``casefold`` of one text.
        """
        parts = [
            (f"{_DAY} >= ?", _day(self.after)),
            (f"{_DAY} <= ? AND {_DAY} > ''", _day(self.before)),
            (_SITE, _listed(_folded(self.sites))),
            (_AUTHOR, _listed(_folded(self.authors))),
            (_SOURCE, _listed(list(_places(self.sources)))),
        ]
        asked = [(part, value) for part, value in parts if value is not None]
        return " AND ".join(f"({part})" for part, _ in asked) or "1", [value for _, value in asked]


def _check_names(field: str, names: object, *kinds: type) -> None:
    if isinstance(names, str):  # each of its letters would be a name
        raise BadFilter(f"{names!r} stands alone. Give a tuple: ({names!r},)")
    if not isinstance(names, Collection) or not all(isinstance(one, kinds) for one in names):
        raise BadFilter(f"{names!r} is no tuple of texts. Give one: {field}=('…', '…')")


def both(one: Filter, other: Filter) -> Filter | None:
    """What admits only what both admit; None where nothing can be, as they are of other times.

    >>> both(Filter(after="2020-01-01"), Filter("2019-01-01", "2021-12-31", authors=("Ada Hale",)))
    Filter(after='2020-01-01', before='2021-12-31', sites=(), authors=('Ada Hale',), sources=())
    >>> both(Filter(sites=("The Quay",)), Filter(sites=("Farra",))) is None
    True
    """
    days = [[_day(each.after), _day(each.before)] for each in (one, other)]
    after = max((first for first, _ in days if first), default=None)
    before = min((last for _, last in days if last), default=None)
    sites, authors = _common(one.sites, other.sites), _common(one.authors, other.authors)
    sources = _shared(one.sources, other.sources)
    if None in (sites, authors, sources) or (after and before and after > before):
        return None
    return Filter(after, before, sites or (), authors or (), sources or ())


def _shared(some: Sources, others: Sources) -> Sources | None:
    """The sources below or among those of both; None where there is none, though both name some.

    >>> _shared(("/a",), ("/a/b.txt", "/c.txt")), _shared(("/a",), ("/c",)), _shared((), ("/c",))
    (('/a/b.txt',), None, ('/c',))
    """
    if not (some and others):
        return some or others
    inner = [one for one in some if _is_below(one, others)]
    inner += [one for one in others if one not in inner and _is_below(one, some)]
    return tuple(inner) or None


def _is_below(source: str | PathLike[str], others: Sources) -> bool:
    """Whether a source is one of others, or what one of them holds."""
    names = set(_places([source]))
    return any(
        name == place or name.startswith((f"{place}/", f"{place}\\", f"{place}#"))
        for place in _places(others)
        for name in names
    )


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names in both; None where there is none, though both have names."""
    if not (some and others):
        return some or others
    known = _folded(others)
    return tuple(name for name in some if name.casefold() in known) or None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except (ValueError, TypeError):
        return False


def _day(given: str | date | None) -> str | None:
    """The day in ISO 8601, also of a datetime."""
    return None if given is None else str(given)[:10]


def _places(sources: Iterable[str | PathLike[str]]) -> Iterable[str]:
    """As a library may name them: as they are given, and as paths from the root, without links."""
    for one in sources:
        yield fspath(one).rstrip("/\\")
        # no working folder any more; no path, as it may be any; a link that leads to itself
        with suppress(OSError, ValueError, RuntimeError):
            path = from_home(one)
            yield abspath(path)  # noqa: PTH100 (of what was read before a link was put there)
            yield str(path.resolve())


def _folded(names: Sequence[str]) -> list[str]:
    return [name.casefold() for name in names]


def _listed(values: Sequence[str]) -> str | None:
    """A JSON list without what no library can hold, which SQLite would take for another text."""
    if not values:
        return None
    return json.dumps([one for one in values if "\0" not in one and is_text(one)])
