"""What a model thinks before it answers, and a server sends apart from the answer."""

import json
import time

import pytest

from qa.writing import model_server
from qa.writing.model_server import ModelServer
from qa.writing.prompt import Message
from tests.qa.scripted_server import Reply, scripted_server


@pytest.mark.parametrize(
    "delta",
    [
        {"content": None, "reasoning_content": "Hm."},
        {"content": "", "reasoning": "Hm."},
        {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}]},
    ],
)
def test_a_server_that_sends_thoughts_apart_is_not_silent(
    monkeypatch: pytest.MonkeyPatch, delta: dict[str, object]
) -> None:
    monkeypatch.setattr(model_server, "SILENT_SECONDS", 0.6)

    def thinking(reply: Reply) -> None:
        reply.begin()
        for _ in range(7):
            reply.raw(f"data: {json.dumps({'choices': [{'delta': delta}]})}\n\n")
            time.sleep(0.1)
        reply.say("The tide came.")
        reply.end()

    with scripted_server(thinking) as server:
        pieces = ModelServer(server.url).write([Message("user", "Say something.")], 50)
        assert "".join(pieces) == "The tide came."
