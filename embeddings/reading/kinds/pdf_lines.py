"""The lines of a PDF's pages, by position; running headers and footers are dropped."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

_EDGE = 3  # lines at the top and bottom of a page that may be a running header or footer
_RUNNING_CHARS = 120
_RUNNING_PAGES = 0.4  # share of the pages on which a running line stands
_SAME_HEIGHT = 1.5  # points
_SAME_EDGE = 3.0  # points
_COLUMN_ROWS = 6
_COLUMN_SHARE = 0.6  # of the rows in between that have both columns
_COLUMN_CHARS = 20  # in a usual line of a column; a table's cells are shorter
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|página|pagina|p\.|s\.)?\s*\d{1,4}\s*"
    r"(?:(?:of|von|de|sur|di|/)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; where it begins, from the lower left, and its type's size are in points."""

    text: str
    page: int
    x: float
    y: float
    size: float
    font: str


def page_lines(page: Any, number: int) -> list[PageLine]:
    """The lines of a pypdf page in the order of its content; pieces of one height are one line."""
    pieces: list[PageLine] = []

    def take(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = hypot(tm[2], tm[3]) * hypot(cm[2], cm[3])
        name = str(font.get("/BaseFont", "")) if font else ""
        at = (number, x, y, round(abs(size) * scale, 1), name)
        pieces.extend(PageLine(part, *at) for part in text.translate(_LIGATURES).splitlines(True))

    page.extract_text(visitor_text=take)
    return list(_joined_pieces(_by_columns(pieces)))


def without_running_lines(pages: Sequence[list[PageLine]]) -> list[PageLine]:
    """The lines without page numbers and those that many pages have at the same edge."""
    edges = [_edge_lines(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    needed = max(2, round(_RUNNING_PAGES * len(pages)))
    return [
        line
        for lines, edge in zip(pages, edges, strict=True)
        for line in lines
        if line not in edge
        or not (seen[_key(line)] >= needed or _PAGE_NUMBER.fullmatch(line.text))
        or len(line.text) > _RUNNING_CHARS
    ]


def _by_columns(pieces: Sequence[PageLine]) -> list[PageLine]:
    """The pieces column by column, also if the page was drawn row by row across the columns."""
    rows = [[*row] for row in _rows(pieces)]
    edge = _right_column(rows)
    if edge is None:
        return list(pieces)
    first, *_, last = (at for at, row in enumerate(rows) if _sides(row, edge))
    within = [piece for row in rows[first : last + 1] for piece in row]
    after = [piece for row in rows[last + 1 :] for piece in row]
    return [
        *(piece for row in rows[:first] for piece in row),
        *_by_columns([piece for piece in within if piece.x < edge]),
        *_by_columns([piece for piece in within if piece.x >= edge]),
        *_by_columns(after),
    ]


def _rows(pieces: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """The runs of pieces that were drawn one after the other at one height."""
    row: list[PageLine] = []
    for piece in pieces:
        if row and abs(piece.y - row[0].y) > _SAME_HEIGHT:
            yield row
            row = []
        row.append(piece)
    yield row


def _right_column(rows: Sequence[Sequence[PageLine]]) -> float | None:
    """Where a second column of prose begins, in points from the left; None if there is none."""
    starts = Counter(round(piece.x) for row in rows for piece in row[1:] if piece.text.strip())
    for x, count in starts.most_common(5):
        if count < _COLUMN_ROWS:
            break
        edge = x - _SAME_EDGE
        at = [number for number, row in enumerate(rows) if _sides(row, edge)]
        if len(at) < max(_COLUMN_ROWS, _COLUMN_SHARE * (at[-1] - at[0] + 1 if at else 0)):
            continue
        lengths = zip(*(_sides(rows[number], edge) for number in at), strict=True)
        if all(sorted(side)[len(at) // 2] >= _COLUMN_CHARS for side in lengths):
            return edge
    return None


def _sides(row: Sequence[PageLine], edge: float) -> tuple[int, ...]:
    """The characters left and right of an edge, if a piece of the row begins there; else ()."""
    if not any(0 <= piece.x - edge < 2 * _SAME_EDGE for piece in row):
        return ()
    sides = tuple(
        sum(len(piece.text.strip()) for piece in row if (piece.x < edge) is is_left)
        for is_left in (True, False)
    )
    return sides if all(sides) else ()


def _joined_pieces(pieces: Sequence[PageLine]) -> Iterator[PageLine]:
    line: PageLine | None = None
    for piece in pieces:
        if not piece.text.strip():
            if line and not line.text.endswith((" ", "\n")):
                line = replace(line, text=line.text + " ")
            continue
        if line and abs(piece.y - line.y) <= _SAME_HEIGHT and piece.x >= line.x:
            line = replace(line, text=line.text.replace("\n", "  ") + piece.text)
        elif line and not line.text.endswith("\n") and abs(piece.y - line.y) < 0.6 * line.size:
            line = replace(line, text=line.text + piece.text)  # raised or lowered within a line
        else:
            if line:
                yield _clean(line)
            line = piece
    if line:
        yield _clean(line)


def _clean(line: PageLine) -> PageLine:
    return replace(line, text=" ".join(line.text.split()))


def _edge_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    by_height = sorted(lines, key=lambda line: -line.y)
    if len(by_height) <= 2 * _EDGE:
        # a short last page: its text must not count as edge, its single outer lines may
        return [*by_height[:1], *by_height[-1:]]
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(line: PageLine) -> tuple[str, int]:
    """The text without its numbers, and the height on the page in steps of 8 points."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / 8)
