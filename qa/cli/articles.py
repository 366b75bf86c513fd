"""The commands that change a library, and those that show what it holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.opening import Json, Library, own_library, progress_line, reading_library, show_value

if TYPE_CHECKING:
    from embeddings.report import RebuildReport


def add(paths: list[Path], library: Library = None, json: Json = False) -> None:
    """Add articles: files, or all files of folders (.txt .md .html .pdf)."""
    with own_library(library) as byline, progress_line(json) as on_progress:
        reports = [byline.add(path, on_progress=on_progress) for path in paths]
    _report(reports, json)


def rebuild(  # noqa: PLR0913 (each is an option)
    path: Annotated[
        Path | None, typer.Argument(help="A folder or file; all known ones if left out.")
    ] = None,
    *,
    library: Library = None,
    full: Annotated[
        bool, typer.Option("--full", help="Encode all articles anew, beside what answers.")
    ] = False,
    encoder: Annotated[
        str | None, typer.Option("--encoder", help="Encode all anew with this model or folder.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Go back to before the last --full or --encoder.")
    ] = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="A folder may have no articles left.")
    ] = False,
    json: Json = False,
) -> None:
    """Make the library what the folders are now; only what changed is encoded."""
    if undo and (full or encoder or path):
        raise typer.BadParameter("--undo goes back; it takes no folder, --full or --encoder.")
    with own_library(library) as byline, progress_line(json) as on_progress:
        if undo:
            byline.undo(on_progress=on_progress)
            status = byline.status()
            typer.echo(f"Back to {status.passages} passages by {status.encoder}.", err=True)
            return
        report = byline.rebuild(
            path, full=full, encoder=encoder, allow_empty=allow_empty, on_progress=on_progress
        )
    _report([report], json)


def list_articles(library: Library = None, json: Json = False) -> None:
    """List the articles."""
    from qa.answer import describe
    from qa.rendering import article_line

    with reading_library(library) as byline:
        articles = list(byline.articles())
    show_value(
        [describe(one) for one in articles], json, lambda: "\n".join(map(article_line, articles))
    )


def show(source: str, library: Library = None, json: Json = False) -> None:
    """Print an article as it is stored, by its source or id."""
    from embeddings.errors import SourceNotFound
    from qa.answer import describe
    from qa.rendering import article_text

    with reading_library(library) as byline:
        article = byline.article(source) or byline.article(str(Path(source).expanduser().resolve()))
    if article is None:
        raise SourceNotFound(f"There is no article {source}. See what there is: byline list")
    show_value(describe(article) | {"text": article.text}, json, lambda: article_text(article))


def remove(sources: list[str], library: Library = None) -> None:
    """Remove articles by source or id, or all of a folder; the files themselves stay."""
    with own_library(library) as byline:
        for source in sources:
            byline.remove(source)
            typer.echo(f"Removed {source}")


def _report(reports: "list[RebuildReport]", json: bool) -> None:
    """Print what was done; exit code 1 where something could not be read."""
    from dataclasses import asdict

    show_value(
        [asdict(report) for report in reports], json, lambda: "\n".join(str(one) for one in reports)
    )
    failed = [one for report in reports for one in report.unreadable]
    for one in failed:
        typer.echo(f"{one.source} {one.reason}", err=True)
    if failed:
        raise typer.Exit(1)
