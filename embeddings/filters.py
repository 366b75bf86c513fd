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
    """Limits on which articles a search may find; a field left out admits all.

    ``after`` and ``before`` are dates or ISO dates, both inclusive, compared with the day on which
    an article was published or, where it does not say, updated; one without a date is found only
    where neither is given. ``sites`` and ``authors`` are compared without regard to case.
    ``sources`` are those of articles, of files that hold several, or folders; a path may be
    relative to the working folder, begin with "~/" or lead through links.

    Raises BadFilter for an invalid date, for ``after`` later than ``before``, and for names that
    are not a tuple of texts.
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
        """Whether every article is admitted."""
        return self == Filter()

    def condition(self) -> tuple[str, list[str]]:
        """An SQLite expression over the table ``article``, and its parameters.

        The connection must define a function ``casefold`` of one text.
        """
        parts = [
            (f"{_DAY} >= ?", _day(self.after)),
            (f"{_DAY} <= ? AND {_DAY} > ''", _day(self.before)),
            (_SITE, _json_list(_folded(self.sites))),
            (_AUTHOR, _json_list(_folded(self.authors))),
            (_SOURCE, _json_list(list(_places(self.sources)))),
        ]
        used = [(part, value) for part, value in parts if value is not None]
        return " AND ".join(f"({part})" for part, _ in used) or "1", [value for _, value in used]


def _check_names(field: str, names: object, *kinds: type) -> None:
    if isinstance(names, str):  # each of its letters would be a name
        raise BadFilter(f"{names!r} stands alone. Give a tuple: ({names!r},)")
    if not isinstance(names, Collection) or not all(isinstance(one, kinds) for one in names):
        raise BadFilter(f"{names!r} is no tuple of texts. Give one: {field}=('…', '…')")


def both(one: Filter, other: Filter) -> Filter | None:
    """The filter that admits what both admit; None where they exclude each other.

    >>> both(Filter(after="2020-01-01"), Filter("2019-01-01", "2021-12-31", authors=("Ada Hale",)))
    Filter(after='2020-01-01', before='2021-12-31', sites=(), authors=('Ada Hale',), sources=())
    >>> both(Filter(sites=("The Quay",)), Filter(sites=("Farra",))) is None
    True
    """
    days = [[_day(each.after), _day(each.before)] for each in (one, other)]
    after = max((first for first, _ in days if first), default=None)
    before = min((last for _, last in days if last), default=None)
    sites, authors = (
        _common_names(one.sites, other.sites),
        _common_names(one.authors, other.authors),
    )
    sources = _common_sources(one.sources, other.sources)
    if None in (sites, authors, sources) or (after and before and after > before):
        return None
    return Filter(after, before, sites or (), authors or (), sources or ())


def _common_sources(some: Sources, others: Sources) -> Sources | None:
    """The sources that both admit; None where there is none, though both name some.

    >>> _common_sources(("/a",), ("/a/b.txt", "/c.txt")), _common_sources(("/a",), ("/c",))
    (('/a/b.txt',), None)
    >>> _common_sources((), ("/c",))
    ('/c',)
    """
    if not (some and others):
        return some or others
    inner = [one for one in some if _is_below(one, others)]
    inner += [one for one in others if one not in inner and _is_below(one, some)]
    return tuple(inner) or None


def _is_below(source: str | PathLike[str], others: Sources) -> bool:
    """Whether a source is among others, or inside one of them."""
    names = set(_places([source]))
    return any(
        name == place or name.startswith((f"{place}/", f"{place}\\", f"{place}#"))
        for place in _places(others)
        for name in names
    )


def _common_names(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names that both have; None where there is none, though both have some."""
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
    """The day of a date, datetime or text, in ISO 8601."""
    return None if given is None else str(given)[:10]


def _places(sources: Iterable[str | PathLike[str]]) -> Iterable[str]:
    """Each source as a library may name it: as given, as an absolute path, and without links."""
    for one in sources:
        yield fspath(one).rstrip("/\\")
        # no working folder any more; no valid path; a link that leads to itself
        with suppress(OSError, ValueError, RuntimeError):
            path = from_home(one)
            yield abspath(path)  # noqa: PTH100 (of what was read before a link was put there)
            yield str(path.resolve())


def _folded(names: Sequence[str]) -> list[str]:
    return [name.casefold() for name in names]


def _json_list(values: Sequence[str]) -> str | None:
    """A JSON list, without texts that no library can hold and SQLite would misread."""
    if not values:
        return None
    return json.dumps([one for one in values if "\0" not in one and is_text(one)])
