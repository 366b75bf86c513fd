"""The source panel: a whole article with the cited words marked in their place."""

from itertools import pairwise

from embeddings.article import Article
from embeddings.moment import local_day
from embeddings.reading.text.facts import web_address
from qa.days import spoken_date
from qa.web.citation_links import Link
from qa.web.html.escaping import escape
from qa.web.words import SAMPLE_MARK, title_of

MOST_SHOWN = 300_000  # characters of an article
LONG = "This article is very long: only the part around the quote is shown."
GONE = "This article is no longer in the library."
CHANGED = "The article has changed since this answer, so the quote cannot be shown in its place."
EARLIER = "The article has changed since this answer. This is what it said until {}."
BAR = (
    "<div class='bar'><span>Source</span><span class='steps' role='group' "
    "aria-label='Citations of this answer' hidden><button type='button' class='previous'>Previous"
    "</button><span class='place'></span><button type='button' class='next'>Next</button></span>"
    "<button type='button' class='close' aria-keyshortcuts='Escape'>Close</button></div>"
)


def article_panel(article: Article, link: Link | None, *, sample: bool, until: str = "") -> str:
    """An article as HTML with the linked words in <mark>, and no mark-up of others.

    ``until``: when another version replaced this one, as ISO 8601; "" for the current one.
    """
    fits = link is not None and link.fits(article)
    start, end = (link.start, link.end) if link and fits else (0, 0)
    heading, body = _heading_and_body(article, start, end)
    long_note = f"<p class='note' role='note'>{LONG}</p>" if len(article.text) > MOST_SHOWN else ""
    has_moved = link is not None and not fits and link.end > 0
    note = (
        f"<p class='note' role='note'>{CHANGED}</p>" if has_moved else _version_note(article, until)
    )
    badge = f"<p class='badge'>{SAMPLE_MARK}</p>" if sample else ""
    head = f"{badge}<h2 tabindex='-1' dir='auto'>{heading}</h2>{_particulars(article)}"
    return _panel(f"<article aria-label='Source article'>{head}{note}{long_note}{body}</article>")


def _version_note(article: Article, until: str) -> str:
    if not until:
        return ""
    button = f"<button type='button' class='now' data-article='{article.id}'>Read it as it is now"
    note = EARLIER.format(spoken_date(local_day(until)))
    return f"<p class='note' role='note'>{note} {button}</button></p>"


def gone_panel() -> str:
    """The panel for an article that was removed."""
    return _panel(f"<p class='note' role='note' tabindex='-1'>{GONE}</p>")


def text_with_mark(text: str, start: int, end: int, offset: int = 0) -> str:
    """Escaped text with the characters from start to end in <mark>; the text begins at ``offset``.

    >>> text_with_mark("a < b", 2, 5)
    "a <mark class='cited' tabindex='-1'>&lt; b</mark>"
    """
    first = min(max(start - offset, 0), len(text))
    last = min(max(end - offset, first), len(text))
    if first == last:
        return escape(text, keep=True)
    mark = f"<mark class='cited' tabindex='-1'>{escape(text[first:last], keep=True)}</mark>"
    return escape(text[:first], keep=True) + mark + escape(text[last:], keep=True)


def _panel(inside: str) -> str:
    return f"<div class='panel'>{BAR}{inside}</div>"


def _heading_and_body(article: Article, start: int, end: int) -> tuple[str, str]:
    """Heading and paragraphs as HTML; a first paragraph that is the title becomes the heading."""
    paragraphs = _paragraphs_around(_paragraphs(article.text), start)
    heading = escape(title_of(article))
    if paragraphs and " ".join(paragraphs[0][1].split()) == title_of(article):
        offset, text = paragraphs.pop(0)
        heading = text_with_mark(text, start, end, offset)
    body = [
        f"<p dir='auto'>{text_with_mark(text, start, end, offset)}</p>"
        for offset, text in paragraphs
    ]
    return heading, "".join(body)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Each paragraph with the position of its first character."""
    cuts = [-2]
    while (found := text.find("\n\n", cuts[-1] + 2)) >= 0:
        cuts.append(found)
    spans = pairwise([*cuts, len(text)])
    return [(a + 2, text[a + 2 : b]) for a, b in spans if text[a + 2 : b].strip()]


def _paragraphs_around(paragraphs: list[tuple[int, str]], start: int) -> list[tuple[int, str]]:
    """The part around ``start`` of a long article, as much as a browser shows quickly."""
    first = max(start - MOST_SHOWN // 2, 0)
    return [
        (max(offset, first), text[max(first - offset, 0) : first + MOST_SHOWN - offset])
        for offset, text in paragraphs
        if offset < first + MOST_SHOWN and offset + len(text) > first
    ]


def _particulars(article: Article) -> str:
    """Authors, date, site and link to the original, and a button to ask this article alone."""
    facts = [", ".join(article.authors), spoken_date(article.published), article.site]
    spans = [f"<span>{escape(one)}</span>" for one in facts if one]
    if address := web_address(article.url):
        spans.append(
            f"<a href='{escape(address)}' target='_blank' rel='noopener noreferrer'>"
            "Original<span class='hidden'> (opens a new tab)</span></a>"
        )
    ask_alone = (
        f"<button type='button' class='alone' data-article='{article.id}'>Ask this article alone"
        "</button>"
    )
    return f"<div class='facts'>{''.join(spans)}<span>{ask_alone}</span></div>"
