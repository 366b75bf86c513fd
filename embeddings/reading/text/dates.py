"""Dates as articles write them, in twelve languages, made ISO 8601."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from embeddings.calendar_words import ALL_MONTHS, MONTHS, WEEKDAYS, ZONES, month_of

_EARLIEST = date(1600, 1, 1)
_MONTH, _ANY_MONTH = (
    "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    for months in (MONTHS, ALL_MONTHS)
)
WEEKDAY = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_DAY_FIRST = (
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ ]?(?:of |de |-)?(?P<name>{_ANY_MONTH})\b"
    r"\.?,?(?:-|[ ](?:de |del )?)(?P<y>\d{4})"
)
_MONTH_FIRST = (
    rf"(?P<name>{_MONTH})\.?[ ](?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,[ ]?|[ ](?:de |del )?)(?P<y>\d{4})"
)
_OF_A_CLOCK = (  # as programs print it: Mon Mar  9 14:02:51 CET 2015
    rf"(?P<name>{_MONTH})[ ]{{1,2}}(?P<d>\d{{1,2}})[ ]\d\d:\d\d:\d\d"
    r"(?:[ ][A-Z]{2,5})?[ ](?P<y>\d{4})"
)
_YEAR_FIRST = r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
_CJK = r"(?P<y>\d{4})[ ]?[年년][ ]?(?P<m>\d{1,2})[ ]?[月월][ ]?(?P<d>\d{1,2})[ ]?[日일]"
_DOTTED = r"(?P<d>\d{1,2})\.[ ]?(?P<m>\d{1,2})\.[ ]?(?P<y>\d{4})"
_SLASHED = r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})"
_FORMS = (
    *(
        re.compile(rf"(?<![\w/.:-])(?:{form})(?![\d/])", re.IGNORECASE)
        for form in (_DAY_FIRST, _MONTH_FIRST, _OF_A_CLOCK, _YEAR_FIRST, _DOTTED, _SLASHED)
    ),
    re.compile(rf"(?<!\d){_CJK}"),
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?::|\.|[ ]?h[ ]?|[ ]?Uhr[ ]?)(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    r"(?!\d)"
    r"(?:[ ]?(?P<half>[ap]\.?m\b\.?))?(?:[ ]?(?:Uhr|uur|h|Hrs)\b)?"
    rf"(?:[ ]?\(?(?P<zone>(?:GMT|UTC)?[+-]\d{{1,2}}:?(?:\d{{2}})?|{'|'.join(ZONES)})(?!\w)\)?)?"
)
_AFTER = re.compile(
    rf"(?:[ ]?T|(?:[ ,|·•@–-]|\b(?:at|um|à|às|a las|ore|kl\.?)\b){{0,5}}){_CLOCK}", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"{_CLOCK}(?:[ ,|·•–-]|\b(?:on|am|le|el)\b){{0,5}}(?:(?:{WEEKDAY})[.,]{{0,2}} )?$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"\b(?:{WEEKDAY})\b[.,]{{0,2}} ?(?:den |le |the )?$", re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_UNIX = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}")  # every form of a date has one, and most lines have none
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601, and its span, which includes weekday, time and zone."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All valid dates in a text that are not in the future, in reading order.

    A day and month that could be each other (03/04/2017) are left out: nothing is guessed.

    >>> find_dates("Wednesday 12 April 2017 18:37 BST")[0].iso
    '2017-04-12T18:37:00+01:00'
    >>> [found.iso for found in find_dates("12. März 2024, nicht 31. Februar 2024")]
    ['2024-03-12']
    >>> [found.iso for found in find_dates("2 kwietnia 2021 r., 5 августа 2021, ١٢ أكتوبر ٢٠٢٢")]
    ['2021-04-02', '2021-08-05', '2022-10-12']
    >>> find_dates("Maja 3, 2020 issues")
    []
    """
    if not _YEAR.search(text):
        return []
    latest = _latest()
    found: list[FoundDate] = []
    for match in _date_matches(text):
        day = _day(match)
        if day and _EARLIEST <= day <= latest and not (found and match.start() < found[-1].end):
            found.append(_with_time(text, match, day))
    return found


def iso_date(value: str) -> str | None:
    """A metadata date as ISO 8601, of ISO's variants, RFC 2822, Unix or words; else None.

    Midnight to the second is taken for a day without a time, which is what it nearly always is.

    >>> iso_date("2017-04-12T18:37:21.000Z"), iso_date("Wed, 12 Apr 2017 18:37:21 +0100")
    ('2017-04-12T18:37:21+00:00', '2017-04-12T18:37:21+01:00')
    >>> iso_date("1492022241"), iso_date("9999-01-01"), iso_date("soon")
    ('2017-04-12T18:37:21+00:00', None, None)
    """
    value = value.strip()[:100]
    for read in (_from_iso, _from_unix, _from_digits, _from_words):
        moment = read(value)
        if moment is not None:
            return _iso_if_possible(moment)
    return None


def odd_dates(text: str) -> list[str]:
    """The dates in a text that are no valid day, or in the future, verbatim.

    >>> odd_dates("31.02.2017, 12.04.2017, 03/04/2017, 1 May 9999")
    ['31.02.2017', '1 May 9999']
    """
    latest = _latest()
    return [
        match[0]
        for match in _date_matches(text)
        if not _is_ambiguous(match) and not ((day := _day(match)) and day <= latest)
    ]


def _date_matches(text: str) -> list[re.Match[str]]:
    """The matches of all forms of a date, in reading order."""
    matches = [match for form in _FORMS for match in form.finditer(text)]
    return sorted(matches, key=lambda match: match.start())


def _latest() -> date:
    """Tomorrow in UTC: the latest day that it may be anywhere now."""
    return datetime.now(UTC).date() + timedelta(days=1)


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["y"])
    if groups.get("name"):
        month, day = month_of(groups["name"]), int(groups["d"])
    elif groups.get("m"):
        month, day = int(groups["m"]), int(groups["d"])
    else:
        first, second = int(groups["a"]), int(groups["b"])
        if _is_ambiguous(match):
            return None
        month, day = min(first, second), max(first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_ambiguous(match: re.Match[str]) -> bool:
    """Whether day and month could be exchanged: 03/04/2017."""
    first, second = (int(match.groupdict().get(name) or 0) for name in "ab")
    return 0 < first <= 12 and 0 < second <= 12 and first != second


def _with_time(text: str, match: re.Match[str], day: date) -> FoundDate:
    start, end, clock = match.start(), match.end(), ""
    back = max(0, start - _LOOK_BACK)
    after = _AFTER.match(text, end)
    before = None if after else _BEFORE.search(text[back:start])
    if after and (clock := _clock(after)):
        end = after.end()
    if before and (clock := _clock(before)):
        start = back + before.start()
    elif weekday := _WEEKDAY_BEFORE.search(text[back:start]):
        start = back + weekday.start()
    return FoundDate(day.isoformat() + clock, start, end)


def _clock(match: re.Match[str]) -> str:
    """A matched time of day as ``T18:37:00+01:00``, "" if it is impossible."""
    hour, minute, second = (int(match[name] or 0) for name in ("h", "min", "s"))
    if half := (match["half"] or "").lower():
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}{_offset(match['zone'] or '')}"


def _offset(zone: str) -> str:
    zone = zone.upper()
    if zone in ZONES:
        return ZONES[zone]
    digits = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", zone)
    if not digits or int(digits[2]) > 14 or int(digits[3] or 0) > 59:
        return ""
    return f"{digits[1]}{int(digits[2]):02}:{int(digits[3] or 0):02}"


def _iso_if_possible(moment: datetime | date) -> str | None:
    day = moment.date() if isinstance(moment, datetime) else moment
    if not _EARLIEST <= day <= _latest():
        return None
    if not isinstance(moment, datetime) or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return day.isoformat()
    return moment.replace(microsecond=0).isoformat()


def _from_iso(value: str) -> datetime | date | None:
    match = _ISO.match(value)
    if not match or value[match.end() : match.end() + 1].isdigit():
        return None
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    zone = match[3] or ""
    if not match[2]:
        return day
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{ZONES.get(zone, zone)}")
    except ValueError:
        return day


def _from_unix(value: str) -> datetime | None:
    if not _UNIX.fullmatch(value):
        return None
    seconds = float(value)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _from_digits(value: str) -> datetime | None:
    """A moment in ISO 8601 without separators: 20170412, 20170412T183721Z."""
    try:
        return datetime.fromisoformat(value) if value[:8].isdecimal() else None
    except ValueError:
        return None


def _from_words(value: str) -> datetime | None:
    found = find_dates(value)
    return datetime.fromisoformat(found[0].iso) if found else None
