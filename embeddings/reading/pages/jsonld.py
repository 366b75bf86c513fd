"""The facts of an article in a page's JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from types import MappingProxyType
from typing import Any

from embeddings.reading.text.authors import cleaned_names
from embeddings.reading.text.facts import Facts

_ARTICLE = re.compile(
    r"(?:\w*Article|(?:Live)?BlogPosting|(?:SocialMedia|DiscussionForum)Posting|Report|Review|Recipe)$"
)
_PAGE = frozenset({"WebPage", "ItemPage", "CreativeWork"})
_DEPTH = 6
_NODES = 2000


def jsonld_facts(scripts: list[str]) -> Facts:
    """The facts of the first articles that the scripts describe, completed by those of the page.

    >>> jsonld_facts(['{"@type": "NewsArticle", "headline": "Ebb", "author": {"name": "Jo Roe"}}'])
    ... # doctest: +ELLIPSIS
    Facts(title='Ebb', authors=('Jo Roe',), ...)
    """
    nodes = [node for script in scripts for node in _nodes(_load(script), _DEPTH)][:_NODES]
    articles = [node for node in nodes if any(map(_ARTICLE.match, _types(node)))]
    pages = [node for node in nodes if _PAGE.intersection(_types(node))]
    people = {
        str(node["@id"]): _text(node.get("name"))
        for node in nodes
        if "@id" in node and "Person" in _types(node)
    }
    facts = Facts()
    for node in articles[:3]:
        facts = facts.or_else(_facts(node, people))
    for node in pages[:1]:
        page = replace(_facts(node, people), title="", url="")
        facts = facts.or_else(page if len(people) == 1 else replace(page, authors=()))
    # content systems describe the author so: as the only person of a graph
    return facts.or_else(Facts(authors=cleaned_names(people.values()) if len(people) == 1 else ()))


def _load(script: str) -> object:
    script = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script
    )
    try:
        loaded: object = json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(node: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(node, list):
        for one in node[:_NODES]:
            yield from _nodes(one, depth - 1)
    elif depth and isinstance(node, dict):
        yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(node.get(key), depth - 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _facts(node: dict[str, Any], people: Mapping[str, str]) -> Facts:
    address = node.get("url") or node.get("mainEntityOfPage")
    return Facts(
        title=_text(node.get("headline") or node.get("name")),
        authors=cleaned_names(_names(node.get("author") or node.get("creator"), people)),
        published=_text(node.get("datePublished") or node.get("dateCreated")) or None,
        updated=_text(node.get("dateModified")) or None,
        site=next(iter(_names(node.get("publisher"))), ""),
        url=_text(address.get("@id") if isinstance(address, dict) else address),
    )


def _names(value: object, people: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """The names in a string, an object, a list of these, or a reference to one of ``people``."""
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one, people)]
    if isinstance(value, dict):
        return _names(value.get("name") or people.get(str(value.get("@id"))))
    return [_text(value)] if _text(value) else []


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(re.sub(r"<[^<>]{1,200}>", " ", unescape(str(value))).split())
    return ""
