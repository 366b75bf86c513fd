"""Datelines: what a line says around its dates, and of which kind each is."""

import re
from collections.abc import Iterable, Iterator

from embeddings.reading.text.dates import WEEKDAY, FoundDate

_LABELS = re.compile(
    r"\b(?:for immediate release|first|last|"
    r"published|posted|updated|modified|created|date|on|at|and|"
    r"by (?:admin|administrator|staff|webmaster)|"
    r"(?:zuletzt |erst)?(?:veröffentlicht|aktualisiert|erschienen|erstellt)|stand|am|um|uhr|vom|"
    r"den|"
    r"publié|mise?|jour|modifié|le|à|et|publicad[oa]|actualizad[oa]|última|actualización|fecha|"
    r"el|a las|y|pubblicato|aggiornato|il|alle|em|às|atualizado|om|op|uur|gepubliceerd|bijgewerkt|"
    r"roku|r|godz|opublikowano|aktualizacja|года|г|опубликовано|обновлено|yayınlanma|güncelleme|"
    rf"tarihi|saat|{WEEKDAY})\b",
    re.IGNORECASE,
)
_TIME_ALONE = re.compile(r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?")
_UPDATE = re.compile(
    r"updat|modif|edited|revised|aktualis|änder|bearbeite|stand\b|mise? à jour|actualiz|aggiorn|"
    r"ak?tualiz|bijgewerkt|обновл|güncell|uppdater|oppdater|opdater|päivite|muokat",
    re.IGNORECASE,
)


def without_dates(text: str, found: list[FoundDate]) -> str:
    """The text around the dates, a bar in the place of each."""
    pieces, end = [], 0
    for one in found:
        pieces.append(text[end : one.start])
        end = one.end
    return "|".join([*pieces, text[end:]])


def leftover(text: str, found: list[FoundDate]) -> str:
    """What a line says besides its dates and their labels; "" for a pure dateline."""
    rest = _TIME_ALONE.sub(" ", without_dates(text, found))
    return re.sub(r"[\W_]+", " ", _LABELS.sub(" ", rest)).strip()


def first_dates(said: Iterable[tuple[bool, str]]) -> tuple[str | None, str | None]:
    """(published, updated): the first date of each kind, of those that ``labelled`` gives."""
    first: dict[bool, str] = {}
    for is_update, iso in said:
        first.setdefault(is_update, iso)
    return first.get(False), first.get(True)


def labelled(text: str, found: list[FoundDate]) -> Iterator[tuple[bool, str]]:
    """(is an update, ISO 8601) for each date, by the words just before it."""
    end = 0
    for one in found:
        yield bool(_UPDATE.search(text[end : one.start])), one.iso
        end = one.end
