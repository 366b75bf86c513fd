"""What a page's JSON-LD says of the article (schema.org)."""

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
    """The facts of the first article that the scripts describe, or else of the page.

    >>> jsonld_facts(['{"@type": "NewsArticle", "headline": "Ebb", "author": {"name": "Jo Roe"}}'])
    ... # doctest: +ELLIPSIS
    Facts(title='Ebb', authors=('Jo Roe',), ...)
    """
    nodes = [node for script in scripts for node in _nodes(_loaded(script), _DEPTH)][:_NODES]
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
    # a graph with one person in it: content systems describe the author so
    return facts.or_else(Facts(authors=cleaned_names(people.values()) if len(people) == 1 else ()))


def _loaded(script: str) -> object:
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
    place = node.get("url") or node.get("mainEntityOfPage")
    return Facts(
        title=_text(node.get("headline") or node.get("name")),
        authors=cleaned_names(_names(node.get("author") or node.get("creator"), people)),
        published=_text(node.get("datePublished") or node.get("dateCreated")) or None,
        updated=_text(node.get("dateModified")) or None,
        site=next(iter(_names(node.get("publisher"))), ""),
        url=_text(place.get("@id") if isinstance(place, dict) else place),
    )


def _names(given: object, people: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Names as given, in objects, in lists, or by reference to one of ``people``."""
    if isinstance(given, list):
        return [name for one in given[:20] for name in _names(one, people)]
    if isinstance(given, dict):
        return _names(given.get("name") or people.get(str(given.get("@id"))))
    return [_text(given)] if _text(given) else []


def _text(given: object) -> str:
    if isinstance(given, list) and given:
        return _text(given[0])
    if isinstance(given, (str, int, float)) and not isinstance(given, bool):
        return " ".join(re.sub(r"<[^<>]{1,200}>", " ", unescape(str(given))).split())
    return ""
