"""The Library tab: what there is, and adding, removing and rebuilding."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from embeddings.reading import SUFFIXES
from qa.web.desk import Desk
from qa.web.keeper import MAX_FILES
from qa.web.page.source import QUIET
from qa.web.page.theme import part
from qa.web.report import job_html
from qa.web.shelf import TOOLS, Look, about, banner, given_order, shelf

HINT = (
    "<p class='hint'>Text, web pages, PDF, Word, e-books, mail, tables or archives of them, "
    "up to {} at once and {} MB each. They stay where Byline runs.</p>"
)
ADDRESS = "The address of an article or of a feed (RSS, Atom). Only what you add is fetched."
TICK_SECONDS = 0.5
NEWEST = Look()


@dataclass(frozen=True, slots=True)
class LibraryParts:
    """The parts that change with the library, in the order in which ``showing`` fills them."""

    banner: gr.HTML
    shelf: Any
    about: gr.HTML
    job: Any
    rebuild: gr.Button
    check: gr.Button
    timer: gr.Timer

    def all(self) -> list[Any]:
        """Every part."""
        shown = [self.banner, self.shelf, self.about, self.job]
        return [*shown, self.rebuild, self.check, self.timer]


def showing(desk: Desk, look: Look = NEWEST, *, ticking: bool = False) -> list[Any]:
    """What the parts show now; a tick leaves the list as it is while a work goes on."""
    state = desk.job.state
    library = desk.libraries.reading()
    status = library.status()
    still = state.running and ticking
    button = gr.Button(interactive=not state.running, visible=not status.samples)
    return [
        banner(status),
        gr.skip() if still else shelf(library, look),
        gr.skip() if still else about(library),
        job_html(state),
        button,
        button,
        gr.Timer(active=state.running),
    ]


def build_library(desk: Desk, top: gr.HTML) -> LibraryParts:
    """Put the tab's inside on the page; ``top`` is the banner above the tabs."""
    part("library-top", "<h2 class='section'>Library</h2>")
    facts = part("about")
    with gr.Row(elem_id="works"):
        rebuild = gr.Button("Read all again", size="sm", elem_id="rebuild", visible=False)
        check = gr.Button("Check and mend", size="sm", elem_id="check", visible=False)
    job = part("job", "", "job.js")
    timer = gr.Timer(TICK_SECONDS, active=False)
    adding = _adding(desk.libraries.max_size)
    tools = part("library-tools", TOOLS, "tools.js")
    cards = part("library", "", "list.js", "library.js")
    parts = LibraryParts(top, cards, facts, job, rebuild, check, timer)
    _build_works(desk, parts)
    _build_adding(desk, parts, adding)

    def look(event: gr.EventData) -> str:
        page = str(getattr(event, "page", "0"))
        number = int(page) if page.isdecimal() and len(page) < 6 else 0
        asked = Look(str(event.words), given_order(str(event.order)), number)
        return shelf(desk.libraries.reading(), asked)

    tools.look(look, None, cards, queue=False, trigger_mode="always_last", **QUIET)
    cards.look(look, None, cards, queue=False, **QUIET)
    return parts


def _build_works(desk: Desk, parts: LibraryParts) -> None:
    """Removing, undoing, rebuilding, and how a work goes."""
    every = parts.all()

    def tick() -> list[Any]:
        return showing(desk, ticking=True)

    def remove(event: gr.EventData) -> list[Any]:
        desk.keeper.remove(str(event.article))
        return showing(desk)

    def undo(event: gr.EventData) -> list[Any]:
        desk.keeper.undo(str(event.article))
        return showing(desk)

    def rebuild() -> list[Any]:
        desk.keeper.rebuild()
        return showing(desk)

    def check() -> list[Any]:
        desk.keeper.check()
        return showing(desk)

    parts.shelf.remove(remove, None, every, **QUIET)
    parts.job.undo(undo, None, every, **QUIET)
    parts.job.cancel(desk.job.cancel, None, None, queue=False, **QUIET)
    parts.rebuild.click(rebuild, None, every, queue=False, **QUIET)
    parts.check.click(check, None, every, queue=False, **QUIET)
    parts.timer.tick(tick, None, every, queue=False, **QUIET)


@dataclass(frozen=True, slots=True)
class _Adding:
    files: gr.File
    address: gr.Textbox
    fetch: gr.Button
    title: gr.Textbox
    text: gr.Textbox
    paste: gr.Button


def _adding(most_mb: int) -> _Adding:
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


def _build_adding(desk: Desk, parts: LibraryParts, adding: _Adding) -> None:
    every = parts.all()

    def upload(chosen: list[str] | None) -> list[Any]:
        desk.keeper.upload(chosen)
        return [None, *showing(desk)]

    def fetch(address: str) -> list[Any]:
        taken = desk.keeper.add_address(address)
        return ["" if taken else address, *showing(desk)]

    def paste(named: str, pasted: str) -> list[Any]:
        added = desk.keeper.paste(named, pasted)
        return [*(("", "") if added else (named, pasted)), *showing(desk)]

    fields = [adding.title, adding.text]
    adding.files.upload(upload, adding.files, [adding.files, *every], **QUIET)
    for event in (adding.address.submit, adding.fetch.click):
        event(fetch, adding.address, [adding.address, *every], **QUIET)
    adding.paste.click(paste, fields, [*fields, *every], **QUIET)
