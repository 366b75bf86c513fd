"""Tables: the head row of a quoted row, and the cell that a question asks for."""

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.words import stems

CELLS = " | "
"""The separator between the cells of a row."""

_FEWEST = 3  # cells; a row of two is a label and its value
_BACK = 4_000  # characters; the head row is not searched for farther back


def head_row(article: Article, span: Span) -> Span | None:
    r"""The first row of the table to which a later row belongs; None for other sentences.

    >>> mills = Article("a", "Mills", "Mill | Opened | Staff\n\nFarra | 1961 | 9\n\nIt rained.")
    >>> head_row(mills, Span(23, 39)).of(mills.text)
    'Mill | Opened | Staff'
    >>> head_row(mills, Span(41, 51))
    """
    text = article.text
    cells = text[span.start : f"{text}\n".index("\n", span.end)].count(CELLS)
    if cells + 1 < _FEWEST:
        return None
    head, begin = None, span.start
    for line in reversed(text[: span.start][-_BACK:].split("\n")):
        begin -= len(line)
        if line.strip() and line.count(CELLS) != cells:
            return head
        head = Span(begin, begin + len(line)) if line.strip() else head
        begin -= 1
    return head if begin < 0 else None


def asked_cell(question: str, article: Article, row: Span, head: str) -> Span | None:
    r"""The cell of a row that a question asks for by the names of the row and of a column.

    The table or the article's title must have its other words: "Fare" is no fare for children.

    >>> mills = Article("a", "Mills", "Mill | Opened | Staff\n\nFarra | 1961 | 9\n\nIt rained.")
    >>> head = "Mill | Opened | Staff"
    >>> asked_cell("When was the mill of Farra opened?", mills, Span(23, 39), head).of(mills.text)
    '1961'
    >>> asked_cell("When was the mill of Orla opened?", mills, Span(23, 39), head)
    """
    question_stems = stems(question)
    name, *columns = (stems(column) for column in head.split(CELLS))
    own, *cells = _cells(article.text, row)
    row_name = stems(own.of(article.text))
    known = row_name.union(name, *columns, stems(article.title))
    is_complete = len(cells) == len(columns)  # unlike a row cut in a cell of several sentences
    if not (is_complete and columns and row_name and row_name <= question_stems <= known):
        return None
    shared = [len(column & question_stems - row_name - name) for column in columns]
    best = max(shared)
    return cells[shared.index(best)] if best and shared.count(best) == 1 else None


def _cells(text: str, row: Span) -> list[Span]:
    cells, start = [], row.start
    for cell in row.of(text).split(CELLS):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + len(CELLS)
    return cells
