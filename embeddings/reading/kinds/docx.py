"""Word files (.docx): paragraphs, headings and table rows of the main text."""

from collections.abc import Iterator
from typing import Any

from embeddings.article import Article
from embeddings.reading.kinds.office import office_facts, office_metadata
from embeddings.reading.kinds.packed import Packed
from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.facts import assemble
from embeddings.reading.unreadable import Unreadable

_TEXT = "word/document.xml"
_TITLES = ("title", "titel", "título", "titre")
_TEXT_BOX = "txbxContent"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "p": " "}


def read_docx(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of a Word file.

    Raises:
        NotTextError: the bytes are no Word file.

    """
    packed = Packed(raw)
    styled = list(_paragraphs(parse_xml(packed.needed(_TEXT, "a Word file"))))
    paragraphs = [text for _, text in styled]
    title = next((text for style, text in styled if style.lower().startswith(_TITLES)), "")
    heading = next((text for style, text in styled[:5] if style.lower() == "heading1"), "")
    core = office_metadata(packed.read("docProps/core.xml"))
    return [assemble(source, paragraphs, office_facts(core, title or heading, paragraphs))]


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """(style, text) of each paragraph; a table's row is one."""
    from lxml import etree

    # copies of text boxes for old programs, and the old places of moved text
    etree.strip_elements(root, "{*}Fallback", "{*}moveFrom", with_tail=False)
    for one in root.iter():
        name = local_name(one)
        if name not in {"tr", "p"} or _is_in_cell(one):
            continue
        if name == "tr":
            yield "", " | ".join(filter(None, map(_text, _cells(one))))
        else:
            yield from ((_style(one), line) for line in _text(one).split("\n"))


def _cells(row: Any) -> Iterator[Any]:
    """A row's own cells, those in a content control too."""
    return (cell for cell in row.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is row)


def _is_in_cell(element: Any) -> bool:
    """Whether an element is part of a table's row; in a text box, a paragraph is not."""
    lineage = (local_name(above) for above in element.iterancestors())
    return next((name for name in lineage if name in {"tc", _TEXT_BOX}), "") == "tc"


def _text(element: Any) -> str:
    return "".join(_text_pieces(element)).strip()


def _text_pieces(element: Any) -> Iterator[str]:
    for one in element:
        name = local_name(one)
        if name == "t":
            yield one.text or ""
        elif name not in {"pPr", _TEXT_BOX}:
            yield from _text_pieces(one)
            yield _SIGNS.get(name, "")


def _style(paragraph: Any) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    attributes = () if style is None else style.items()
    return next((value for key, value in attributes if key.endswith("val")), "")
