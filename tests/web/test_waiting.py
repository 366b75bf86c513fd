"""A burst of readers: the place in the line is shown, and Stop leaves it."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from .accessibility import violations_everywhere
from .conftest import Served, Visit
from .pier import QUESTION, QUOTE

pytestmark = pytest.mark.slow
BURST = 32


def test_a_reader_in_a_burst_sees_the_place_and_can_stop(pier: Served, reader: Visit) -> None:
    asked = {"question": "Why did the mayor promise a new pier to the visitors of Sandwick?"}

    def ask(_: int) -> int:
        return httpx.post(f"{pier.url}api/ask", json=asked, timeout=120).status_code

    with ThreadPoolExecutor(BURST) as others:
        waiting = [others.submit(ask, number) for number in range(BURST)]
        reader.page.locator("#question textarea").fill(QUESTION)
        reader.page.locator("#question textarea").press("Enter")
        said = reader.page.locator("#thread .waiting", has_text="Others are being answered")
        said.wait_for()
        reader.page.get_by_role("button", name="Stop answer").click()
        turn = reader.answered(0)
        assert "Stopped by you." in turn.inner_text()
        turn.get_by_role("button", name="Ask again").click()
        said.wait_for()
        reader.picture("waiting")
        assert violations_everywhere(reader.page) == []
        assert {one.result() for one in waiting} == {200}
    reader.page.locator("#thread .quotes").wait_for()
    assert QUOTE in reader.answered(0).inner_text()
    reader.page.reload()
    reader.ready()
    assert QUOTE in reader.answered(0).inner_text()
