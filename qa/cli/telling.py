"""What commands print: text or JSON, progress, and what could not be read."""

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.rebuilding.progress import Progress
    from embeddings.rebuilding.report import RebuildReport

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what could not be read.")]


@contextmanager
def progress_line(quiet: bool) -> "Iterator[Callable[[Progress], None]]":
    """A progress line on the terminal; none where output is quiet or piped."""
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
    """Print a value as JSON, or else the text that ``text`` makes of it."""
    if json:
        from json import dumps

        # escapes, where the output's encoding cannot hold every letter
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
            if line := report.left_out_line():
                tell(line, err=True)
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
    """Print a text that may hold words of articles or names of files, as data."""
    typer.echo(printable(text), err=err)


def printable(text: str) -> str:
    r"""A text without the control characters that could command a terminal.

    >>> printable("a\x1b[2Jb\n")
    'a[2Jb\n'
    """
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160))
