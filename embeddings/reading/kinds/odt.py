"""OpenDocument texts (.odt): paragraphs and headings."""

from collections.abc import Iterator
from typing import Any

from embeddings.article import Article
from embeddings.reading.kinds.office import office_facts, office_metadata
from embeddings.reading.kinds.packed import Packed
from embeddings.reading.kinds.xml_tree import local_name, parse_xml
from embeddings.reading.text.facts import assemble
from embeddings.reading.unreadable import Unreadable

_TEXT = "content.xml"
_PARAGRAPHS = frozenset({"p", "h"})
_UNSEEN = frozenset({"tracked-changes", "annotation", "note", "forms", "sequence-decls"})
_MOST_SPACES = 100


def read_odt(raw: bytes, source: str) -> list[Article | Unreadable]:
    """The article of an OpenDocument text.

    Raises:
        NotTextError: the bytes are no OpenDocument text.

    """
    packed = Packed(raw)
    styled = list(_paragraphs(parse_xml(packed.needed(_TEXT, "an OpenDocument text"))))
    paragraphs = [line for _, text in styled for line in text.split("\n")]
    title = next((text for style, text in styled if style == "Title"), "")
    core = office_metadata(packed.read("meta.xml"))
    core.setdefault("creator", core.get("initial-creator", ""))
    return [assemble(source, paragraphs, office_facts(core, title, paragraphs))]


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """(style, text) of each visible paragraph."""
    for one in root.iter():
        above = [local_name(each) for each in one.iterancestors()]
        if local_name(one) in _PARAGRAPHS and not _UNSEEN.intersection(above):
            style = next((value for key, value in one.items() if key.endswith("}style-name")), "")
            yield style, "".join(_text_pieces(one)).strip()


def _text_pieces(element: Any) -> Iterator[str]:
    """The pieces of an element's text, without notes and inner paragraphs."""
    yield element.text or ""
    for one in element:
        name = local_name(one)
        if name == "s":
            count = next((value for key, value in one.items() if key.endswith("}c")), "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif name == "line-break":
            yield "\n"
        elif name == "tab":
            yield " "
        elif name and name not in _UNSEEN and name not in _PARAGRAPHS:
            yield from _text_pieces(one)
        yield one.tail or ""
