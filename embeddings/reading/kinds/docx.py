"""Word files (.docx): paragraphs, headings and table rows of the main text."""

from collections.abc import Iterator
from typing import Any

from embeddings.article import Article
from embeddings.reading.kinds.packed import Packed
from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.authors import is_name
from embeddings.reading.text.facts import Facts, assemble
from embeddings.reading.text.head import head_facts
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import tidy, tidy_paragraphs

_TEXT = "word/document.xml"
_TITLES = ("title", "titel", "título", "titre")
_BOX = "txbxContent"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "p": " "}


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
    from lxml import etree

    etree.strip_elements(root, "{*}Fallback", with_tail=False)  # text boxes again, for old programs
    for one in root.iter():
        name = local_name(one)
        if name not in {"tr", "p"} or _is_in_cell(one):
            continue
        if name == "tr":
            yield "", " | ".join(filter(None, map(_text, _cells(one))))
        else:
            yield from ((_style(one), line) for line in _text(one).split("\n"))


def _cells(row: Any) -> Iterator[Any]:
    """A row's own cells, also those in a content control."""
    return (cell for cell in row.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is row)


def _is_in_cell(element: Any) -> bool:
    """Whether it is told with the row around it; a text box's paragraphs stand by themselves."""
    around = (local_name(above) for above in element.iterancestors())
    return next((name for name in around if name in {"tc", _BOX}), "") == "tc"


def _text(element: Any) -> str:
    return "".join(_pieces(element)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for one in element:
        name = local_name(one)
        if name == "t":
            yield one.text or ""
        elif name not in {"pPr", _BOX}:
            yield from _pieces(one)
            yield _SIGNS.get(name, "")


def _style(paragraph: Any) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    named = () if style is None else style.items()
    return next((value for key, value in named if key.endswith("val")), "")
