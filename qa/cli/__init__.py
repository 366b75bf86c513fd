"""The command line: asking, articles, rebuilding, keeping, evaluating and serving."""

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
"""A shell's code for a command ended by SIGPIPE: other tools end so when their reader leaves."""
_Misuse = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises for a mistyped command line; it does not export the class itself."""


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
    """Run the command line; an error is printed as one line and sets the exit code."""
    from embeddings.errors import IndexingError
    from qa.errors import QAError

    for stream in filter(None, (sys.stdout, sys.stderr)):  # None where it was closed
        stream.reconfigure(errors="replace")  # a Windows console may not know every letter
    try:
        code = app(prog_name="byline", standalone_mode=False)
    except _Misuse as error:
        tell(_usage_error(error), err=True)
        raise SystemExit(2) from None
    except SystemExit as ended:  # click exits with 1 where nobody reads the output any more
        raise SystemExit(_UNREAD if ended.code == 1 else ended.code) from None
    except typer.Abort:  # Ctrl-C, where click reports it so
        raise SystemExit(130) from None
    except (IndexingError, QAError) as error:
        tell(f"byline: {error}", err=True)
        raise SystemExit(2) from None
    except OSError as error:  # a file that none of our errors covers, or the output
        tell(f"byline: {error}. Check that it may be read and written, and the disk.", err=True)
        raise SystemExit(2) from None
    raise SystemExit(code or 0)


def _usage_error(error: typer.BadParameter) -> str:
    """The message for a mistyped command line, with where to find help."""
    message, command = error.format_message(), error.ctx.command_path if error.ctx else "byline"
    if "\n" in message:  # nothing was typed, and the message is the help itself
        return message
    end = "" if message.endswith("?") else "."
    return f"byline: {message.rstrip('.')}{end} See: {command} --help"
