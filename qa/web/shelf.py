"""The library as HTML: the list of articles, and how far a work on it is."""

from collections.abc import Iterable
from html import escape
from itertools import islice
from pathlib import PurePath

from embeddings.article import Article
from embeddings.report import RebuildReport
from qa.byline import Byline
from qa.web.job import JobState, Phase
from qa.web.words import SAMPLE_MARK, counted, facts, title_of

SHOWN = 500  # cards in one page; paging comes when libraries outgrow it
NAMED = 20  # unreadable files named in a report
SAMPLES = "Sample articles: fiction written for Byline. Add your own article to start your library."


def banner(library: Byline) -> str:
    """Says that the articles are samples, while they are."""
    return f"<p class='banner' role='note'>{SAMPLES}</p>" if library.status().samples else ""


def shelf(library: Byline) -> str:
    """Every article as a card, newest first."""
    status = library.status()
    newest = sorted(library.articles(), key=lambda one: one.published or "", reverse=True)
    cards = "".join(_card(article, sample=status.samples) for article in islice(newest, SHOWN))
    more = f"<p class='hint'>and {len(newest) - SHOWN:,} more</p>" if len(newest) > SHOWN else ""
    counts = f"{counted(status.articles, 'article')}, {counted(status.passages, 'passage')}"
    return f"<p class='counts'>{counts}</p><ul class='shelf'>{cards}</ul>{more}"


def _card(article: Article, *, sample: bool) -> str:
    title = escape(title_of(article))
    known = [*facts(article), counted(len(article.text.split()), "word")]
    name = PurePath(article.source).name
    known += [] if article.source.startswith("pasted/") else [name]
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in known)
    badge = f"<span class='badge'>{SAMPLE_MARK}</span>" if sample else ""
    return (
        f"<li class='card' data-id='{article.id}'>"
        f"<button type='button' class='open'>{title}</button>"
        f"<p class='facts'>{badge}{spans}</p>{'' if sample else _removal(title)}</li>"
    )


def _removal(title: str) -> str:
    return (
        f"<div class='removal'><button type='button' class='remove'>Remove"
        f"<span class='hidden'> {title}</span></button>"
        "<span class='confirm' hidden><span>Remove this article?</span>"
        "<button type='button' class='yes'>Yes, remove</button>"
        "<button type='button' class='no'>Keep</button></span></div>"
    )


def progress(state: JobState) -> str:
    """How far a work is, or what came of it."""
    if state.phase is Phase.IDLE:
        return ""
    if not state.running:
        lines = "".join(f"<li>{escape(line)}</li>" for line in state.lines)
        kind = "failed" if state.phase is Phase.FAILED else "ended"
        return f"<div class='job {kind}' role='status'><ul>{lines}</ul></div>"
    counts = f"{state.done:,} of {counted(state.total, 'file')}" if state.total else "starting"
    bar = f"value='{state.done}' max='{state.total}'" if state.done else ""
    said = "Stopping" if state.stopping else f"{escape(state.name)}: {counts}"
    return (
        f"<div class='job'><label for='job-bar'>{said}. You can go on asking.</label>"
        f"<progress id='job-bar' {bar}></progress></div>"
    )


def report_lines(reports: Iterable[RebuildReport]) -> tuple[str, ...]:
    """What rebuilds did, in words; unreadable files by name and reason."""
    every = list(reports)
    counts = [
        (sum(len(getattr(report, what)) for report in every), what)
        for what in ("added", "changed", "removed", "unchanged")
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in counts if number)
    unreadable = [one for report in every for one in report.unreadable]
    lines = [f"Done: {said}." if said else "Done: nothing to add."]
    lines += [f"{PurePath(one.source).name} {one.reason}" for one in unreadable[:NAMED]]
    if len(unreadable) > NAMED:
        lines.append(f"and {len(unreadable) - NAMED:,} more files that could not be read")
    return tuple(lines)
