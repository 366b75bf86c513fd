"""The library as HTML: a list of articles by pages, and facts about the whole."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import get_args

from embeddings.encoder import DEFAULT_ENCODER
from embeddings.library.catalogue import Entry, Listing, Order
from embeddings.library.lease import LOCK_NAME
from qa.byline import Byline
from qa.counts import counted
from qa.days import spoken_date
from qa.rendering import no_date, place_name
from qa.status import LibraryStatus
from qa.web.html.charts import charts_html
from qa.web.html.escaping import escape
from qa.web.words import SAMPLE_MARK

PAGE = 50  # cards of a page
SAMPLES = "Sample articles: fiction written for Byline. Add your own article to start your library."
NOTHING = "No article has all of these words in its title, authors, site or file name."
LETTERS_A_WORD = 6  # about, with the space
LETTERS_UNSPACED = 2  # about, in languages without spaces
UNSPACED = frozenset({"zh", "ja", "th"})
TOOLS = (
    "<form class='tools' role='search'><label>Search <input type='search' name='words' "
    "placeholder='Title, author, site, file' autocomplete='off'></label>"
    "<label>Order <select name='order'>"
    "<option value='newest'>Newest first</option><option value='oldest'>Oldest first</option>"
    "<option value='title'>Title</option><option value='site'>Site</option>"
    "<option value='added'>Last added</option></select></label></form>"
)


@dataclass(frozen=True, slots=True)
class ListView:
    """Which part of the article list is shown: the words searched for, the order and the page."""

    words: str = ""
    order: Order = "newest"
    page: int = 0


def order_named(text: str) -> Order:
    """The order of this name in a form; the newest first for any other name."""
    return next((one for one in get_args(Order) if one == text), "newest")


def banner_html(status: LibraryStatus) -> str:
    """A banner that says that the articles are samples; "" if they are not."""
    return f"<p class='banner' role='note'>{SAMPLES}</p>" if status.samples else ""


def articles_html(library: Byline, view: ListView) -> str:
    """One page of cards, under counts of the library or of what was found."""
    catalogue, status = library.catalogue(), library.status()
    listing = catalogue.listing(view.words, view.order, view.page * PAGE, PAGE)
    counts = f"{counted(status.articles, 'article')}, {counted(status.passages, 'passage')}"
    found = f"{counted(listing.total, 'article')} found" if view.words.strip() else ""
    nothing = "" if listing.entries else f"<p class='hint'>{NOTHING}</p>"
    attributes = f"data-words='{escape(view.words)}' data-order='{view.order}'"
    return (
        f"<p class='counts' {attributes}>{found or counts}</p>"
        f"<div class='chosen' hidden><button type='button' data-act='chosen'>Ask the chosen ones "
        f"alone</button></div>{cards_html(listing, sample=status.samples)}{nothing}"
        f"{_pages(listing, view.page)}"
    )


def cards_html(listing: Listing, *, sample: bool) -> str:
    """Articles as a list of cards."""
    cards = "".join(_card(entry, sample=sample) for entry in listing.entries)
    return f"<ul class='shelf'>{cards}</ul>"


def about_html(library: Byline) -> str:
    """What could not be read; and, folded away, size, encoder, edition and charts."""
    catalogue, status = library.catalogue(), library.status()
    facts = [f"{_megabytes(status):.1f} MB", f"encoder {status.encoder}"]
    weak = ""
    if not status.samples:  # readers cannot rebuild the samples
        weak = language_note(catalogue.languages(), status.encoder)
        facts += [f"edition {status.edition}", _last_rebuilt(status)]
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in facts)
    charts = charts_html(catalogue.months(), catalogue.sites())
    missing = f"<p class='note'>{escape(status.missing)}</p>" if status.missing else ""
    unreadable = catalogue.unreadable()
    return (
        f"{missing}{weak}{_unreadable_files(unreadable)}<details class='charts'>"
        f"<summary>About this library</summary><p class='facts'>{spans}</p>{charts}</details>"
    )


def language_note(languages: list[tuple[str, int]], encoder: str) -> str:
    """A note that the packaged encoder does not know some of these languages; "" if it does.

    >>> language_note([("en", 9)], DEFAULT_ENCODER), language_note([("de", 9)], "multilingual@1")
    ('', '')
    """
    others = [code for code, _ in languages if code != "en"]
    if not others or encoder.partition("@")[0] != DEFAULT_ENCODER:
        return ""
    return (
        "<p class='note'>The packaged encoder knows English. Articles in other languages "
        f"({escape(', '.join(others))}) are found by their words, hardly by what they mean; a "
        "multilingual encoder finds them by both: <code>byline rebuild --encoder NAME</code></p>"
    )


def _megabytes(status: LibraryStatus) -> float:
    size = 0
    for file in status.folder.glob("*"):
        with suppress(OSError):  # SQLite may have removed its own
            size += file.stat().st_size if file.is_file() else 0
    return size / 1e6


def _last_rebuilt(status: LibraryStatus) -> str:
    """When any process last locked the library for a rebuild or a check, in words."""
    try:
        at = (status.folder / LOCK_NAME).stat().st_mtime
    except OSError:
        return "not rebuilt yet"
    when = datetime.fromtimestamp(at).astimezone()
    return f"last rebuilt or checked {spoken_date(when.date().isoformat())}, {when:%H:%M}"


def _unreadable_files(files: list[tuple[str, str]]) -> str:
    if not files:
        return ""
    lines = "".join(
        f"<li><b>{escape(place_name(path))}</b> {escape(reason)}</li>"
        for path, reason in files[:PAGE]
    )
    summary = f"{counted(len(files), 'file')} could not be read"
    return f"<details class='unreadable'><summary>{summary}</summary><ul>{lines}</ul></details>"


def _card(entry: Entry, *, sample: bool) -> str:
    title = escape(entry.title) or "Untitled article"
    day = spoken_date(entry.published) or no_date(entry.odd_date) or spoken_date(entry.updated)
    facts = [entry.site, day, ", ".join(entry.authors)]
    letters = LETTERS_UNSPACED if entry.language in UNSPACED else LETTERS_A_WORD
    facts.append(f"about {counted(round(entry.letters / letters), 'word')}")
    facts.append(counted(entry.passages, "passage"))
    if not entry.source.startswith("pasted/"):
        # without the address that may name a record in the file
        facts.append(PurePath(entry.source.partition("#http")[0]).name)
    if entry.reason:
        facts.append(f"as it was read before: now it {entry.reason}")
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    badge = f"<span class='badge'>{SAMPLE_MARK}</span>" if sample else ""
    remove = (
        f"<button type='button' class='remove'>Remove<span class='hidden'> {title}</span></button>"
    )
    return (
        f"<li class='card' data-id='{entry.id}'><input type='checkbox' class='choose' "
        f"aria-label='Choose {title}'>"
        f"<button type='button' class='open' dir='auto'>{title}</button>"
        f"<p class='facts'>{badge}{spans}</p>"
        f"<div class='removal'><button type='button' class='alone'>Ask alone"
        f"<span class='hidden'>: {title}</span></button>"
        f"{'' if sample else remove}</div></li>"
    )


def _pages(listing: Listing, page: int) -> str:
    last = max((listing.total - 1) // PAGE, 0)
    if last == 0:
        return ""
    return (
        "<nav class='pages' aria-label='Pages'>"
        f"{_page_button(page - 1, 'Previous page', enabled=page > 0)}"
        f"<span>Page {page + 1:,} of {last + 1:,}</span>"
        f"{_page_button(page + 1, 'Next page', enabled=page < last)}</nav>"
    )


def _page_button(page: int, words: str, *, enabled: bool) -> str:
    """A button to another page; disabled where there is none, so that it keeps the focus."""
    disabled = "" if enabled else " aria-disabled='true'"
    return f"<button type='button' data-act='page' data-page='{page}'{disabled}>{words}</button>"
