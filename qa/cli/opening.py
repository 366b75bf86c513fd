"""What every command shares: which library, how far a work is, text or JSON."""

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.encoder import SentenceEncoder
    from embeddings.rebuilding.progress import Progress
    from embeddings.rebuilding.report import RebuildReport
    from qa.byline import Byline


def given_path(text: str) -> Path:
    """A path that was typed. Raises BadParameter for none, which would be the working folder."""
    from embeddings.home import from_home

    if not text.strip():
        raise typer.BadParameter("It is empty. Give the path of a file or folder")
    return from_home(text)


Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        parser=given_path,
        metavar="FOLDER",
        help="The library's folder. [env: BYLINE_LIBRARY]",
        show_default=False,
    ),
]
File = Annotated[Path, typer.Argument(parser=given_path, metavar="FILE")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what could not be read.")]

Private = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from this machine and private networks too."),
]


@contextmanager
def asked_library(library: Path | None) -> "Iterator[Byline]":
    """The same as ``reading_library``, for questions: the encoder is loaded beside all else."""
    from embeddings.encoder import SentenceEncoder
    from qa.settings import load_settings

    encoder = SentenceEncoder(load_settings(library=library).encoder)
    loading = encoder.begin()  # most of the rest is not even imported yet
    try:
        with reading_library(library, encoder) as byline:
            yield byline
    finally:
        loading.join()  # a thread must not outlive the process


@contextmanager
def reading_library(
    library: Path | None, encoder: "SentenceEncoder | None" = None
) -> "Iterator[Byline]":
    """The library that is asked: the reader's own or, if none was named or made, the samples."""
    from qa.byline import Byline
    from qa.libraries import Libraries
    from qa.settings import load_settings

    settings = load_settings(library=library)
    if library is not None or "library" in settings.model_fields_set:
        follows = "encoder" not in settings.model_fields_set
        with Byline(
            settings.library, settings=settings, encoder=encoder, follows=follows, read_only=True
        ) as named:
            tell(f"Library: {settings.library}", err=True)
            yield named
        return
    libraries = Libraries(settings, encoder)
    try:
        reading = libraries.reading()
        status = reading.status()
        note = "the sample articles (fiction); add your own: byline add FOLDER"
        tell(f"Library: {note if status.samples else status.folder}", err=True)
        yield reading
    finally:
        libraries.close()


@contextmanager
def own_library(
    library: Path | None, *, made: bool = True, read_only: bool = False, quiet: bool = False
) -> "Iterator[Byline]":
    """The reader's own library, made if need be; unless ``made``, it must be there."""
    from qa.byline import Byline
    from qa.settings import load_settings

    settings = load_settings(library=library)
    if not quiet:
        tell(f"Library: {settings.library}", err=True)
    if not made:
        Byline(settings.library, settings=settings, read_only=True).close()
    with Byline(settings.library, settings=settings, read_only=read_only) as byline:
        yield byline


@contextmanager
def progress_line(quiet: bool) -> "Iterator[Callable[[Progress], None]]":
    """A line that is written over while files are read; nothing where nobody looks."""
    shown = sys.stderr.isatty() and not quiet and os.environ.get("TERM") != "dumb"

    def show_progress(progress: "Progress") -> None:
        if shown:
            name = printable(Path(progress.source).name[:50])
            typer.echo(f"\r\x1b[K{progress}  {name}", nl=False, err=True)

    def clear() -> None:
        if shown:
            typer.echo("\r\x1b[K", nl=False, err=True)

    try:
        yield show_progress
    except KeyboardInterrupt:
        clear()
        tell("Stopped. What was finished is kept; run it again to go on.", err=True)
        raise typer.Exit(130) from None
    finally:
        clear()


def show_value(value: Any, json: bool, text: Callable[[], str]) -> None:
    """Print a value as JSON, or its text, which is made only then."""
    if json:
        from json import dumps

        # what a console of few letters cannot show would be lost to the program that reads it
        whole = "utf" in (sys.stdout.encoding or "").lower()
        typer.echo(dumps(value, ensure_ascii=not whole, indent=2))
    else:
        tell(text())


def show_reports(reports: "list[RebuildReport]", *, json: bool, quiet: bool) -> None:
    """Print what was done; exit code 1 where something could not be read."""
    from dataclasses import asdict

    if not quiet and (json or reports):
        done = [asdict(report) for report in reports]
        show_value(done, json, lambda: "\n".join(str(one) for one in reports))
        if reports and not any(any(map(bool, asdict(report).values())) for report in reports):
            tell("There was nothing to read. Give files, or folders with some.", err=True)
        for report in reports:
            if said := report.left_out_line():
                tell(said, err=True)
    reasons = [found for report in reports for found in report.reasons().items()]
    for reason, sources in reasons:
        if len(sources) == 1:
            tell(f"{sources[0]} {reason}", err=True)
            continue
        tell(f"{len(sources)} sources: each {reason}", err=True)
        for source in sources:
            tell(f"  {source}", err=True)
    if reasons:
        raise typer.Exit(1)


def tell(text: str, *, err: bool = False) -> None:
    """Print a text that may have the words of articles, and the names of their files."""
    typer.echo(printable(text), err=err)


def printable(text: str) -> str:
    r"""Without the control characters with which a text could command a terminal.

    >>> printable("a\x1b[2Jb\n")
    'a[2Jb\n'
    """
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160))
