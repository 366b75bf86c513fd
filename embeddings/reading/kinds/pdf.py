"""PDF files: the text layer as paragraphs, in reading order."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from embeddings.article import Article
from embeddings.reading.kinds.pdf_lines import page_lines, without_running_lines
from embeddings.reading.kinds.pdf_paragraphs import PdfParagraph, pdf_paragraphs
from embeddings.reading.text.authors import is_name
from embeddings.reading.text.facts import Facts, assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy

_LOCKED = "is locked with a password; save a copy without one"
_SCANNED = "is scanned or blank: it has no text layer; run text recognition (OCR) over it first"
_NO_PDF = "is not a PDF file; give it the ending of what it is, or save it again"
_MOST_CHARS = 20_000_000
_HEADLINE = 1.15  # times the size of most of the text
_TITLE_CHARS = 220
_NO_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|pdf|indd|qxd|tex)\b|^\W*$", re.IGNORECASE
)


def read_pdf(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of a PDF file; without a text layer it is an Unreadable."""
    from pypdf import PdfReader

    if b"%PDF-" not in raw[:1024]:
        return [Unreadable(source, _NO_PDF)]
    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted and not _unlock(reader):
        return [Unreadable(source, _LOCKED)]
    pages, chars = [], 0
    for number, page in enumerate(reader.pages):
        pages.append(page_lines(page, number))
        chars += sum(len(line.text) for line in pages[-1])
        if chars > _MOST_CHARS:
            return [Unreadable(source, "holds more text than fits a library; split it")]
    paragraphs = pdf_paragraphs(without_running_lines(pages))
    if not any(tidy(paragraph.text) for paragraph in paragraphs):
        return [Unreadable(source, _SCANNED)]
    return [assemble(source, [one.text for one in paragraphs], _facts(reader, paragraphs))]


def _unlock(reader: Any) -> bool:
    from pypdf.errors import DependencyError, PyPdfError

    try:  # a file that is protected against changes only has an empty password
        return bool(reader.decrypt(""))
    except (DependencyError, PyPdfError, NotImplementedError):
        return False


def _facts(reader: Any, paragraphs: Sequence[PdfParagraph]) -> Facts:
    metadata = reader.metadata or {}
    front = [tidy(one.text) for one in paragraphs if one.page == paragraphs[0].page]
    title = _title(tidy(str(metadata.get("/Title") or "")), front, paragraphs)
    head = head_facts(front, title=title)
    author = tidy(str(metadata.get("/Author") or ""))
    authors = (author,) if is_name(author) and author in " ".join(front) else ()
    return Facts(title=title).or_else(head).or_else(Facts(authors=authors))


def _title(metadata_title: str, front: list[str], paragraphs: Sequence[PdfParagraph]) -> str:
    """The title in the metadata if the first page has it, else the text in the largest type."""
    page_text = " ".join(front).casefold()
    is_title = len(metadata_title.split()) >= 2 and not _NO_TITLE.search(metadata_title)
    if is_title and metadata_title.casefold() in page_text:
        return metadata_title
    first = [one for one in paragraphs if one.page == paragraphs[0].page]
    letters = sorted(one.size for one in paragraphs for _ in range(1 + len(one.text) // 20))
    usual = letters[len(letters) // 2]
    largest = max((one.size for one in first if len(one.text) > 3), default=usual)
    if largest < _HEADLINE * usual:
        return ""
    at = next(i for i, one in enumerate(first) if one.size == largest and len(one.text) > 3)
    lines = [first[at].text]
    for one in first[at + 1 :]:
        if abs(one.size - largest) > 0.6:
            break
        lines.append(one.text)
    title = tidy(" ".join(lines))
    return title if len(title) <= _TITLE_CHARS else ""
