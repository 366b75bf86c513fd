"""The Library tab: the list of articles; adding, removing and rebuilding."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import gradio as gr

from embeddings.reading import SUFFIXES
from qa.web.html.article_list import (
    TOOLS,
    ListView,
    about_html,
    articles_html,
    banner_html,
    order_named,
)
from qa.web.html.job import job_html
from qa.web.librarian import MAX_FILES
from qa.web.page.parts import EACH, QUIET, UNQUEUED, part
from qa.web.services import Services

HINT = (
    "<p class='hint'>Text, web pages, PDF, Word, e-books, mail, tables or archives of them, "
    "up to {} at once and {} MB each. They stay where Byline runs.</p>"
)
ADDRESS = "The address of an article or of a feed (RSS, Atom). Only what you add is fetched."
TICK_SECONDS = 0.5
NEWEST = ListView()


class LibraryParts(NamedTuple):
    """The parts of the page that show the library; also used for their new values."""

    banner: Any
    shelf: Any
    about: Any
    job: Any
    rebuild: Any
    check: Any
    timer: Any


def showing(services: Services, view: ListView = NEWEST, *, ticking: bool = False) -> LibraryParts:
    """New values for all parts; a tick leaves the list as it is while a job runs.

    Only a tick stops the timer: another event's late response may be from before the job began.
    """
    state = services.job.state
    library = services.libraries.current()
    status = library.status()
    still = state.running and ticking
    button = gr.Button(interactive=not state.running, visible=not status.samples)
    return LibraryParts(
        banner=banner_html(status),
        shelf=gr.skip() if still else articles_html(library, view),
        about=gr.skip() if still else about_html(library),
        job=job_html(state),
        rebuild=button,
        check=button,
        timer=gr.Timer(active=state.running) if state.running or ticking else gr.skip(),
    )


def build_library(services: Services, top: gr.HTML) -> LibraryParts:
    """Build the tab and connect its events; ``top`` is the banner above the tabs."""
    part("library-top", "<h2 class='section'>Library</h2>")
    facts = part("about")
    with gr.Row(elem_id="works"):
        rebuild = gr.Button("Read all again", size="sm", elem_id="rebuild", visible=False)
        check = gr.Button("Check and mend", size="sm", elem_id="check", visible=False)
    job = part("job", "", "job.js")
    timer = gr.Timer(TICK_SECONDS, active=False)
    adding = _adding_form(services.libraries.max_size)
    tools = part("library-tools", TOOLS, "tools.js")
    cards = part("library", "", "list.js", "library.js")
    parts = LibraryParts(top, cards, facts, job, rebuild, check, timer)
    _build_jobs(services, parts)
    _build_adding(services, parts, adding)

    def look(event: gr.EventData) -> str:
        page = str(getattr(event, "page", "0"))
        number = int(page) if page.isdecimal() and len(page) < 6 else 0
        view = ListView(str(event.words), order_named(str(event.order)), number)
        return articles_html(services.libraries.current(), view)

    tools.look(look, None, cards, **EACH)
    cards.look(look, None, cards, **EACH)
    return parts


def _build_jobs(services: Services, parts: LibraryParts) -> None:
    """Connect removing, undoing, rebuilding, and the progress of a job."""
    librarian = services.librarian

    def then_show(work: Callable[[gr.EventData], None]) -> Callable[[gr.EventData], LibraryParts]:
        def handle(event: gr.EventData) -> LibraryParts:
            work(event)
            return showing(services)

        return handle

    removing = then_show(lambda event: librarian.remove(str(event.article)))
    undoing = then_show(lambda event: librarian.undo(str(event.article)))
    parts.shelf.remove(removing, None, parts, trigger_mode="multiple", **QUIET)
    parts.job.undo(undoing, None, parts, **QUIET)
    parts.job.look(lambda: showing(services), None, parts, **EACH)
    parts.job.cancel(services.job.cancel, None, None, **UNQUEUED)
    parts.rebuild.click(then_show(lambda _: librarian.rebuild()), None, parts, **UNQUEUED)
    parts.check.click(then_show(lambda _: librarian.check()), None, parts, **UNQUEUED)
    parts.timer.tick(lambda: showing(services, ticking=True), None, parts, **UNQUEUED)


@dataclass(frozen=True, slots=True)
class _Adding:
    files: gr.File
    address: gr.Textbox
    fetch: gr.Button
    title: gr.Textbox
    text: gr.Textbox
    paste: gr.Button


def _adding_form(most_mb: int) -> _Adding:
    with gr.Accordion("Add articles", open=True, elem_id="adding"), gr.Tabs():
        with gr.Tab("Files"):
            files = gr.File(
                file_count="multiple",
                file_types=sorted(SUFFIXES),
                label="Files",
                show_label=False,
                height=150,
                elem_id="upload",
            )
            part("upload-hint", HINT.format(MAX_FILES, most_mb))
        with gr.Tab("Address"):
            address = gr.Textbox(label="Address", info=ADDRESS, max_length=2000, elem_id="address")
            fetch = gr.Button("Fetch and add", variant="primary", size="sm", elem_id="address-add")
        with gr.Tab("Paste"):
            title = gr.Textbox(label="Title", max_length=500, elem_id="paste-title")
            text = gr.Textbox(label="Text", lines=6, max_lines=14, elem_id="paste-text")
            paste = gr.Button("Add article", variant="primary", size="sm", elem_id="paste-add")
    return _Adding(files, address, fetch, title, text, paste)


def _build_adding(services: Services, parts: LibraryParts, adding: _Adding) -> None:
    def upload(chosen: list[str] | None) -> list[Any]:
        services.librarian.upload(chosen)
        return [None, *showing(services)]

    def fetch(address: str) -> list[Any]:
        taken = services.librarian.add_address(address)
        return ["" if taken else address, *showing(services)]

    def paste(named: str, pasted: str) -> list[Any]:
        added = services.librarian.paste(named, pasted)
        return [*(("", "") if added else (named, pasted)), *showing(services)]

    fields = [adding.title, adding.text]
    adding.files.upload(upload, adding.files, [adding.files, *parts], **QUIET)
    for event in (adding.address.submit, adding.fetch.click):
        event(fetch, adding.address, [adding.address, *parts], **QUIET)
    adding.paste.click(paste, fields, [*fields, *parts], **QUIET)
