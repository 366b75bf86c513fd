"""The head of a pasted article: headline, author line, dateline, and what else says a fact."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from embeddings.reading.authors import byline, is_name, is_role, names
from embeddings.reading.dates import FoundDate, find_dates, labelled, leftover, without_dates
from embeddings.reading.facts import Facts
from embeddings.reading.places import PLACES

_HEAD = 12  # paragraphs
_TAIL = 5
_LINE_CHARS = 160
_TITLE_CHARS = 220
_KICKERS = frozenset(
    (
        *("news", "world", "politics", "opinion", "analysis", "business", "sport", "sports"),
        *("culture", "science", "technology", "tech", "health", "education", "environment"),
        *("comment", "features", "life", "travel", "us news", "uk news", "world news", "exclusive"),
        *("politik", "wirtschaft", "kultur", "wissen", "panorama", "ausland", "inland", "meinung"),
        *("política", "economía", "cultura", "ciencia", "internacional", "opinión", "sociedad"),
        *("politique", "économie", "monde", "société", "sciences", "international", "europe"),
    )
)
_SITES = frozenset(
    (
        *("The Independent", "The Guardian", "BBC News", "BBC", "Reuters", "Associated Press"),
        *("The New York Times", "The Washington Post", "The Times", "The Telegraph", "CNN"),
        *("Financial Times", "The Economist", "Al Jazeera", "Der Spiegel", "Die Zeit", "El País"),
        *("Süddeutsche Zeitung", "Frankfurter Allgemeine Zeitung", "Le Monde", "Le Figaro"),
        *("Libération", "El Mundo", "La Vanguardia", "Die Welt", "Der Standard", "NPR", "AFP"),
        *(
            "The Wall Street Journal",
            "Los Angeles Times",
            "USA Today",
            "Deutsche Welle",
            "Politico",
        ),
    )
)
_SOURCE = re.compile(r"(?:source|quelle|fuente|publisher|site|website)\s*:\s*(.{2,120})", re.I)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*©|\s*\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:]*"
    r"([^\W\d][^.|©]{1,60}?)\s*(?:\d{4})?\s*(?:\.|\||,? all rights reserved|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:(?:url|link|source|quelle|fuente|from)\s*:\s*)?(https?://\S+)", re.I)
_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")


def head_facts(paragraphs: Sequence[str], *, title: str = "", today: date | None = None) -> Facts:
    """What the first short paragraphs (and the last, for rights and sources) say of an article.

    Only lines that say nothing else count: a date or name in a sentence is the article's own.
    """
    title = title or (paragraphs[_title_at(paragraphs)] if paragraphs else "")
    head = [line for line in _short_lines(paragraphs[:_HEAD]) if line != title]
    tail = list(_short_lines(paragraphs[max(_HEAD, len(paragraphs) - _TAIL) :]))
    dated = [(at, line, find_dates(line, today=today)) for at, line in enumerate(head)]
    datelines = [
        (at, line, found) for at, line, found in dated if found and _is_dateline(line, found)
    ]
    late = [(line, find_dates(line, today=today)) for line in tail]
    published, updated = _two_dates(
        [(line, found) for _, line, found in datelines]
        + [(line, found) for line, found in late if found and not leftover(line, found)]
    )
    return Facts(
        title=title if len(title) <= _TITLE_CHARS else "",
        authors=_authors(head, datelines),
        published=published,
        updated=updated,
        site=_site([*head, *tail]),
        url=_url([*head, *tail]),
    )


def _title_at(paragraphs: Sequence[str]) -> int:
    """Where the headline stands: first, or after a section's name or an address."""
    for at, line in enumerate(paragraphs[:3]):
        is_other = line.lower() in _KICKERS or line in _SITES or _ADDRESS.fullmatch(line)
        if not is_other:
            return at
    return 0


def _short_lines(paragraphs: Sequence[str]) -> Iterator[str]:
    return (line for line in paragraphs if len(line) <= _LINE_CHARS)


def _is_dateline(line: str, found: list[FoundDate]) -> bool:
    """Whether a line says a date, and else only names, roles or places."""
    rest = leftover(line, found)
    if not rest:
        return True
    parts = [part.strip(" ,.") for part in _SEPARATORS.split(without_dates(line, found))]
    said = [part for part in parts if part and leftover(part, [])]
    return all(
        bool(byline(part) or names(part)) or is_role(part) or part in PLACES or part in _SITES
        for part in said
    )


def _two_dates(lines: Sequence[tuple[str, list[FoundDate]]]) -> tuple[str | None, str | None]:
    published: str | None = None
    updated: str | None = None
    for line, found in lines:
        for is_update, iso in labelled(line, found):
            if is_update:
                updated = updated or iso
            else:
                published = published or iso
    return published, updated


def _authors(
    head: list[str], datelines: Sequence[tuple[int, str, list[FoundDate]]]
) -> tuple[str, ...]:
    for line in head:
        for part in _SEPARATORS.split(line):
            if found := byline(part.strip()):
                return found
    for at, line, found_dates in datelines[:1]:
        for part in _SEPARATORS.split(without_dates(line, found_dates)):
            if (found := names(part.strip(" ,"))) and part.strip(" ,") not in PLACES:
                return found
        return _names_above(head[:at])
    return ()


def _names_above(lines: list[str]) -> tuple[str, ...]:
    """The names in the lines just over a dateline, of which places and roles are none."""
    block: list[str] = []
    for line in reversed(lines[-4:]):
        if not (is_role(line) or line in PLACES or names(line) or _is_place_like(line)):
            break
        block.insert(0, line)
    people = [line for line in block if line not in PLACES and not is_role(line) and names(line)]
    return names(people[0]) if people else ()


def _is_place_like(line: str) -> bool:
    words = line.replace(",", " ").split()
    return 1 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)


def _site(lines: Sequence[str]) -> str:
    for line in lines:
        source = _SOURCE.fullmatch(line)
        if source and not _ADDRESS.search(line):
            return source[1].strip(" .")
        if line in _SITES:
            return line
        if any(part in _SITES for part in _SEPARATORS.split(line)):
            return next(part for part in _SEPARATORS.split(line) if part in _SITES)
        if (rights := _RIGHTS.match(line)) and not is_name(rights[1]):
            return rights[1].strip(" .,")
    return ""


def _url(lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := _ADDRESS.fullmatch(line))), "")
