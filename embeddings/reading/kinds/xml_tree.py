"""Untrusted XML: no entity is expanded, nothing is fetched, sizes are limited."""

from typing import Any

from embeddings.reading.decoding import NotTextError


def parse_xml(raw: bytes) -> Any:
    """The root element of an XML file; small flaws are mended.

    Raises:
        NotTextError: the bytes are no XML.

    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotTextError("is damaged: its XML cannot be read; open it and save it again")
    return root


def local_name(element: Any) -> str:
    """The name of an element without its namespace, "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
