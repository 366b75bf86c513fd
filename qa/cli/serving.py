"""The command that serves the page."""

from typing import Annotated

import typer

from qa.cli.opening import Library
from qa.cli.telling import tell


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
    tell(f"Library: {settings.library}", err=True)
    serve_page(settings, open_browser=browser, announce=tell)


def password(name: str) -> None:
    """Ask for a password; print the line of BYLINE_AUTH for NAME."""
    from qa.errors import BadSettings
    from qa.web.guard.passwords import hash_password

    if not name or any(c in ": " or not c.isprintable() for c in name):
        raise BadSettings("A name has letters, no spaces and no colons. Choose another")
    try:
        chosen = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    except typer.Abort:
        raise BadSettings("No password was typed. Run it again and type one") from None
    if len(chosen) < 8:
        raise BadSettings("A password has at least 8 characters. Choose a longer one")
    tell(f"{name}:{hash_password(chosen)}")
