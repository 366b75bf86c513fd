"""The head of a pasted article: headline, author line, dateline and other lines with facts."""

import re
from collections.abc import Iterator, Sequence

from embeddings.reading.text.authors import byline, is_name, is_role, names
from embeddings.reading.text.chrome import is_chrome
from embeddings.reading.text.datelines import first_dates, labelled_dates, leftover, without_dates
from embeddings.reading.text.dates import FoundDate, find_dates, odd_dates
from embeddings.reading.text.facts import Facts
from embeddings.reading.text.places import PLACES

_HEAD = 12  # paragraphs
_EARLY = 7  # paragraphs; the headline is one of them
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
# publications whose names do not end with a usual word
_SITES = frozenset(
    (
        *("The Independent", "BBC", "Reuters", "CNN", "The Economist", "Al Jazeera", "Der Spiegel"),
        *("Die Zeit", "El País", "Le Monde", "Le Figaro", "Libération", "El Mundo", "Die Welt"),
        *("Der Standard", "NPR", "AFP", "USA Today", "Deutsche Welle", "Politico"),
    )
)
_SITE = re.compile(
    r"(?:(?:The|Der|Die|Das|El|La|Le) )?(?:[^\W\d_][\w.'’-]+ ){1,3}"
    r"(?:Courier|Times|Post|Voice|News|"
    r"Herald|Gazette|Journal|Review|Tribune|Telegraph|Guardian|Chronicle|Mail|Observer|Press|Echo|"
    r"Magazine|Zeitung|Tageblatt|Anzeiger|Rundschau|Nachrichten|Allgemeine|Kurier|Diario|Periódico)"
    r"|(?:Der|Die|El|La|Le|L’) ?(?:Tages\w+|Diario\w*|Vanguardia|Voix \w+|Express|Gaceta)"
)
_SOURCE = re.compile(r"(?:source|quelle|fuente|publisher|site|website)\s*:\s*(.{2,120})", re.I)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*©|\s*\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,:]*"
    r"([^\W\d][^.|©]{1,60}?)\s*(?:\d{4})?\s*(?:\.|\||,? all rights reserved|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:(?:url|link|source|quelle|fuente|from)\s*:\s*)?(https?://\S+)", re.I)
# around the date before an agency's first sentence: "Skerrin, 3 May 2019 (dpa) –"
_BEFORE_OPENING = re.compile(r"(?:[^\W\d_][^.!?;,:]{1,40}[,(–—]\s*)?\(?")
_AFTER_OPENING = re.compile(r"\)?\s*(?:\([^()]{2,40}\)\s*)?(?:[.–—|/]|-\s)\s*[^\s\d]")
_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_IN_DATELINE = re.compile(rf"{_SEPARATORS.pattern}|(?<=\w{{4}})\.\s+")
# In a dateline: "Live coverage by Ana Ruiz", "Rating: 3 of 5"; in a sentence about an event:
# "Destroyed by Storm Edda", "The mill was built by Jo Okafor".
_WORK_BY = re.compile(
    r"(?:\w+ ){0,3}(?:(?P<out>(?i:posted|published|filed|compiled|delivered|post))"
    r"|[^\W\d_]+(?<!ed|.n|.t)) by (?=[A-ZÀ-Þ])"
)
_LABEL_AND_VALUE = re.compile(r"[^\W\d_]\w*(?: \w+)?: \S.{0,30}")
_HAPPENED = re.compile(r" (?:on|in|am|le|el)$")  # before the date: "Editor Ada Lind died on"
_IN = re.compile(r"^(?:in|at|for) (?:the )?(?=[A-ZÀ-Þ])")


def head_facts(paragraphs: Sequence[str], *, title: str = "") -> Facts:
    """The facts in an article's first short paragraphs, and for rights and sources in its last.

    Only lines that hold nothing else count: a date or name in a sentence is part of the story.
    """
    title = title or (paragraphs[_title_index(paragraphs)] if paragraphs else "")
    head = [line for line in _short_lines(paragraphs[:_HEAD]) if line != title]
    tail = list(_short_lines(paragraphs[max(1, len(paragraphs) - _TAIL) :]))
    dated = [(at, line, find_dates(line)) for at, line in enumerate(head)]
    datelines = [
        (at, line, found) for at, line, found in dated if found and _is_only_dateline(line, found)
    ]
    late = [(line, find_dates(line)) for line in tail]
    lines = [(line, found) for _, line, found in datelines]
    lines += [(line, found) for line, found in late if found and not leftover(line, found)]
    published, updated = first_dates(each for line in lines for each in labelled_dates(*line))
    return Facts(
        title=title if len(title) <= _TITLE_CHARS else "",
        authors=_authors(head, datelines),
        published=published or opening_day(paragraphs[:_HEAD]),
        updated=updated,
        site=_site(head, tail),
        url=_url([*head, *tail]),
        # the first date outside a sentence that is impossible, or in the future
        odd_date=next(
            (odd for line in head if line[-1:] not in ".!?" for odd in odd_dates(line)), ""
        ),
    )


def opening_day(paragraphs: Sequence[str]) -> str | None:
    """The date before a paragraph's first sentence; None if several have one, as in a chronicle.

    >>> opening_day(["The tide", "SKERRIN, 3 May 2019 (dpa) – It came in at six.", "It went."])
    '2019-05-03'
    """
    days = [
        found[0].iso
        for line in paragraphs
        if (found := find_dates(line[:_LINE_CHARS]))
        and _BEFORE_OPENING.fullmatch(line[: found[0].start])
        and _AFTER_OPENING.match(line, found[0].end)
    ]
    return days[0] if len(days) == 1 else None


def _title_index(paragraphs: Sequence[str]) -> int:
    """The index of the headline: 0, or below a section's name, a site's or a kicker."""
    early = paragraphs[:_EARLY]
    at = 0
    while at < len(early) - 1 and _is_over_headline(early[at], early[at + 1 :]):
        at += 1
    if at == 0:
        return 0
    # scores and the like may stand between a kicker and the headline
    return next((later for later in range(at, len(early)) if _is_headline(early[later])), at)


def _is_over_headline(line: str, following: Sequence[str]) -> bool:
    if line.lower() in _KICKERS or is_site(line) or _ADDRESS.fullmatch(line):
        return True
    return line.isupper() and len(line.split()) <= 4 and any(map(_is_headline, following[:4]))


def _is_headline(line: str) -> bool:
    return (
        len(line.split()) >= 4
        and len(line) <= _LINE_CHARS
        and not line.isupper()
        and not re.search(r"^\(|\d$|[.;,]$", line)
        and not byline(line)
    )


def is_site(line: str) -> bool:
    """Whether a line is the name of a publication: a known one, or by its last word.

    >>> is_site("The Skerrin Courier"), is_site("Der Tagesspiegel"), is_site("Courier")
    (True, True, False)
    """
    return line in _SITES or bool(_SITE.fullmatch(line))


def is_dateline(line: str) -> bool:
    """Whether a line has a date, and besides only names, roles or places.

    >>> is_dateline("By Ana Ruiz, 4 March 2024"), is_dateline("Ana Ruiz came on 4 March 2024")
    (True, False)
    """
    found = find_dates(line)
    return bool(found) and _is_only_dateline(line, found)


def _without_sites(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in found if not is_site(name))


def _people(text: str) -> tuple[str, ...]:
    return () if is_site(text) else names(text)


def _short_lines(paragraphs: Sequence[str]) -> Iterator[str]:
    return (line for line in paragraphs if len(line) <= _LINE_CHARS)


def _is_only_dateline(line: str, found: list[FoundDate]) -> bool:
    rest = leftover(line, found)
    if not rest:
        return True
    others = [part for part in _parts(without_dates(line, found)) if part and leftover(part, [])]
    if line[-1:] in ".!?":
        # "Ada Lind, who ran the Quay, retired Friday, 3 May 2019." begins with a name too
        pieces = (piece for part in others for piece in part.split(", "))
        return all(_is_of_head(piece) for piece in pieces if leftover(piece, []))
    # a label's value next to the date belongs to it: "Sunk: the Edda, 3 May 1850"
    values = [part for part in _parts(line) if _LABEL_AND_VALUE.fullmatch(part)]
    return all(part in values or _is_beside_date(part) for part in others)


def _parts(line: str) -> list[str]:
    return [part.strip(" ,.") for part in _IN_DATELINE.split(line)]


def _is_of_head(part: str) -> bool:
    if _HAPPENED.search(part):
        return bool(byline(part))
    return (
        bool(byline(part) or names(part))
        or is_role(part)
        or part in PLACES
        or is_site(part)
        or _is_place_like(part)
    )


def _is_beside_date(part: str) -> bool:
    """Whether a part of a dateline names who made the article, or where it appeared."""
    part = _IN.sub("", part)
    return bool(_makers(part)) or _is_of_head(part)


def _makers(part: str) -> tuple[str, ...]:
    """The names in "Live coverage by Ana Ruiz"; a single word only after "Posted by" and the like.

    >>> _makers("Live coverage by Ana Ruiz and Jo Okafor"), _makers("Posted by Jo on")
    (('Ana Ruiz', 'Jo Okafor'), ('Jo',))
    >>> _makers("Attack by Rebels on")
    ()
    """
    mark = _WORK_BY.match(part)
    name = part[mark.end() :].removesuffix(" on") if mark else ""
    return names(name) or ((name,) if mark and mark["out"] and name.isalpha() else ())


def _authors(
    head: list[str], datelines: Sequence[tuple[int, str, list[FoundDate]]]
) -> tuple[str, ...]:
    for line in head:
        for part in _SEPARATORS.split(line):
            if found := byline(part.strip()):
                return _without_sites(found)
    for at, line, found_dates in datelines[:1]:
        for piece in _IN_DATELINE.split(without_dates(line, found_dates)):
            part = piece.strip(" ,")
            is_person = part not in PLACES and not is_chrome(part)
            if is_person and (found := byline(part) or _makers(part) or _people(part)):
                return _without_sites(found)
        return _names_above(head[:at])
    return ()


def _names_above(lines: list[str]) -> tuple[str, ...]:
    """The names in the lines just above a dateline, but for places and roles."""
    block: list[str] = []
    for line in reversed(lines[-4:]):
        if not (is_role(line) or line in PLACES or names(line) or _is_place_like(line)):
            break
        block.insert(0, line)
    people = [line for line in block if line not in PLACES and not is_role(line) and _people(line)]
    return names(people[0]) if people else ()


def _is_place_like(line: str) -> bool:
    words = line.replace(",", " ").split()
    return 1 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)


def _site(head: Sequence[str], tail: Sequence[str]) -> str:
    for line in (*head, *tail):
        source = _SOURCE.fullmatch(line)
        if source and not _ADDRESS.search(line):
            return source[1].strip(" .")
        for part in _SEPARATORS.split(without_dates(line, find_dates(line))):
            if is_site(part.strip(" ,")):
                return part.strip(" ,")
    rights = next((found for line in tail if (found := _RIGHTS.match(line))), None)
    return rights[1].strip(" .,") if rights and not is_name(rights[1]) else ""


def _url(lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := _ADDRESS.fullmatch(line))), "")
