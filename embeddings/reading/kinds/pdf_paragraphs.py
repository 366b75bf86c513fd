"""Lines of a PDF made paragraphs, by leading, indents, type and unfinished sentences."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from embeddings.reading.kinds.pdf_lines import PageLine
from embeddings.reading.text.head import is_dateline
from embeddings.reading.text.lines import joined_line, known_words

_WIDE_GAP = 1.25  # times the usual leading
_INDENT = (0.5, 6.0)  # times the size of the type
_SHORT_LINE = 0.8  # of a usual full line
_STOPPED_LINE = 0.65  # of a usual full line, with the next word
_NEAR = 8  # lines before and after, for the usual length around a line
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_SMALL = 0.92  # times the size of most of the text
_FOOTNOTE_GAP = 1.1  # times the usual leading; less stands before a line of code
_BULLET = re.compile(r"[-•‣·*▪■●–]\s+\S|\d{1,2}[.)]\s+\S")


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph, the page that it begins on and the size of its type in points."""

    text: str
    page: int
    size: float


def pdf_paragraphs(lines: Sequence[PageLine]) -> list[PdfParagraph]:
    """The paragraphs of the lines; one that goes on in the next column or page is joined.

    The footnotes of a page come after such a paragraph, not in the middle of it.
    """
    small = frozenset(_footnotes(lines))
    body = [line for line in lines if line not in small]
    notes = [line for line in lines if line in small]
    return sorted([*_paragraphs(body), *_paragraphs(notes)], key=lambda one: one.page)


def _footnotes(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The lines at the foot of each page that are set apart and smaller than most."""
    sizes = sorted(line.size for line in lines for _ in range(1 + len(line.text) // 20))
    leading = _leadings(lines)
    for _, page in groupby(lines, key=lambda line: line.page):
        upwards = sorted(page, key=lambda line: line.y)
        small = [*takewhile(lambda line: line.size < _SMALL * sizes[len(sizes) // 2], upwards)]
        above = upwards[len(small) :]
        heights = [line.y for line in small if len(line.text) > 3]  # not a raised number
        if heights and above and above[0].y - heights[-1] > _FOOTNOTE_GAP * leading[above[0].size]:
            yield from small


def _paragraphs(lines: Sequence[PageLine]) -> list[PdfParagraph]:
    leading, widths = _leadings(lines), _widths(lines)
    words = known_words(line.text for line in lines)
    found: list[PdfParagraph] = []
    before: PageLine | None = None
    for line, width in zip(lines, widths, strict=True):
        begun = found[-1].text if found else ""
        if (
            before is None
            or _is_new(before, line, leading[line.size], width)
            or (line.page == lines[0].page and begun == before.text and is_dateline(begun))
        ):
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
    ended = bool(_SENTENCE_END.search(before.text))
    gap = before.y - line.y
    if line.page != before.page or gap < -line.size:  # the next column or page
        return ended or (short and line.text[:1].isupper())
    if before.font != line.font and short and not ended and line.text[:1].isupper():
        return True
    shift = line.x - before.x
    indented = _INDENT[0] * line.size < shift < _INDENT[1] * line.size
    # the next word had room on the line before
    stopped = len(before.text) + len(line.text.split()[0]) < _STOPPED_LINE * width
    return gap > _WIDE_GAP * leading or indented or stopped or (short and ended)


def _leadings(lines: Sequence[PageLine]) -> dict[float, float]:
    """The usual distance between two lines of a paragraph, for each size of type."""
    gaps: dict[float, list[float]] = defaultdict(list)
    for one, other in pairwise(lines):
        gap = one.y - other.y
        if one.page == other.page and one.size == other.size and 0 < gap < 3 * one.size:
            gaps[one.size].append(gap)
    usual = {size: sorted(found)[int(0.3 * len(found))] for size, found in gaps.items()}
    return {line.size: min(usual.get(line.size, 9e9), 1.6 * line.size) for line in lines}


def _widths(lines: Sequence[PageLine]) -> list[int]:
    """For each line, the characters of a usual full line of its size of type around it."""
    widths = []
    for at, line in enumerate(lines):
        near = lines[max(0, at - _NEAR) : at + _NEAR]
        lengths = sorted(len(one.text) for one in near if one.size == line.size)
        widths.append(lengths[int(0.8 * (len(lengths) - 1))])
    return widths
