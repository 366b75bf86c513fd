"""A listener outside the page, to which nothing may go: it counts who comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Outside:
    """Its address, and the paths that were asked of it."""

    address: str = ""
    hits: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Outside]:
    outside = Outside()

    class Counter(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            outside.hits.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    outside.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield outside
    finally:
        server.shutdown()
        server.server_close()
