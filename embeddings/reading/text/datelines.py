"""Datelines: the text around the dates of a line, and whether each date is an update's."""

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
    """The text with a bar in place of each date."""
    pieces, end = [], 0
    for one in found:
        pieces.append(text[end : one.start])
        end = one.end
    return "|".join([*pieces, text[end:]])


def leftover(text: str, found: list[FoundDate]) -> str:
    """The words of a line besides its dates and their labels; "" for a pure dateline."""
    rest = _TIME_ALONE.sub(" ", without_dates(text, found))
    return re.sub(r"[\W_]+", " ", _LABELS.sub(" ", rest)).strip()


def first_dates(dates: Iterable[tuple[bool, str]]) -> tuple[str | None, str | None]:
    """(published, updated): the first date of each kind among ``labelled_dates``."""
    first: dict[bool, str] = {}
    for is_update, iso in dates:
        first.setdefault(is_update, iso)
    return first.get(False), first.get(True)


def labelled_dates(text: str, found: list[FoundDate]) -> Iterator[tuple[bool, str]]:
    """(is an update, ISO 8601) for each date, judged by the words just before it."""
    end = 0
    for one in found:
        yield bool(_UPDATE.search(text[end : one.start])), one.iso
        end = one.end
