"""The command that serves the page."""

from typing import Annotated

import typer

from qa.cli.opening import Library


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
