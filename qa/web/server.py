"""The server: Gradio inside our own FastAPI, behind our own guards."""

import asyncio
import logging
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from threading import Thread, Timer
from typing import TYPE_CHECKING

from embeddings.errors import IndexingError, LibraryBusy
from qa.errors import BadSettings
from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.guard.door import Door, readers
from qa.web.guard.hosts import LOOPBACK_NAMES, Guard, is_loopback

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI
    from gradio import Blocks

PATIENCE = 5
"""Seconds that a program's request has to finish once the server is told to stop."""
OPEN_PAGES = 100
"""Open pages whose state Gradio keeps, the last used; each takes about 160 kB for good."""


def create_app(libraries: Libraries, settings: Settings) -> "FastAPI":
    """Build the application. Gradio, which takes seconds to import, is imported here."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    from fastapi import FastAPI

    from qa.web.api import api_routes
    from qa.web.guard.login import Login, login_routes
    from qa.web.guard.throttle import Buckets, Throttle
    from qa.web.page.layout import build_page
    from qa.web.services import Services

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    services, door = Services(libraries), Door(readers(settings.auth))

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    app.include_router(api_routes(services))
    if not door.open:
        app.include_router(login_routes(door))
    page = build_page(services, login=not door.open)
    mounted = _mount(app, page, settings, guarded=not door.open)
    # the last one added sees a request first
    mounted.add_middleware(Login, door=door)
    mounted.add_middleware(Throttle, buckets=Buckets())
    hosts = LOOPBACK_NAMES | {name.lower() for name in settings.hosts.split()}
    mounted.add_middleware(Guard, hosts=hosts, addresses=not is_loopback(settings.host))
    mounted.state.asker = services.asker
    return mounted


def _mount(app: "FastAPI", page: "Blocks", settings: Settings, *, guarded: bool) -> "FastAPI":
    """Mount the page at the application's root; ``guarded``: only for readers who logged in."""
    import gradio as gr
    from starlette.routing import Mount

    from qa.web.api import reader_of
    from qa.web.assets import asset
    from qa.web.page.parts import page_theme

    page.queue(default_concurrency_limit=8, max_size=256)
    page.state_session_capacity = OPEN_PAGES
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=page_theme(),
        css=asset("style.css"),
        head=f"<style>{asset('frame.css')}</style><script>{asset('theme.js')}</script>",
        footer_links=[],
        ssr_mode=False,
        run_history=False,
        max_file_size=f"{settings.max_size}mb",
        show_error=True,
        enable_monitoring=False,
        auth_dependency=reader_of if guarded else None,
        root_path=settings.root_path or None,
        i18n=gr.I18n(en={"upload_text.drop_file": "Drop Files Here"}),  # many, at once
    )
    (inside,) = (route.app for route in mounted.routes if isinstance(route, Mount))
    mounted.state.ending = getattr(inside, "stop_event")  # noqa: B009 -- Gradio's own application
    return mounted


def serve(
    settings: Settings, *, open_browser: bool, announce: Callable[[str], object] | None = None
) -> None:
    """Serve the page until stopped; ``announce`` is called with its address once it listens.

    Raises BadSettings where the address cannot be used, and an IndexingError where the library
    cannot be asked: it is damaged, of a newer Byline, or made with another encoder.
    """
    listener = _listen(settings)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # a service manager takes any other exit code for a failure
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    libraries = Libraries(settings)
    warming = _Warming(libraries)
    try:
        app = create_app(libraries, settings)
        address = _address(listener)
        warming.start()
        listener.listen()  # who comes once the address is announced waits, and is not refused
        if announce is not None:
            announce(f"Byline is at {address} (stop it with Ctrl+C)")
        if open_browser:
            opener = Timer(1.0, webbrowser.open, (address,))
            opener.daemon = True
            opener.start()
        asyncio.run(_serve(_server(app, settings), listener, app, warming))
    finally:
        listener.close()
        libraries.stop_waiting()
        if warming.is_alive():  # a process that ends while a network is loaded is aborted
            warming.join()
        libraries.close()
    if warming.fault:
        raise warming.fault


class _Warming(Thread):
    """Loads the models and the index while the page starts."""

    def __init__(self, libraries: Libraries) -> None:
        super().__init__(name="byline-warm", daemon=True)
        self._libraries = libraries
        self.fault: IndexingError | None = None  # with which no question could be answered

    def run(self) -> None:
        try:
            self._libraries.current().warm()
        except LibraryBusy:
            pass  # it can be asked in a moment
        except IndexingError as error:
            self.fault = error


def _server(app: "FastAPI", settings: Settings) -> "uvicorn.Server":
    import uvicorn

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        server_header=False,
        lifespan="on",
        root_path=settings.root_path,
        # forwarded headers are believed only from a known proxy
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_graceful_shutdown=PATIENCE,
    )
    return uvicorn.Server(config)


async def _serve(
    server: "uvicorn.Server", listener: socket.socket, app: "FastAPI", warming: _Warming
) -> None:
    """Serve until a signal says to stop, or the library turns out to be unusable.

    Streams to open pages would never end, and answers could take longer than is waited for.
    """
    # uvicorn takes signals from here on, and sends the one that ended it once more: an exit then
    # would be told as a fault of its task
    signal.signal(signal.SIGTERM, lambda *_: None)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not (server.should_exit or serving.done() or warming.fault):
        await asyncio.sleep(0.2)
    server.should_exit = True
    app.state.ending.set()
    app.state.asker.cancel_all()
    await serving


def _listen(settings: Settings) -> socket.socket:
    if not is_loopback(settings.host) and not readers(settings.auth):
        raise BadSettings(
            f"Others could reach {settings.host}, so there must be a login. Make one: "
            "byline password NAME, then set BYLINE_AUTH to the line that it prints"
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
