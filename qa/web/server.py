"""The server: Gradio inside our own FastAPI, on this machine alone."""

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread, Timer
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from qa.errors import BadSettings
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.security import Guard, is_loopback

if TYPE_CHECKING:
    from fastapi import FastAPI

MAX_UPLOAD = "20mb"


def create_app(libraries: Libraries) -> "FastAPI":
    """The page as an application. Gradio, which takes seconds, is imported here."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gradio as gr
    from fastapi import FastAPI

    from qa.web.job import Job
    from qa.web.page import build_page
    from qa.web.theme import asset, page_theme

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    page = build_page(libraries, Job(), page_secret(user_data_path("byline", appauthor=False)))
    page.queue(default_concurrency_limit=4, max_size=64)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=page_theme(),
        css=asset("style.css"),
        head=f"<style>{asset('frame.css')}</style>",
        footer_links=[],
        ssr_mode=False,
        run_history=False,
        max_file_size=MAX_UPLOAD,
        show_error=True,
        enable_monitoring=False,
    )
    mounted.add_middleware(Guard)
    return mounted


def serve(
    settings: Settings, *, open_browser: bool, announce: Callable[[str], object] | None = None
) -> None:
    """Serve the page until it is stopped; ``announce`` gets its address once it listens.

    Raises BadSettings where the address cannot be used.
    """
    listener = _listen(settings)
    libraries = Libraries(settings)
    try:
        import uvicorn

        app = create_app(libraries)
        address = _address(listener)
        Thread(target=_warm, args=(libraries,), name="byline-warm", daemon=True).start()
        if announce is not None:
            announce(f"Byline is at {address} (stop it with Ctrl+C)")
        if open_browser:
            opener = Timer(1.0, webbrowser.open, (address,))
            opener.daemon = True
            opener.start()
        config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on")
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
        libraries.close()


def page_secret(folder: Path) -> str:
    """What the browser's copy of the conversation is encoded with.

    Kept, so that a restart loses no conversation, and beside the libraries, so that none is made
    for its sake.
    """
    path = folder / "page.secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(16), encoding="ascii")
        return path.read_text(encoding="ascii").strip()
    except OSError:  # a conversation that a restart forgets is no reason not to serve
        return secrets.token_hex(16)


def _warm(libraries: Libraries) -> None:
    libraries.reading().warm()


def _listen(settings: Settings) -> socket.socket:
    if not is_loopback(settings.host):
        raise BadSettings(
            f"Byline has no login yet, so it serves this machine alone, not {settings.host}. "
            "Use --host 127.0.0.1"
        )
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise BadSettings(
            f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
            "Use --port 0 to take a free one"
        ) from None
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
