"""A model server on this machine that says what a test tells it to, and keeps what it was sent."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Script = Callable[["Reply"], None]


@dataclass
class Reply:
    """One request, and the ways to answer it."""

    handler: BaseHTTPRequestHandler
    body: dict[str, Any]
    gone: Event

    @property
    def prompt(self) -> str:
        """All that was sent."""
        return "\n".join(message["content"] for message in self.body["messages"])

    def begin(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Send status and headers; note when nobody reads them any more."""
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        try:
            self.handler.end_headers()
        except OSError:
            self.gone.set()

    def raw(self, text: str) -> None:
        """Send characters as they are; note when nobody reads them any more."""
        try:
            self.handler.wfile.write(text.encode())
            self.handler.wfile.flush()
        except OSError:
            self.gone.set()

    def say(self, *pieces: str, pause: float = 0.0) -> None:
        """Send pieces of text as events."""
        for piece in pieces:
            event = {"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}
            self.raw(f"data: {json.dumps(event)}\n\n")
            time.sleep(pause)

    def end(self) -> None:
        """Say that this was all."""
        self.raw('data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n')


@dataclass
class ScriptedServer:
    """Where it listens, what it was asked, and whether somebody hung up."""

    url: str
    scripts: Sequence[Script] = ()
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    gone: Event = field(default_factory=Event)

    def play(self, *scripts: Script) -> None:
        """From now on these, one a request, the last one again and again."""
        self.scripts, self.bodies, self.gone = scripts, [], Event()


@contextmanager
def scripted_server(
    *scripts: Script, facts: dict[str, Any] | None = None, port: int = 0
) -> Iterator[ScriptedServer]:
    """A server that plays one script a request, the last one again and again."""
    server = ThreadingHTTPServer(("127.0.0.1", port), BaseHTTPRequestHandler)
    made = ScriptedServer(f"http://127.0.0.1:{server.server_port}/v1", scripts)
    server.RequestHandlerClass = _handler(made, facts)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def speaking(*pieces: str, pause: float = 0.0) -> Script:
    """A script that says these pieces and ends as it should."""

    def script(reply: Reply) -> None:
        reply.begin()
        reply.say(*pieces, pause=pause)
        reply.end()

    return script


def _handler(made: ScriptedServer, facts: dict[str, Any] | None) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.paths.append(self.path)
            answer = json.dumps({"data": [facts or {"id": "scripted"}]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            made.paths.append(self.path)
            made.bodies.append(body)
            made.headers.append(dict(self.headers))
            script = made.scripts[min(len(made.bodies), len(made.scripts)) - 1]
            script(Reply(self, body, made.gone))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
