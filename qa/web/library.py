"""The Library tab: what there is, and adding, removing and rebuilding."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from embeddings.errors import IndexingError
from embeddings.progress import OnProgress
from qa.libraries import Libraries
from qa.web.job import Job
from qa.web.shelf import banner, progress, report_lines, shelf
from qa.web.source import QUIET
from qa.web.theme import asset
from qa.web.uploads import SUFFIXES, drop_upload, keep_upload

BUSY = "Another work on the library is under way. Wait until it has finished, or cancel it."
UPLOADS = (
    "<p class='hint'>Text, Markdown, HTML or PDF, up to 20 MB each. They stay on this machine.</p>"
)
TICK_SECONDS = 0.5


class Keeper:
    """What the Library tab does, apart from how it looks."""

    def __init__(self, libraries: Libraries, job: Job) -> None:
        self._libraries = libraries
        self._job = job

    def upload(self, files: list[str] | None) -> None:
        """Keep uploaded files and add them."""
        if files:
            self._begin("Adding", lambda told: self._add_files(files, told))

    def paste(self, title: str, text: str) -> bool:
        """Add a pasted text; whether it could be."""
        try:
            article = self._libraries.own().add_text(title.strip(), text)
        except IndexingError as error:
            self._job.tell(str(error), failed=True)
            return False
        self._job.tell(f"Added “{article.title}”.")
        return True

    def remove(self, article_id: str) -> None:
        """Remove one of the reader's own articles."""
        try:
            own = self._libraries.own()
            article = own.article(article_id)
            if article is not None:
                own.remove(article.source)
                drop_upload(article.source, self._uploads())
                self._job.tell(f"Removed “{article.title}”.")
        except (IndexingError, OSError) as error:
            self._job.tell(str(error), failed=True)

    def rebuild(self) -> None:
        """Read every remembered folder and file again."""

        def work(told: OnProgress) -> tuple[str, ...]:
            return report_lines([self._libraries.own().rebuild(on_progress=told)])

        self._begin("Rebuilding", work)

    def _begin(self, name: str, work: Any) -> None:
        if not self._job.start(name, work):
            gr.Info(BUSY)

    def _add_files(self, files: list[str], told: OnProgress) -> tuple[str, ...]:
        reports, refused = [], []
        for file in files:
            try:
                kept = keep_upload(Path(file), self._uploads())
                reports.append(self._libraries.own().add(kept, on_progress=told))
            except IndexingError as error:
                refused.append(str(error))
            finally:
                Path(file).unlink(missing_ok=True)  # Gradio's own copy
        return (*report_lines(reports), *refused)

    def _uploads(self) -> Path:
        return self._libraries.own().status().folder.resolve() / "articles"


@dataclass(frozen=True, slots=True)
class LibraryParts:
    """The parts that change with the library."""

    banner: gr.HTML
    shelf: gr.HTML
    job: gr.HTML
    cancel: gr.Button
    rebuild: gr.Button
    timer: gr.Timer

    def all(self) -> list[Any]:
        """In the order in which ``showing`` fills them."""
        return [self.banner, self.shelf, self.job, self.cancel, self.rebuild, self.timer]


def showing(libraries: Libraries, job: Job, *, ticking: bool = False) -> list[Any]:
    """What the parts show now; a tick leaves the list as it is while a work goes on."""
    state = job.state
    library = libraries.reading()
    return [
        banner(library),
        gr.skip() if state.running and ticking else shelf(library),
        progress(state),
        gr.Button(visible=state.running),
        gr.Button(interactive=not (state.running or library.status().samples)),
        gr.Timer(active=state.running),
    ]


def build_library(libraries: Libraries, job: Job, top: gr.HTML) -> LibraryParts:
    """Put the tab's inside on the page; ``top`` is the banner above the tabs."""
    status, again, cancel = _works()
    timer = gr.Timer(TICK_SECONDS, active=False)
    files, title, text, add = _adding()
    cards: Any = gr.HTML("", elem_id="library", js_on_load=asset("library.js"))
    parts = LibraryParts(top, cards, status, cancel, again, timer)
    keeper = Keeper(libraries, job)

    def show() -> list[Any]:
        return showing(libraries, job)

    def tick() -> list[Any]:
        return showing(libraries, job, ticking=True)

    def upload(chosen: list[str] | None) -> list[Any]:
        keeper.upload(chosen)
        return [None, *show()]

    def paste(named: str, pasted: str) -> list[Any]:
        added = keeper.paste(named, pasted)
        return [*(("", "") if added else (named, pasted)), *show()]

    def remove(event: gr.EventData) -> list[Any]:
        keeper.remove(str(event.article))
        return show()

    def rebuild() -> list[Any]:
        keeper.rebuild()
        return show()

    every = parts.all()
    files.upload(upload, files, [files, *every], **QUIET)
    add.click(paste, [title, text], [title, text, *every], **QUIET)
    cards.remove(remove, None, every, **QUIET)
    again.click(rebuild, None, every, queue=False, **QUIET)
    cancel.click(job.cancel, None, None, queue=False, **QUIET)
    timer.tick(tick, None, every, queue=False, **QUIET)
    return parts


def _works() -> tuple[gr.HTML, gr.Button, gr.Button]:
    gr.HTML("<h2 class='section'>Library</h2>", js_on_load=None)
    status = gr.HTML("", elem_id="job", js_on_load=None)
    with gr.Row(elem_id="works"):
        again = gr.Button("Rebuild", size="sm", elem_id="rebuild", interactive=False)
        cancel = gr.Button("Cancel", size="sm", elem_id="cancel", visible=False)
    return status, again, cancel


def _adding() -> tuple[gr.File, gr.Textbox, gr.Textbox, gr.Button]:
    with gr.Accordion("Add articles", open=True, elem_id="adding"), gr.Tabs():
        with gr.Tab("Files"):
            files = gr.File(
                file_count="multiple",
                file_types=list(SUFFIXES),
                label="Files",
                show_label=False,
                height=130,
                elem_id="upload",
            )
            gr.HTML(UPLOADS, js_on_load=None)
        with gr.Tab("Paste"):
            title = gr.Textbox(label="Title", max_length=500, elem_id="paste-title")
            text = gr.Textbox(label="Text", lines=6, max_lines=14, elem_id="paste-text")
            add = gr.Button("Add article", variant="primary", size="sm", elem_id="paste-add")
    return files, title, text, add
