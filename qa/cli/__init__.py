"""The command line: a module for what is asked, the articles, rebuilding them, the page."""

import sys
from collections.abc import Callable
from typing import Annotated, cast

import typer

from qa.cli import articles, asking, evaluating, keeping, rebuilding, serving
from qa.cli.telling import tell

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "serve": serving.serve,
    "ask": asking.ask,
    "search": asking.search,
    "add": articles.add,
    "rebuild": rebuilding.rebuild,
    "list": articles.list_articles,
    "show": articles.show,
    "remove": articles.remove,
    "evaluate": evaluating.evaluate,
    "judgements": evaluating.judgements,
    "password": serving.password,
    "doctor": keeping.doctor,
    "backup": keeping.backup,
    "restore": keeping.restore,
}
for name, command in COMMANDS.items():
    app.command(name)(command)


_UNREAD = 128 + 13
"""What a shell says of a command that SIGPIPE ended, as other tools are where nobody reads on."""
_Misuse = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises of words that are no command; it does not give the class itself a name."""


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        tell(f"byline {version('byline')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Ask your articles. Every answer shows the exact words it rests on."""


def main() -> None:
    """Run the command line; what goes wrong is one line, and the exit code says so."""
    from embeddings.errors import IndexingError
    from qa.errors import QAError

    for stream in filter(None, (sys.stdout, sys.stderr)):  # None where it was closed
        stream.reconfigure(errors="replace")  # a Windows console may not know every letter
    try:
        code = app(prog_name="byline", standalone_mode=False)
    except _Misuse as error:
        tell(_told(error), err=True)
        raise SystemExit(2) from None
    except SystemExit as ended:  # with 1 it is click that ends it: nobody reads the output any more
        raise SystemExit(_UNREAD if ended.code == 1 else ended.code) from None
    except typer.Abort:  # by Ctrl-C, where click says it so
        raise SystemExit(130) from None
    except (IndexingError, QAError) as error:
        tell(f"byline: {error}", err=True)
        raise SystemExit(2) from None
    except OSError as error:  # of a file that no error of ours is about, or of the output
        tell(f"byline: {error}. Check that it may be read and written, and the disk.", err=True)
        raise SystemExit(2) from None
    raise SystemExit(code or 0)


def _told(error: typer.BadParameter) -> str:
    """What is wrong with the words of a command, and where it is said how it is used."""
    said, used = error.format_message(), error.ctx.command_path if error.ctx else "byline"
    if "\n" in said:  # nothing was typed, and it is the help itself
        return said
    end = "" if said.endswith("?") else "."
    return f"byline: {said.rstrip('.')}{end} See: {used} --help"
