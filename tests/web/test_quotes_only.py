"""The switch of the interface for programs that keeps a model server out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa.libraries import Libraries
from qa.settings import Settings
from qa.web.api import api_routes
from qa.web.services import services_for
from tests.qa.scripted_server import ScriptedServer, scripted_server, speaking

pytestmark = pytest.mark.slow
SAID = "The pier was opened by Ada Brook on Monday."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server(speaking(SAID)) as made:
        yield made


def test_programs_ask_for_quotes_only(tmp_path: Path, server: ScriptedServer) -> None:
    libraries = Libraries(Settings(library=tmp_path, generator_url=server.url))
    try:
        libraries.own().add_text("The pier", SAID)
        page = FastAPI()
        page.include_router(api_routes(services_for(libraries)))
        with TestClient(page) as programs:
            asked = {"question": "Who opened the pier?"}
            quoted = programs.post("/api/ask", json=asked | {"quotes_only": True}).json()
            assert (quoted["kind"], quoted["host"], server.bodies) == ("quote", "", [])
            written = programs.post("/api/ask", json=asked).json()
    finally:
        libraries.close()
    assert (written["kind"], written["host"]) == ("written", server.url.split("/")[2])
    assert "received 1 passage of: The pier." in written["note"]
