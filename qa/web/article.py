"""The source panel: a whole article with the cited words in their place."""

import time
from html import escape
from itertools import pairwise
from urllib.parse import urlsplit

from embeddings.article import Article
from qa.web.links import Link
from qa.web.words import SAMPLE_MARK, spoken_date, title_of

GONE = "This article is no longer in the library."
CHANGED = "The article has changed since this answer, so the quote cannot be shown in its place."
BAR = (
    "<div class='bar'><span>Source</span>"
    "<button type='button' class='close' aria-keyshortcuts='Escape'>Close</button></div>"
)


def article_panel(article: Article, link: Link | None, *, sample: bool) -> str:
    """An article as HTML, nothing in it but our own mark-up; the linked words stand in <mark>."""
    fits = link is not None and link.fits(article)
    start, end = (link.start, link.end) if link and fits else (0, 0)
    heading, body = _parts(article, start, end)
    note = f"<p class='note' role='note'>{CHANGED}</p>" if link and not fits else ""
    badge = f"<p class='badge'>{SAMPLE_MARK}</p>" if sample else ""
    inside = f"{badge}<h2 tabindex='-1'>{heading}</h2>{_particulars(article)}{note}{body}"
    return _panel(f"<article aria-label='Source article'>{inside}</article>")


def gone_panel() -> str:
    """What stands where an article was."""
    return _panel(f"<p class='note' role='note' tabindex='-1'>{GONE}</p>")


def marked(text: str, start: int, end: int, offset: int = 0) -> str:
    """Escaped text with the characters from start to end in <mark>, counted from the offset.

    >>> marked("a < b", 2, 5)
    "a <mark class='cited' tabindex='-1'>&lt; b</mark>"
    """
    first = min(max(start - offset, 0), len(text))
    last = min(max(end - offset, first), len(text))
    if first == last:
        return escape(text)
    cited = f"<mark class='cited' tabindex='-1'>{escape(text[first:last])}</mark>"
    return escape(text[:first]) + cited + escape(text[last:])


def _panel(inside: str) -> str:
    # the same citation chosen twice must still count as a change
    return f"<div class='panel' data-nonce='{time.time_ns()}'>{BAR}{inside}</div>"


def _parts(article: Article, start: int, end: int) -> tuple[str, str]:
    """Heading and paragraphs; a first paragraph that is the title is the heading."""
    paragraphs = _paragraphs(article.text)
    heading = escape(title_of(article))
    if paragraphs and " ".join(paragraphs[0][1].split()) == title_of(article):
        offset, text = paragraphs.pop(0)
        heading = marked(text, start, end, offset)
    body = [f"<p>{marked(text, start, end, offset)}</p>" for offset, text in paragraphs]
    return heading, "".join(body)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Each paragraph with the number of its first character."""
    cuts = [-2]
    while (found := text.find("\n\n", cuts[-1] + 2)) >= 0:
        cuts.append(found)
    spans = pairwise([*cuts, len(text)])
    return [(a + 2, text[a + 2 : b]) for a, b in spans if text[a + 2 : b].strip()]


def _particulars(article: Article) -> str:
    """Authors, date, site and the way to the original."""
    known = [", ".join(article.authors), spoken_date(article.published), article.site]
    said = [f"<span>{escape(one)}</span>" for one in known if one]
    if address := web_address(article.url):
        said.append(
            f"<a href='{escape(address)}' target='_blank' rel='noopener noreferrer'>"
            "Original<span class='hidden'> (opens a new tab)</span></a>"
        )
    return f"<p class='facts'>{''.join(said)}</p>" if said else ""


def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing.

    >>> web_address("https://a.example/b"), web_address("javascript:alert(1)")
    ('https://a.example/b', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
