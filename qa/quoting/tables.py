"""Tables: the row that heads the one that is quoted, and the cell of it that is asked for."""

from embeddings.article import Article
from embeddings.sentences import Span
from qa.language.words import stems

CELLS = " | "
"""What stands between the cells of a row."""

_FEWEST = 3  # cells; a row of two is a word and what it is
_BACK = 4_000  # characters; a longer table is not looked through


def head_row(article: Article, span: Span) -> Span | None:
    r"""The first row of the table in which a sentence is a later one; None where it is in none.

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
    r"""The cell of a row that a question asks for: it says the row's name, and a column's.

    What else it says the table or the article's title must tell: a fare for children is not "Fare".

    >>> mills = Article("a", "Mills", "Mill | Opened | Staff\n\nFarra | 1961 | 9\n\nIt rained.")
    >>> head = "Mill | Opened | Staff"
    >>> asked_cell("When was the mill of Farra opened?", mills, Span(23, 39), head).of(mills.text)
    '1961'
    >>> asked_cell("When was the mill of Orla opened?", mills, Span(23, 39), head)
    """
    asked = stems(question)
    name, *columns = (stems(column) for column in head.split(CELLS))
    own, *cells = _cells(article.text, row)
    said = stems(own.of(article.text))
    told = said.union(name, *columns, stems(article.title))
    whole = len(cells) == len(columns)  # not one that ends in a cell of several sentences
    if not (whole and columns and said and said <= asked <= told):
        return None
    named = [len(column & asked - said - name) for column in columns]
    best = max(named)
    return cells[named.index(best)] if best and named.count(best) == 1 else None


def _cells(text: str, row: Span) -> list[Span]:
    cells, start = [], row.start
    for cell in row.of(text).split(CELLS):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + len(CELLS)
    return cells
