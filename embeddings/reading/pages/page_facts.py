"""The facts of a page's article, from its head and from what is printed around its headline."""

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
_MOST_METAS = 500
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
_STANDFIRST_STEPS = 40  # elements after the headline among which it is looked for


def page_facts(tree: Any) -> Facts:
    """The facts in JSON-LD, meta tags, microdata, ``<time>`` and by the headline, in this order."""
    metas = _metas(tree)
    jsonld = jsonld_facts(
        [script.text or "" for script in tree.xpath("//script[contains(@type, 'ld+json')]")]
    )
    site = _content(metas, _SITES) or jsonld.site
    authors = jsonld.authors or cleaned_names(_contents(metas, _AUTHORS)) or _labelled_author(metas)
    window = " ".join((tree.findtext(".//head/title") or "").split())
    headings = [line_of(one) for one in tree.xpath("//h1")[:5]] or [
        line for one in tree.xpath("//h2")[:5] if (line := line_of(one)) in window
    ]
    title = page_title([jsonld.title, _content(metas, _TITLES)], window, headings, site)
    url = _url(tree, metas) or jsonld.url
    headline = headline_element(tree, title)
    shown, update_shown = shown_dates(headline)
    marked, updates_marked = _marked_dates(tree)
    updates, odd_updates = _iso_dates(
        [jsonld.updated, *_contents(metas, _UPDATED), *updates_marked]
    )
    updated = next(iter(updates), update_shown)
    stated, odd = _iso_dates([jsonld.published, *_contents(metas, _PUBLISHED), *marked])
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
        odd_date=jsonld.odd_date or next(iter(odd + odd_updates), ""),
    )


def standfirsts(tree: Any) -> list[str]:
    """The first two lines after the headline that are marked as its standfirst."""
    found: list[str] = []
    for headline in tree.xpath("//h1")[:1]:
        for element in headline.xpath(f"following::*[position() <= {_STANDFIRST_STEPS}]"):
            line = line_of(element) if _is_standfirst(element, headline) else ""
            if len(line) in _STANDFIRST_CHARS and line not in " ".join(found):
                found.append(line)
    return found[:2]


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in islice(tree.iter("meta"), _MOST_METAS):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _contents(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in metas.get(name, [])]


def _content(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_contents(metas, names)), "")


def _labelled_author(metas: dict[str, list[str]]) -> tuple[str, ...]:
    """The author in a Twitter card's pairs of label and value."""
    for number in "12":
        label = _content(metas, [f"twitter:label{number}"])
        if _WRITTEN_BY.fullmatch(label):
            value = _content(metas, [f"twitter:data{number}"])
            return cleaned_names([re.sub(r"\s*@\w+", "", value)])
    return ()


def _marked_dates(tree: Any) -> tuple[list[str], list[str]]:
    """(publication dates, update dates) in microdata and marked ``<time>``, the surest first."""
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


def _iso_dates(values: Iterable[str | None]) -> tuple[list[str], list[str]]:
    """(the dates among some values as ISO 8601, the other values verbatim)."""
    dates = [(iso_date(value), value) for value in values if value and value.strip()]
    return [iso for iso, _ in dates if iso], [value for iso, value in dates if not iso]


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
