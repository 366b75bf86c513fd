"""The command that brings a library up to date with its sources."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.opening import Library, Private, own_library
from qa.cli.telling import Json, Quiet, progress_line, show_reports, tell

if TYPE_CHECKING:
    from embeddings.rebuilding.progress import OnProgress
    from embeddings.rebuilding.report import RebuildReport
    from qa.byline import Byline

Full = Annotated[
    bool, typer.Option("--full", help="Encode all articles anew, beside what answers.")
]
Anew = Annotated[
    str | None, typer.Option("--encoder", help="Encode all anew with this model or folder.")
]
Undo = Annotated[
    bool, typer.Option("--undo", help="Go back to before the last --full or --encoder.")
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Go on, and follow every change; end with Ctrl-C.")
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", help="A folder may have no articles left.")
]


def rebuild(  # noqa: PLR0913 (each is an option)
    path: Annotated[
        str | None, typer.Argument(help="A folder, file or address; all known if left out.")
    ] = None,
    *,
    library: Library = None,
    full: Full = False,
    encoder: Anew = None,
    undo: Undo = False,
    watch: Watch = False,
    allow_empty: AllowEmpty = False,
    allow_private: Private = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read again what was added; only what changed is encoded."""
    if encoder is not None and not encoder.strip():
        raise typer.BadParameter("--encoder names no model. Give a model's name or folder")
    if undo and (full or encoder or path or watch):
        raise typer.BadParameter("--undo goes back; it takes no folder and no other way.")
    with (
        own_library(library, create=path is not None, quiet=quiet) as byline,
        progress_line(json or quiet) as on_progress,
    ):
        if undo:
            _go_back(byline, on_progress, quiet=quiet)
            return
        again = partial(
            byline.rebuild,
            path,
            allow_empty=allow_empty,
            allow_private=allow_private,
            on_progress=on_progress,
        )
        show = partial(show_reports, json=json, quiet=quiet)
        if watch:
            last = None
            if full or encoder:
                last = again(full=full, encoder=encoder)
                with suppress(typer.Exit):  # what cannot be read does not end it
                    show([last])
            _follow(byline, again, path, show, last)
            return
        report = again(full=full, encoder=encoder)
    show([report])


def _go_back(byline: "Byline", on_progress: "OnProgress", *, quiet: bool) -> None:
    """Undo the last full rebuild, and print which edition answers now."""
    byline.undo(on_progress=on_progress)
    status = byline.status()
    if not quiet:
        tell(f"Back to {status.passages} passages by {status.encoder}.", err=True)


def _follow(
    byline: "Byline",
    again: "Callable[[], RebuildReport]",
    path: str | None,
    show: "Callable[[list[RebuildReport]], None]",
    last: "RebuildReport | None",
) -> None:
    """Rebuild whenever ``path``, or any known source, changes; show reports with anything new.

    ``last``: the report that was shown last.
    """
    from embeddings.rebuilding.report import RebuildReport
    from embeddings.rebuilding.watch import watch

    if path and path not in byline.roots():  # what was read once may be gone for a while
        _check_there(path)
    last = last or RebuildReport()
    for report in watch(again, lambda: [*map(Path, [path] if path else byline.roots())]):
        done = report.added or report.changed or report.removed
        if done or report.unreadable != last.unreadable or report.left_out != last.left_out:
            left_out = {} if report.left_out == last.left_out else report.left_out
            with suppress(typer.Exit):  # what cannot be read does not end it
                show([replace(report, left_out=left_out)])
        last = report


def _check_there(place: str) -> None:
    """Raise SourceNotFound for a missing file or folder, which a watch could await for ever."""
    from embeddings.fetching import is_address
    from embeddings.reading import find_files
    from embeddings.rebuilding.rebuild import canonical_source

    if not is_address(place):
        next(find_files(Path(canonical_source(place))), None)
