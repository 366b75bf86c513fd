"""Word files (.docx): paragraphs, headings and table rows of the main text."""

from collections.abc import Iterator
from typing import Any

from embeddings.article import Article
from embeddings.reading.authors import is_name
from embeddings.reading.facts import Facts, assemble
from embeddings.reading.head import head_facts
from embeddings.reading.packed import Packed
from embeddings.reading.unreadable import Unreadable
from embeddings.reading.xmltree import local_name, parse_xml
from embeddings.tidy import tidy, tidy_paragraphs

_TEXT = "word/document.xml"
_TITLES = ("title", "titel", "título", "titre")


def read_docx(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of a Word file.

    Raises:
        NotTextError: it is no Word file.

    """
    packed = Packed(raw)
    styled = list(_paragraphs(parse_xml(packed.needed(_TEXT, "a Word file"))))
    paragraphs = [text for _, text in styled]
    named = next((text for style, text in styled if style.lower().startswith(_TITLES)), "")
    heading = next((text for style, text in styled[:5] if style.lower() == "heading1"), "")
    core = particulars(packed.read("docProps/core.xml"))
    return [assemble(source, paragraphs, office_facts(core, named or heading, paragraphs))]


def office_facts(core: dict[str, str], named: str, paragraphs: list[str]) -> Facts:
    """What the text's head says, then what the file's particulars say of title and author.

    Its dates are the file's, not the article's: they are left out.
    """
    head = tidy_paragraphs(paragraphs[:40])
    said = head_facts(head, title=tidy(named or _if_said(core.get("title", ""), head)))
    author = core.get("creator", "")
    return said.or_else(
        Facts(
            title=core.get("title", ""),
            authors=(author,) if is_name(author) else (),
            language=core.get("language", ""),
        )
    )


def _if_said(title: str, head: list[str]) -> str:
    return title if tidy(title) in head else ""


def particulars(raw: bytes) -> dict[str, str]:
    """What an office file says of itself, by the names of its elements."""
    found = parse_xml(raw).iter() if raw else ()
    return {local_name(one): tidy(one.text) for one in found if one.text}


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """(style, text) of each paragraph; the cells of a row are one."""
    for one in root.iter():
        name = local_name(one)
        if name == "tr":
            cells = (_text(cell) for cell in one if local_name(cell) == "tc")
            yield "", " | ".join(filter(None, cells))
        elif name == "p" and not _is_in_row(one):
            for line in _text(one).split("\n"):
                yield _style(one), line


def _is_in_row(paragraph: Any) -> bool:
    return any(local_name(above) == "tc" for above in paragraph.iterancestors())


def _text(element: Any) -> str:
    pieces: list[str] = []
    for one in element.iter():
        name = local_name(one)
        if name == "t" and one.text:
            pieces.append(one.text)
        elif name == "tab":
            pieces.append(" ")
        elif name in {"br", "cr"}:
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
    return "".join(pieces).strip()


def _style(paragraph: Any) -> str:
    for one in paragraph.iter():
        if local_name(one) == "pStyle":
            return next((value for key, value in one.items() if key.endswith("val")), "")
    return ""
