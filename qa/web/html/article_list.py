"""The library as HTML: the articles that were looked for, a page at a time."""

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
from qa.web.html.escaping import shown
from qa.web.words import SAMPLE_MARK

PAGE = 50  # cards
SAMPLES = "Sample articles: fiction written for Byline. Add your own article to start your library."
NOTHING = "No article has all of these words in its title, authors, site or file name."
LETTERS_A_WORD = 6  # about, with the space
LETTERS_UNSPACED = 2  # about, in languages that part no words
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
class Look:
    """What of the library is looked at."""

    words: str = ""
    order: Order = "newest"
    page: int = 0


def given_order(text: str) -> Order:
    """An order as a form gives it."""
    return next((one for one in get_args(Order) if one == text), "newest")


def banner_html(status: LibraryStatus) -> str:
    """Says that the articles are samples, while they are."""
    return f"<p class='banner' role='note'>{SAMPLES}</p>" if status.samples else ""


def articles_html(library: Byline, look: Look) -> str:
    """One page of cards under what there is to know of the whole."""
    catalogue, status = library.catalogue(), library.status()
    listing = catalogue.listing(look.words, look.order, look.page * PAGE, PAGE)
    counts = f"{counted(status.articles, 'article')}, {counted(status.passages, 'passage')}"
    found = f"{counted(listing.total, 'article')} found" if look.words.strip() else ""
    nothing = "" if listing.entries else f"<p class='hint'>{NOTHING}</p>"
    asked = f"data-words='{shown(look.words)}' data-order='{look.order}'"
    return (
        f"<p class='counts' {asked}>{found or counts}</p>"
        f"<div class='chosen' hidden><button type='button' data-act='chosen'>Ask the chosen ones "
        f"alone</button></div>{cards_html(listing, sample=status.samples)}{nothing}"
        f"{_pages(listing, look.page)}"
    )


def cards_html(listing: Listing, *, sample: bool) -> str:
    """Articles as cards."""
    cards = "".join(_card(entry, sample=sample) for entry in listing.entries)
    return f"<ul class='shelf'>{cards}</ul>"


def about_html(library: Byline) -> str:
    """What could not be read; folded away, size, encoder and edition, and the charts."""
    catalogue, status = library.catalogue(), library.status()
    known = [f"{_megabytes(status):.1f} MB", f"encoder {status.encoder}"]
    weak = ""
    if not status.samples:  # these are no reader's to rebuild
        weak = language_note(catalogue.languages(), status.encoder)
        known += [f"edition {status.edition}", _last_rebuilt(status)]
    spans = "".join(f"<span>{shown(fact)}</span>" for fact in known)
    charts = charts_html(catalogue.months(), catalogue.sites())
    missing = f"<p class='note'>{shown(status.missing)}</p>" if status.missing else ""
    unreadable = catalogue.unreadable()
    return (
        f"{missing}{weak}{_unreadable(unreadable)}<details class='charts'>"
        f"<summary>About this library</summary><p class='facts'>{spans}</p>{charts}</details>"
    )


def language_note(languages: list[tuple[str, int]], encoder: str) -> str:
    """Where the packaged encoder meets languages that it does not know, that it does not.

    >>> language_note([("en", 9)], DEFAULT_ENCODER), language_note([("de", 9)], "multilingual@1")
    ('', '')
    """
    others = [code for code, _ in languages if code != "en"]
    if not others or encoder.partition("@")[0] != DEFAULT_ENCODER:
        return ""
    return (
        "<p class='note'>The packaged encoder knows English. Articles in other languages "
        f"({shown(', '.join(others))}) are found by their words, hardly by what they mean; a "
        "multilingual encoder finds them by both: <code>byline rebuild --encoder NAME</code></p>"
    )


def _megabytes(status: LibraryStatus) -> float:
    size = 0
    for file in status.folder.glob("*"):
        with suppress(OSError):  # SQLite's own may be gone by now
            size += file.stat().st_size if file.is_file() else 0
    return size / 1e6


def _last_rebuilt(status: LibraryStatus) -> str:
    """When the library was last taken for a rebuild or a check, by any process."""
    try:
        at = (status.folder / LOCK_NAME).stat().st_mtime
    except OSError:
        return "not rebuilt yet"
    when = datetime.fromtimestamp(at).astimezone()
    return f"last rebuilt or checked {spoken_date(when.date().isoformat())}, {when:%H:%M}"


def _unreadable(files: list[tuple[str, str]]) -> str:
    if not files:
        return ""
    lines = "".join(
        f"<li><b>{shown(place_name(path))}</b> {shown(reason)}</li>"
        for path, reason in files[:PAGE]
    )
    said = f"{counted(len(files), 'file')} could not be read"
    return f"<details class='unreadable'><summary>{said}</summary><ul>{lines}</ul></details>"


def _card(entry: Entry, *, sample: bool) -> str:
    title = shown(entry.title) or "Untitled article"
    day = spoken_date(entry.published) or no_date(entry.odd_date) or spoken_date(entry.updated)
    known = [entry.site, day, ", ".join(entry.authors)]
    each = LETTERS_UNSPACED if entry.language in UNSPACED else LETTERS_A_WORD
    known.append(f"about {counted(round(entry.letters / each), 'word')}")
    known.append(counted(entry.passages, "passage"))
    if not entry.source.startswith("pasted/"):
        # a record may be named by its address
        known.append(PurePath(entry.source.partition("#http")[0]).name)
    if entry.reason:
        known.append(f"as it was read before: now it {entry.reason}")
    spans = "".join(f"<span>{shown(fact)}</span>" for fact in known if fact)
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
        f"<nav class='pages' aria-label='Pages'>{_turn(page - 1, 'Previous page', there=page > 0)}"
        f"<span>Page {page + 1:,} of {last + 1:,}</span>"
        f"{_turn(page + 1, 'Next page', there=page < last)}</nav>"
    )


def _turn(page: int, words: str, *, there: bool) -> str:
    """A button to another page; where there is none it stays, so that it keeps the focus."""
    off = "" if there else " aria-disabled='true'"
    return f"<button type='button' data-act='page' data-page='{page}'{off}>{words}</button>"
