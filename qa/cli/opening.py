"""Which library a command uses: the options that name it, and opening it."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.encoder import SentenceEncoder
    from qa.byline import Byline


def typed_path(text: str) -> Path:
    """Parse a typed path. Raises BadParameter for "", which would be the working folder."""
    from embeddings.home import from_home

    if not text.strip():
        raise typer.BadParameter("It is empty. Give the path of a file or folder")
    return from_home(text)


Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        parser=typed_path,
        metavar="FOLDER",
        help="The library's folder. [env: BYLINE_LIBRARY]",
        show_default=False,
    ),
]
File = Annotated[Path, typer.Argument(parser=typed_path, metavar="FILE")]
Private = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from this machine and private networks too."),
]


@contextmanager
def library_to_ask(library: Path | None) -> "Iterator[Byline]":
    """Like ``reading_library``, but the encoder is already being loaded in a thread."""
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
    """Open the reader's own library or, if none was named or made, the samples."""
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
        reading = libraries.current()
        status = reading.status()
        note = "the sample articles (fiction); add your own: byline add FOLDER"
        tell(f"Library: {note if status.samples else status.folder}", err=True)
        yield reading
    finally:
        libraries.close()


@contextmanager
def own_library(
    library: Path | None, *, create: bool = True, read_only: bool = False, quiet: bool = False
) -> "Iterator[Byline]":
    """Open the reader's own library; without ``create`` it must exist already."""
    from qa.byline import Byline
    from qa.settings import load_settings

    settings = load_settings(library=library)
    if not quiet:
        tell(f"Library: {settings.library}", err=True)
    if not create:
        Byline(settings.library, settings=settings, read_only=True).close()
    with Byline(settings.library, settings=settings, read_only=read_only) as byline:
        yield byline
