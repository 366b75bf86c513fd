"""OpenDocument texts (.odt): paragraphs and headings."""

from collections.abc import Iterator
from typing import Any

from embeddings.article import Article
from embeddings.reading.kinds.office import office_facts, particulars
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
        NotTextError: it is no such file.

    """
    packed = Packed(raw)
    marked = list(_paragraphs(parse_xml(packed.needed(_TEXT, "an OpenDocument text"))))
    paragraphs = [line for _, text in marked for line in text.split("\n")]
    named = next((text for style, text in marked if style == "Title"), "")
    core = particulars(packed.read("meta.xml"))
    core.setdefault("creator", core.get("initial-creator", ""))
    return [assemble(source, paragraphs, office_facts(core, named, paragraphs))]


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """(style, text) of each paragraph that a reader sees."""
    for one in root.iter():
        above = [local_name(each) for each in one.iterancestors()]
        if local_name(one) in _PARAGRAPHS and not _UNSEEN.intersection(above):
            style = next((value for key, value in one.items() if key.endswith("}style-name")), "")
            yield style, "".join(_pieces(one)).strip()


def _pieces(element: Any) -> Iterator[str]:
    """The text of an element; notes in it are paragraphs of their own and left out."""
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
            yield from _pieces(one)
        yield one.tail or ""
