"""A real web server on this machine, and names for it that only the tests know."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from embeddings.fetching import Fetcher
from embeddings.fetching.robots import Manners
from embeddings.reading import MAX_BYTES

PUBLIC = "93.184.215.14"  # an address that the guard lets through; the dial leads it here


@dataclass
class Page:
    """What is answered under a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class WebServer:
    """The server's port, its pages by path, and the paths that were asked for."""

    port: int
    pages: dict[str, Page]
    asked: list[tuple[str, dict[str, str]]]
    dialled: list[str]

    @property
    def address(self) -> str:
        """Without a path."""
        return f"http://127.0.0.1:{self.port}"

    def dial(self, address: str, _port: int, seconds: float) -> socket.socket:
        """Lead every address that passed the guard to this server, and note it."""
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetcher(
        self, resolver: Callable[[str, int], list[str]] | None = None, most: int = MAX_BYTES
    ) -> Fetcher:
        """A fetcher with the guard in place, for which names lead to this server."""
        return Fetcher(
            most=most,
            resolver=resolver or (lambda _host, _port: [PUBLIC]),
            dialler=self.dial,
            manners=Manners(pause=0.0),
        )


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A reader that hangs up, or trusts no such certificate, is what is tested."""


@contextmanager
def web_server(pages: dict[str, Page], certificate: Path | None = None) -> Iterator[WebServer]:
    """Serve the pages; over TLS, if a file with a certificate and its key is given."""
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked.append((self.path, headers))
            page = pages.get(self.path, Page(status=404))
            status = page.status
            if page.headers.get("ETag") and headers.get("if-none-match") == page.headers["ETag"]:
                status = 304
            self.send_response(status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(page.body if status != 304 else b"")
            except OSError:  # the reader has had enough
                return

        def log_message(self, *_: object) -> None:
            return

    server = _Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # the handshake is the handler's, in its own thread: one that fails stops nobody else
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield WebServer(server.server_address[1], pages, asked, [])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
