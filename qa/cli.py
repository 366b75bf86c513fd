"""The command line: byline serve | ask | search | add | rebuild | list | show | remove."""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.rebuild import Progress, RebuildReport
    from qa.byline import Byline

app = typer.Typer(
    help="Ask your articles. Every answer shows the exact words it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Library = Annotated[
    Path | None,
    typer.Option(
        "--library", help="The library's folder. [env: BYLINE_LIBRARY]", show_default=False
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def main() -> None:
    """Run the command line; what goes wrong is one line, and the exit code says so."""
    from embeddings.errors import IndexingError
    from qa.errors import QAError

    for stream in (sys.stdout, sys.stderr):  # a Windows console may not know every letter
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(standalone_mode=True)
    except (IndexingError, QAError) as error:
        typer.echo(f"byline: {error}", err=True)
        raise SystemExit(2) from None


@app.command()
def serve(
    library: Library = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Open the chat page on this machine."""
    from qa.settings import load_settings
    from qa.web.server import serve as serve_page

    settings = load_settings(library=library, host=host, port=port)
    typer.echo(f"Library: {settings.library}", err=True)
    serve_page(settings, open_browser=browser, announce=typer.echo)


@app.command()
def ask(question: str, library: Library = None, json: Json = False) -> None:
    """Answer a question with quotes, or say that the articles don't."""
    from qa.rendering import answer_text

    with _reading(library) as byline:
        answer = byline.ask(question)
    _show(answer.to_dict(), json, lambda: answer_text(answer))


@app.command()
def search(
    query: str,
    library: Library = None,
    limit: Annotated[int, typer.Option(min=1, help="How many passages.")] = 10,
    json: Json = False,
) -> None:
    """List the passages nearest to some words, best first."""
    from qa.answer import hit_to_dict
    from qa.rendering import hits_text

    with _reading(library) as byline:
        hits = byline.search(query, limit)
    _show([hit_to_dict(hit) for hit in hits], json, lambda: hits_text(hits))


@app.command()
def add(paths: list[Path], library: Library = None, json: Json = False) -> None:
    """Add articles: files, or all files of folders (.txt .md .html .pdf)."""
    with _own(library) as byline, _progress(json) as on_progress:
        reports = [byline.add(path, on_progress=on_progress) for path in paths]
    _report(reports, json)


@app.command()
def rebuild(
    path: Annotated[
        Path | None, typer.Argument(help="A folder or file; all known ones if left out.")
    ] = None,
    library: Library = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="A folder may have no articles left.")
    ] = False,
    json: Json = False,
) -> None:
    """Make the library what the folders are now; only what changed is encoded."""
    with _own(library) as byline, _progress(json) as on_progress:
        report = byline.rebuild(path, allow_empty=allow_empty, on_progress=on_progress)
    _report([report], json)


@app.command("list")
def list_articles(library: Library = None, json: Json = False) -> None:
    """List the articles."""
    from qa.answer import describe
    from qa.rendering import article_line

    with _reading(library) as byline:
        articles = list(byline.articles())
    _show([describe(one) for one in articles], json, lambda: "\n".join(map(article_line, articles)))


@app.command()
def show(source: str, library: Library = None, json: Json = False) -> None:
    """Print an article as it is stored, by its source or id."""
    from embeddings.errors import SourceNotFound
    from qa.answer import describe
    from qa.rendering import article_text

    with _reading(library) as byline:
        article = byline.article(source) or byline.article(str(Path(source).expanduser().resolve()))
    if article is None:
        raise SourceNotFound(f"There is no article {source}. See what there is: byline list")
    _show(describe(article) | {"text": article.text}, json, lambda: article_text(article))


@app.command()
def remove(sources: list[str], library: Library = None) -> None:
    """Remove articles by source or id, or all of a folder; the files themselves stay."""
    with _own(library) as byline:
        for source in sources:
            byline.remove(source)
            typer.echo(f"Removed {source}")


@contextmanager
def _reading(library: Path | None) -> "Iterator[Byline]":
    """The library that is asked: the reader's own or, if none was named or made, the samples."""
    from qa.byline import Byline
    from qa.libraries import Libraries
    from qa.settings import load_settings

    settings = load_settings(library=library)
    if library is not None or "library" in settings.model_fields_set:
        with Byline(settings.library, settings=settings, read_only=True) as named:
            typer.echo(f"Library: {settings.library}", err=True)
            yield named
        return
    libraries = Libraries(settings)
    try:
        reading = libraries.reading()
        status = reading.status()
        note = "the sample articles (fiction); add your own: byline add FOLDER"
        typer.echo(f"Library: {note if status.samples else status.folder}", err=True)
        yield reading
    finally:
        libraries.close()


@contextmanager
def _own(library: Path | None) -> "Iterator[Byline]":
    from qa.byline import Byline
    from qa.settings import load_settings

    settings = load_settings(library=library)
    typer.echo(f"Library: {settings.library}", err=True)
    with Byline(settings.library, settings=settings) as byline:
        yield byline


@contextmanager
def _progress(quiet: bool) -> "Iterator[Callable[[Progress], None]]":
    """A line that is written over while files are read; nothing where nobody looks."""
    shown = sys.stderr.isatty() and not quiet

    def show_progress(progress: "Progress") -> None:
        if shown:
            name = Path(progress.source).name[:50]
            typer.echo(f"\r\x1b[K{progress.done} of {progress.total}  {name}", nl=False, err=True)

    try:
        yield show_progress
    finally:
        if shown:
            typer.echo("\r\x1b[K", nl=False, err=True)


def _show(value: Any, json: bool, text: Callable[[], str]) -> None:
    if json:
        from json import dumps

        typer.echo(dumps(value, ensure_ascii=False, indent=2))
    else:
        typer.echo(text())


def _report(reports: "list[RebuildReport]", json: bool) -> None:
    """Print what was done; exit code 1 where something could not be read."""
    from dataclasses import asdict

    _show(
        [asdict(report) for report in reports], json, lambda: "\n".join(str(one) for one in reports)
    )
    failed = [one for report in reports for one in report.unreadable]
    for one in failed:
        typer.echo(f"{one.source} {one.reason}", err=True)
    if failed:
        raise typer.Exit(1)
