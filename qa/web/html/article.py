"""The source panel: a whole article with the cited words in their place."""

from itertools import pairwise

from embeddings.article import Article
from embeddings.moment import local_day
from embeddings.reading.text.facts import web_address
from qa.days import spoken_date
from qa.web.citation_links import Link
from qa.web.html.escaping import shown
from qa.web.words import SAMPLE_MARK, title_of

SHOWN = 300_000  # characters of an article
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
    """An article as HTML, nothing in it but our own mark-up; the linked words stand in <mark>.

    Of an earlier version ``until`` says when another took its place, as ISO 8601.
    """
    fits = link is not None and link.fits(article)
    start, end = (link.start, link.end) if link and fits else (0, 0)
    heading, body = _parts(article, start, end)
    long = f"<p class='note' role='note'>{LONG}</p>" if len(article.text) > SHOWN else ""
    moved = link is not None and not fits and link.end > 0
    note = f"<p class='note' role='note'>{CHANGED}</p>" if moved else _earlier(article, until)
    badge = f"<p class='badge'>{SAMPLE_MARK}</p>" if sample else ""
    head = f"{badge}<h2 tabindex='-1' dir='auto'>{heading}</h2>{_particulars(article)}"
    return _panel(f"<article aria-label='Source article'>{head}{note}{long}{body}</article>")


def _earlier(article: Article, until: str) -> str:
    if not until:
        return ""
    now = f"<button type='button' class='now' data-article='{article.id}'>Read it as it is now"
    said = EARLIER.format(spoken_date(local_day(until)))
    return f"<p class='note' role='note'>{said} {now}</button></p>"


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
        return shown(text, keep=True)
    cited = f"<mark class='cited' tabindex='-1'>{shown(text[first:last], keep=True)}</mark>"
    return shown(text[:first], keep=True) + cited + shown(text[last:], keep=True)


def _panel(inside: str) -> str:
    return f"<div class='panel'>{BAR}{inside}</div>"


def _parts(article: Article, start: int, end: int) -> tuple[str, str]:
    """Heading and paragraphs; a first paragraph that is the title is the heading."""
    paragraphs = _around(_paragraphs(article.text), start)
    heading = shown(title_of(article))
    if paragraphs and " ".join(paragraphs[0][1].split()) == title_of(article):
        offset, text = paragraphs.pop(0)
        heading = marked(text, start, end, offset)
    body = [f"<p dir='auto'>{marked(text, start, end, offset)}</p>" for offset, text in paragraphs]
    return heading, "".join(body)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Each paragraph with the number of its first character."""
    cuts = [-2]
    while (found := text.find("\n\n", cuts[-1] + 2)) >= 0:
        cuts.append(found)
    spans = pairwise([*cuts, len(text)])
    return [(a + 2, text[a + 2 : b]) for a, b in spans if text[a + 2 : b].strip()]


def _around(paragraphs: list[tuple[int, str]], start: int) -> list[tuple[int, str]]:
    """As much of a very long article as a browser shows quickly: what stands around the start."""
    first = max(start - SHOWN // 2, 0)
    return [
        (max(offset, first), text[max(first - offset, 0) : first + SHOWN - offset])
        for offset, text in paragraphs
        if offset < first + SHOWN and offset + len(text) > first
    ]


def _particulars(article: Article) -> str:
    """Authors, date, site and the way to the original."""
    known = [", ".join(article.authors), spoken_date(article.published), article.site]
    said = [f"<span>{shown(one)}</span>" for one in known if one]
    if address := web_address(article.url):
        said.append(
            f"<a href='{shown(address)}' target='_blank' rel='noopener noreferrer'>"
            "Original<span class='hidden'> (opens a new tab)</span></a>"
        )
    alone = (
        f"<button type='button' class='alone' data-article='{article.id}'>Ask this article alone"
        "</button>"
    )
    return f"<div class='facts'>{''.join(said)}<span>{alone}</span></div>"
