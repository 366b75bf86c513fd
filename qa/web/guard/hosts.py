"""The outer guard: allowed hosts, no posts from other sites, headers that stop every fetch."""

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
CSP = (
    # 'unsafe-eval' and inline script are what gr.HTML is made of: escaping keeps script out,
    # this policy keeps everything from reaching another host
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'none'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    # with no referrer at all a browser does not say either that a form is the page's own
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
_UPLOADED = re.compile(r"^/(gradio_api/)?(file|stream|proxy)[=/]")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def host_of(authority: str) -> str:
    """The host of ``host:port``, in small letters; "" if it is malformed.

    >>> host_of("[::1]:7860"), host_of("LOCALHOST:1"), host_of("127.0.0.1")
    ('::1', 'localhost', '127.0.0.1')
    """
    try:
        return urlsplit(f"//{authority}").hostname or ""
    except ValueError:
        return ""


def refusal(status: int, reason: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The response to a refused request, whose reason the page's script can read."""
    return JSONResponse({"detail": reason}, status, headers)


class Guard:
    """Refuses foreign hosts and origins, and puts the headers on every response."""

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK_NAMES, *, addresses: bool = False
    ) -> None:
        """With ``addresses`` any IP address is allowed, too: no foreign name leads there."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            answer = self._refusal(scope) or self._app
            await answer(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":  # the page uses none
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        """The response that refuses a request, or None if it is allowed."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self._is_allowed(host_of(hosts[0])):
            return refusal(400, "Byline does not answer to this address. Name it in BYLINE_HOSTS.")
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        changes = scope["method"] not in SAFE_METHODS
        if changes and any(_is_foreign(origin, hosts[0]) for origin in origins):
            return refusal(403, "Another site may not use this page.")
        if _UPLOADED.search(scope["path"]):
            return refusal(404, "What was uploaded is not given back.")
        return None

    def _is_allowed(self, host: str) -> bool:
        return host in self._hosts or (self._addresses and _address(host) is not None)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_foreign(origin: str, host: str) -> bool:
    """Whether a request comes from a page of another host or port."""
    return origin.lower() not in {f"http://{host.lower()}", f"https://{host.lower()}"}


def _with_headers(send: Send) -> Send:
    ours = {name for name, _ in HEADERS}

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in ours]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return send_with_headers
