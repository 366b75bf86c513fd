"""A server that is started again under an open page."""

from pathlib import Path

import pytest

from .conftest import Visiting
from .pier import QUESTION
from .served import Serving

pytestmark = pytest.mark.slow


def test_an_open_page_goes_on_where_it_was(
    serving: Serving, visit: Visiting, sandwick: Path
) -> None:
    served = serving(sandwick)
    reader = visit(served)
    page, chips = reader.page, reader.page.locator("#bar .limits li")
    reader.ask(QUESTION)
    page.locator("#bar .limiting summary").click()
    page.locator("#bar input[name=after]").fill("2017-04-01")
    chips.wait_for()
    page.wait_for_function("new URL(location.href).searchParams.has('after')")
    served.stop()
    served = serving(again=served)
    assert reader.ask("Who opened the new quay at Tarn?").locator(".limits li").count() == 1
    served.stop()
    reader.put("What broke the pier in two?")
    page.get_by_text("Connection to the server was lost").wait_for()
    with page.expect_navigation():
        serving(again=served)
    reader.ready()
    chips.wait_for()
    reader.box.press("Enter")
    assert reader.answered(2).locator(".limits li").count() == 1
    assert "Who opened" in page.locator("#thread .turn").nth(1).inner_text()
    assert not reader.errors
