"""Lines of a PDF → paragraphs, by leading, indents, type and what was still to be said."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from embeddings.reading.lines import joined_line
from embeddings.reading.pdflines import PageLine

_WIDE_GAP = 1.25  # times the usual leading
_INDENT = (0.5, 6.0)  # times the size of the type
_SHORT_LINE = 0.8  # of a usual full line
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"[-•‣·*▪■●–]\s+\S|\d{1,2}[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph, the page that it begins on and the size of its type in points."""

    text: str
    page: int
    size: float


def pdf_paragraphs(lines: Sequence[PageLine]) -> list[PdfParagraph]:
    """The paragraphs that the lines make; one that goes on in the next column or page is whole."""
    leading, width = _leadings(lines), _widths(lines)
    words = frozenset(re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).lower()))
    found: list[PdfParagraph] = []
    before: PageLine | None = None
    for line in lines:
        if before is None or _is_new(before, line, leading[line.size], width[line.size]):
            found.append(PdfParagraph(line.text, line.page, line.size))
        else:
            last = found[-1]
            text = joined_line(last.text, line.text, words)
            found[-1] = PdfParagraph(text, last.page, last.size)
        before = line
    return found


def _is_new(before: PageLine, line: PageLine, leading: float, width: int) -> bool:
    if abs(before.size - line.size) > 0.6 or _BULLET.match(line.text):
        return True
    short = len(before.text) < _SHORT_LINE * width
    ended = bool(_ENDED.search(before.text))
    gap = before.y - line.y
    if line.page != before.page or gap < -line.size:  # the next column or page
        return ended or (short and line.text[:1].isupper())
    if before.font != line.font and short and not ended and line.text[:1].isupper():
        return True
    shift = line.x - before.x
    indented = _INDENT[0] * line.size < shift < _INDENT[1] * line.size
    return gap > _WIDE_GAP * leading or indented or (short and ended)


def _leadings(lines: Sequence[PageLine]) -> dict[float, float]:
    """The usual distance between two lines of a paragraph, for each size of type."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for one, other in pairwise(lines):
        gap = one.y - other.y
        if one.page == other.page and one.size == other.size and 0 < gap < 3 * one.size:
            gaps[one.size].append(gap)
    usual = {size: sorted(found)[int(0.3 * len(found))] for size, found in gaps.items()}
    return {line.size: min(usual.get(line.size, 9e9), 1.6 * line.size) for line in lines}


def _widths(lines: Sequence[PageLine]) -> dict[float, int]:
    """The characters of a usual full line, for each size of type."""
    lengths: dict[float, list[int]] = defaultdict(list)
    for line in lines:
        lengths[line.size].append(len(line.text))
    return {size: sorted(found)[int(0.8 * (len(found) - 1))] for size, found in lengths.items()}
