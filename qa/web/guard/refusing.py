"""Short answers to requests that are turned away."""

import json
from collections.abc import Iterable

from starlette.types import Send


async def refuse(
    send: Send, status: int, reason: str, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Answer with a status and the reason, in the form in which the page's script can read it."""
    kind = (b"content-type", b"application/json")
    await send({"type": "http.response.start", "status": status, "headers": [kind, *headers]})
    await send({"type": "http.response.body", "body": json.dumps({"detail": reason}).encode()})
