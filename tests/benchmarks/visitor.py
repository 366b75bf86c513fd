"""A visitor of the page without a browser: speaks to the server as the page's own script does."""

import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Visitor:
    """One open page."""

    client: httpx.AsyncClient
    session: str
    submit: int  # the number of the event that asks
    box: int  # the number of the question's field

    @classmethod
    async def arrived(cls, client: httpx.AsyncClient) -> "Visitor":
        """Open the page and let it load."""
        config = (await client.get("/config")).json()
        box = next(
            one["id"] for one in config["components"] if one["props"].get("elem_id") == "question"
        )
        visitor = cls(client, secrets.token_hex(5), _event(config, (box, "submit")), box)
        for event in config["dependencies"]:
            if any(kind == "load" for _, kind in event["targets"]):
                await visitor._run(event["id"], [], None)
        return visitor

    async def ask(self, question: str) -> float | None:
        """Seconds to the whole answer; None where it went wrong."""
        start = time.monotonic()
        try:
            made = await self._run(self.submit, [question, None], self.box)
        except httpx.HTTPError:
            return None
        whole = made is not None and "class='acts'" in json.dumps(made)
        return time.monotonic() - start if whole else None

    async def _run(self, event: int, data: list[Any], trigger: int | None) -> Any:
        """Run an event to its end; the last message's data."""
        job = {
            "data": data,
            "fn_index": event,
            "session_hash": self.session,
            "event_data": None,
            "trigger_id": trigger,
        }
        joined = await self.client.post("/gradio_api/queue/join", json=job)
        joined.raise_for_status()
        last = None
        events = "/gradio_api/queue/data"
        async with self.client.stream(
            "GET", events, params={"session_hash": self.session}
        ) as lines:
            async for line in lines.aiter_lines():
                if not line.startswith("data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] == "process_completed":
                    return message["output"] if message["success"] else None
                last = message if message["msg"] == "process_generating" else last
        return last


def _event(config: dict[str, Any], target: tuple[int, str]) -> int:
    return next(
        int(one["id"])
        for one in config["dependencies"]
        if list(target) in [list(each) for each in one["targets"]]
    )
