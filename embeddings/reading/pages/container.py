"""The element of a page that holds its article, found by its amount of prose, as Readability does.

Each paragraph scores for its parent element, and half for its grandparent; links count against
them. No template is known, so this finds articles that rules for usual templates overlook.
"""

import re
from collections import defaultdict
from copy import deepcopy
from typing import Any

from embeddings.reading.pages.hidden import drop
from embeddings.reading.pages.markup import line_of, names_of, tree_paragraphs

_DROPPED_TAGS = ("script", "style", "nav", "form", "footer", "noscript", "svg", "iframe", "head")
_BLOCKS = frozenset(
    ("article", "aside", "blockquote", "dl", "div", "ol", "p", "pre", "table", "ul")
)
_HOLDERS = frozenset(("aside", "div", "dl", "header", "ol", "section", "table", "ul"))
_CHROME = re.compile(
    r"ad-break|combx|community|cookie|extra|foot|login|menu|newsletter|outbrain|pager|pagination"
    r"|paywall|popup|promo|related|remark|share|shoutbox|sidebar|social|sponsor|subscri",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comment|disqus", re.IGNORECASE)  # often more prose than the article
_MAYBE_PROSE = re.compile(r"and|article|body|column|content|main", re.IGNORECASE)
_PROSE = re.compile(r"article|body|content|entry|main|page|post|text|blog|story", re.IGNORECASE)
_TAG_SCORES = {"div": 5.0, "article": 5.0, "main": 5.0, "td": 3.0, "blockquote": 3.0}
_NAME_SCORE = 25.0  # for a class or id that promises prose; against one of chrome
_SHORTEST = 25  # characters; shorter paragraphs do not score
_LITTLE = 250  # characters; with less, what looked like chrome may be the article
_SHARES = (1, 1 / 2)  # of a paragraph's score, for its parent and grandparent
_OF_BEST = 0.2  # of the best score; a sibling with as much is part of the article
_MOST_LINKED = 0.33  # of a block's text; with more, it is a list of links
_COMMAS = 10  # a block with as many is prose, however much of it is links


def container_paragraphs(tree: Any) -> list[str]:
    """The paragraphs of the element with the most prose, and of its siblings that have some."""
    from lxml import etree

    found: list[str] = []
    for is_strict in (True, False):
        page = deepcopy(tree)
        etree.strip_elements(page, *_DROPPED_TAGS, etree.Comment, with_tail=False)
        names = {one: names_of(one) for one in page.iterdescendants(*_HOLDERS)}
        chrome = {name for name in set(names.values()) if _is_chrome(name, is_strict=is_strict)}
        drop(page, [one for one, name in names.items() if name in chrome])
        parts = _article_parts(page)
        for part in parts:
            drop(part, [one for one in part.iterdescendants(*_HOLDERS) if _is_link_list(one)])
        found = [line for part in parts for line in tree_paragraphs(part)]
        if sum(map(len, found)) >= _LITTLE:
            break
    return found


def _article_parts(page: Any) -> list[Any]:
    scores = _scores(page)
    if not scores:
        return [page]
    best = max(scores, key=lambda one: scores[one])
    enough = max(10.0, _OF_BEST * scores[best])
    parent = best.getparent()
    return [
        one
        for one in ([best] if parent is None else parent)
        if one is best or scores.get(one, 0.0) >= enough or _is_prose(one)
    ]


def _scores(page: Any) -> dict[Any, float]:
    prose: defaultdict[Any, float] = defaultdict(float)
    for element in page.iterdescendants("p", "pre", "td", "div", "section"):
        parent = element.getparent()
        is_paragraph = element.tag not in _HOLDERS or not any(one.tag in _BLOCKS for one in element)
        if not is_paragraph or parent is None:
            continue
        text = line_of(element)
        if len(text) < _SHORTEST:
            continue
        score = 1 + text.count(",") + text.count("，") + min(len(text) / 100, 3)
        for one, part in zip((parent, *parent.iterancestors()), _SHARES, strict=False):
            prose[one] += score * part
    name_scores = {names: _name_score(names) for names in set(map(names_of, prose))}
    return {
        one: (1 - _link_share(one))
        * (score + _TAG_SCORES.get(one.tag, 0.0) + name_scores[names_of(one)])
        for one, score in prose.items()
    }


def _name_score(names: str) -> float:
    is_chrome = _CHROME.search(names) or _COMMENTS.search(names)
    return _NAME_SCORE * (bool(_PROSE.search(names)) - bool(is_chrome))


def _is_chrome(names: str, *, is_strict: bool) -> bool:
    is_named = is_strict and _CHROME.search(names) and not _MAYBE_PROSE.search(names)
    return bool(is_named or _COMMENTS.search(names))


def _is_link_list(element: Any) -> bool:
    return element.text_content().count(",") < _COMMAS and _link_share(element) > _MOST_LINKED


def _is_prose(element: Any) -> bool:
    return element.tag == "p" and len(element.text_content()) > 80 and _link_share(element) < 0.25


def _link_share(element: Any) -> float:
    """The share of an element's text that is in links."""
    links = sum(len(link.text_content()) for link in element.iter("a"))
    return min(1.0, links / max(1, len(element.text_content())))
