"""The server is stopped while a page is open."""

import signal
from collections.abc import Callable

import pytest

from .conftest import SECONDS, Served, Visit
from .looking import violations_everywhere

pytestmark = pytest.mark.slow


def test_ctrl_c_ends_the_server_and_an_open_page_says_so(
    serving: Callable[..., Served], visit: Callable[..., Visit]
) -> None:
    served = serving()
    reader = visit(served)
    served.process.send_signal(signal.SIGINT)
    served.process.wait(SECONDS)
    box = reader.page.locator("#question textarea")
    box.fill("Is anybody there?")
    box.press("Enter")
    reader.page.get_by_text("Connection to the server was lost").wait_for()
    assert box.input_value() == "Is anybody there?"
    reader.picture("lost")
    assert violations_everywhere(reader.page) == []
