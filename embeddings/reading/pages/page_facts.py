"""What a page's head and the marks around its headline say of the article."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from embeddings.reading.pages.author_marks import authors_around, marked_authors
from embeddings.reading.pages.headline import headline_element
from embeddings.reading.pages.jsonld import jsonld_facts
from embeddings.reading.pages.markup import line_of
from embeddings.reading.pages.page_title import page_title, same_site
from embeddings.reading.pages.shown_date import day_in_address, on_the_day_shown, shown_dates
from embeddings.reading.text.authors import cleaned_names
from embeddings.reading.text.dates import iso_date
from embeddings.reading.text.facts import Facts, site_at, web_address

_TITLES = (
    *("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"),
    "sailthru.title",
)
_AUTHORS = (
    *("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator"),
    "citation_author",
)
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date"),
    *("dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date"),
    *("pubdate", "publishdate", "publish-date", "sailthru.date", "citation_publication_date"),
    "last-published",
    *("article.published", "cxenseparse:recs:publishtime", "rnews:datepublished", "og:pubdate"),
)
_UPDATED = (
    *("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod"),
    *("dcterms.modified", "dc.date.modified", "article.updated", "revised"),
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_METAS = 500  # tags that are looked at
_WRITTEN_BY = re.compile(
    r"(?:written|posted)? ?by|author|(?:verfasst|geschrieben) von|autor(?:in)?|escrito por|"
    r"écrit par|par|por|von",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|lead|lede|dek|deck|sub-?title|sub-?headline|sub-?head(?:ing)?"
    r"|strapline|article[-_]?(?:summary|intro|lead|description)|intro|teaser|chapo|chapeau|entradilla|"
    r"vorspann|kicker-text|abstract|perex|ingress|manchet|copete|bajada|sottotitolo|occhiello)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_STANDFIRST_CHARS = range(20, 601)
_STEPS = 40  # elements after the headline in which a standfirst is looked for


def page_facts(tree: Any) -> Facts:
    """Facts from JSON-LD, meta tags, microdata, ``<time>`` and the headline, in this order."""
    metas = _metas(tree)
    ld = jsonld_facts(
        [script.text or "" for script in tree.xpath("//script[contains(@type, 'ld+json')]")]
    )
    site = _first(metas, _SITES) or ld.site
    authors = ld.authors or cleaned_names(_all(metas, _AUTHORS)) or _labelled_author(metas)
    window = " ".join((tree.findtext(".//head/title") or "").split())
    headings = [line_of(one) for one in tree.xpath("//h1")[:5]] or [
        line for one in tree.xpath("//h2")[:5] if (line := line_of(one)) in window
    ]
    title = page_title([ld.title, _first(metas, _TITLES)], window, headings, site)
    url = _url(tree, metas) or ld.url
    headline = headline_element(tree, title)
    shown, update_shown = shown_dates(headline)
    marked, updates_marked = _times(tree)
    updates, odd_updates = _dates([ld.updated, *_all(metas, _UPDATED), *updates_marked])
    updated = next(iter(updates), update_shown)
    stated, odd = _dates([ld.published, *_all(metas, _PUBLISHED), *marked])
    return Facts(
        title=title,
        authors=tuple(name for name in authors if not same_site(name, site))
        or marked_authors(tree)
        or authors_around(headline),
        published=on_the_day_shown(stated, shown or day_in_address(url, stated), updated),
        updated=updated,
        site=site,
        url=url,
        language=_language(tree),
        odd_date=ld.odd_date or next(iter(odd + odd_updates), ""),
    )


def standfirsts(tree: Any) -> list[str]:
    """The lines under the headline that are set apart as its standfirst, in reading order."""
    found: list[str] = []
    for headline in tree.xpath("//h1")[:1]:
        for element in headline.xpath(f"following::*[position() <= {_STEPS}]"):
            line = line_of(element) if _is_standfirst(element, headline) else ""
            if len(line) in _STANDFIRST_CHARS and line not in " ".join(found):
                found.append(line)
    return found[:2]


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in islice(tree.iter("meta"), _METAS):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in metas.get(name, [])]


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_all(metas, names)), "")


def _labelled_author(metas: dict[str, list[str]]) -> tuple[str, ...]:
    """The author in the pairs of label and value that are made for a card on Twitter."""
    for number in "12":
        label = _first(metas, [f"twitter:label{number}"])
        if _WRITTEN_BY.fullmatch(label):
            value = _first(metas, [f"twitter:data{number}"])
            return cleaned_names([re.sub(r"\s*@\w+", "", value)])
    return ()


def _times(tree: Any) -> tuple[list[str], list[str]]:
    """What microdata and marked ``<time>`` say of (publication, update), the surest first."""
    found: dict[str, list[str]] = {"datePublished": [], "dateModified": []}
    times: dict[str, list[str]] = {"datePublished": [], "dateModified": []}
    for element in tree.xpath("//@itemprop[contains(., 'date')]/.. | //time[@datetime]"):
        name = element.get("itemprop") or ""
        moment = element.get("datetime") or element.get("content")
        classes = element.get("class") or ""
        if name in found:
            found[name].append(moment or element.text_content())
        elif element.get("pubdate") is not None or "publish" in classes or "entry-date" in classes:
            times["datePublished"].append(moment or "")
        elif "updated" in classes:
            times["dateModified"].append(moment or "")
    published, updated = (found[name][:3] + times[name][:2] for name in found)
    return published, updated


def _dates(given: Iterable[str | None]) -> tuple[list[str], list[str]]:
    """(dates as ISO 8601, what is none as it is written)."""
    read = [(iso_date(value), value) for value in given if value and value.strip()]
    return [iso for iso, _ in read if iso], [value for iso, value in read if not iso]


def _url(tree: Any, metas: dict[str, list[str]]) -> str:
    links = [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"]
    for address in (*links[:1], *metas.get("og:url", [])):
        if site_at(found := web_address(address)):
            return found
    return ""


def _language(tree: Any) -> str:
    for root in tree.xpath("/html"):
        return root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return ""


def _is_standfirst(element: Any, headline: Any) -> bool:
    if element.tag not in {"h2", "p", "div", "span"} or element.find(".//li") is not None:
        return False
    marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if _STANDFIRST.search(marks) or element.get("itemprop") == "description":
        return True
    return element.tag == "h2" and element.getprevious() is headline
