"""Short answers to requests that are turned away."""

from collections.abc import Iterable

from starlette.types import Send


async def refuse(
    send: Send, status: int, reason: str, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Answer with a status and the reason in plain text."""
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": reason.encode()})
