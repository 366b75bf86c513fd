"""A visitor of the page without a browser, who talks to the server as the page's script does."""

import asyncio
import re
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from qa.web.html.conversation import FAILED

_BEFORE = re.compile(r"(\d+) before you")


@dataclass(frozen=True, slots=True)
class AskOutcome:
    """The outcome of a question."""

    seconds: float | None  # to the complete answer; None where there was none
    before: int = 0  # readers who were said to come first, at most


@dataclass(frozen=True, slots=True)
class Visitor:
    """One open page."""

    client: httpx.AsyncClient
    session: str
    submit: int  # the number of the event that asks
    box: int  # the number of the question's field
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)  # one question at a time

    @classmethod
    async def open_page(cls, client: httpx.AsyncClient) -> "Visitor":
        """Open the page and let it load."""
        config = (await client.get("/config")).json()
        box = next(
            one["id"] for one in config["components"] if one["props"].get("elem_id") == "question"
        )
        visitor = cls(client, secrets.token_hex(5), _event(config, (box, "submit")), box)
        for event in config["dependencies"]:
            if any(kind == "load" for _, kind in event["targets"]):
                await visitor._run(event["id"], [], None, [])
        return visitor

    async def ask(self, question: str) -> AskOutcome:
        """Ask when the previous answer is complete, and wait for this one; both are counted."""
        start = time.monotonic()
        waits: list[int] = []
        try:
            async with self.asking:
                message = await self._run(self.submit, [question, None], self.box, waits)
        except httpx.HTTPError:
            return AskOutcome(None)
        turn = message.rpartition("<section")[2]  # the last of the conversation
        is_complete = "class='acts'" in turn and FAILED not in turn
        return AskOutcome(time.monotonic() - start if is_complete else None, max(waits, default=0))

    async def _run(self, event: int, data: list[Any], trigger: int | None, waits: list[int]) -> str:
        """Run an event to its end; returns its last message; places in the line go to ``waits``."""
        job = {
            "data": data,
            "fn_index": event,
            "session_hash": self.session,
            "event_data": None,
            "trigger_id": trigger,
        }
        joined = await self.client.post("/gradio_api/queue/join", json=job)
        joined.raise_for_status()
        events = "/gradio_api/queue/data"
        message = ""
        async with self.client.stream(
            "GET", events, params={"session_hash": self.session}
        ) as lines:
            async for line in lines.aiter_lines():
                if line.startswith("data:") and '"process_' in line:
                    message = line
                    waits += map(int, _BEFORE.findall(line))
                if '"process_completed"' in line:
                    break
        return message


def _event(config: dict[str, Any], target: tuple[int, str]) -> int:
    return next(
        int(one["id"])
        for one in config["dependencies"]
        if list(target) in [list(each) for each in one["targets"]]
    )
