"""Limits on what one client may send: how often, and how much at once."""

import time
from collections.abc import Callable
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.guard.hosts import SAFE_METHODS, refusal

BURST, PER_SECOND = 120, 20.0
"""Posts that a client may make in a burst, and per second. Opening the page makes about ten."""

_MEGABYTE = 1024 * 1024
UPLOAD_BYTES = 210 * _MEGABYTE
API_BYTES = 64 * 1024
OTHER_BYTES = 8 * _MEGABYTE  # a pasted article
_CLIENTS = 10_000  # that are remembered


class Buckets:
    """A token bucket for each client."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._left: dict[str, tuple[float, float]] = {}  # requests left, and at which moment

    def take(self, client: str) -> bool:
        """Count a request; whether it is allowed."""
        with self._lock:
            now = self._clock()
            left, at = self._left.pop(client, (float(BURST), now))
            left = min(left + (now - at) * PER_SECOND, float(BURST))
            allowed = left >= 1
            self._left[client] = (left - allowed, now)
            while len(self._left) > _CLIENTS:
                self._left.pop(next(iter(self._left)))
            return allowed


class Throttle:
    """Refuses requests that come too often (429) or are too big (413)."""

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self._app, self._buckets = app, buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self._app(scope, receive, send)
            return
        client = (scope.get("client") or ("",))[0]
        if not self._buckets.take(client):
            refused = refusal(429, "Too many requests. Wait a moment.")
            await refused(scope, receive, send)
            return
        limit = limit_of(scope["path"])
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > limit:
            refused = refusal(413, f"At most {limit:,} bytes can be sent at once.")
            await refused(scope, receive, send)
            return
        await self._app(scope, _limited(receive, limit), send)


def limit_of(path: str) -> int:
    """How many bytes may be sent to a path.

    >>> limit_of("/api/ask"), limit_of("/login")
    (65536, 65536)
    """
    if path.endswith("/upload"):
        return UPLOAD_BYTES
    return API_BYTES if path.startswith("/api/") or path == "/login" else OTHER_BYTES


def _limited(receive: Receive, limit: int) -> Receive:
    """Receive at most ``limit`` bytes; beyond it, as if the client had disconnected."""
    seen = 0

    async def receive_counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= limit else {"type": "http.disconnect"}

    return receive_counted
