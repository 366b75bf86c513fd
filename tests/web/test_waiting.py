"""A burst of readers: the place in the line is shown, and Stop leaves it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from .accessibility import violations_everywhere
from .conftest import Visit
from .pier import QUESTION, QUOTE
from .served import Served

pytestmark = pytest.mark.slow
BURST = 32


def test_a_reader_in_a_burst_sees_the_place_and_can_stop(pier: Served, reader: Visit) -> None:
    asked = {"question": "Why did the mayor promise a new pier to the visitors of Sandwick?"}

    with (
        httpx.Client(base_url=pier.url, timeout=120) as client,
        ThreadPoolExecutor(BURST) as others,
    ):
        waiting = [others.submit(client.post, "api/ask", json=asked) for _ in range(BURST)]
        reader.put(QUESTION)
        said = reader.page.locator("#thread .waiting", has_text="Others are being answered")
        said.wait_for()
        reader.page.get_by_role("button", name="Stop answer").click()
        turn = reader.answered(0)
        assert "Stopped by you." in turn.inner_text()
        turn.get_by_role("button", name="Ask again").click()
        said.wait_for()
        reader.picture("waiting")
        assert violations_everywhere(reader.page) == []
        assert {one.result().status_code for one in waiting} == {200}
    reader.page.locator("#thread .quotes").wait_for()
    assert QUOTE in reader.answered(0).inner_text()
    reader.page.reload()
    reader.ready()
    assert QUOTE in reader.answered(0).inner_text()
