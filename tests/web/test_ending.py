"""The server is stopped while a page is open."""

import signal
import sys
import time
from pathlib import Path

import pytest

from .conftest import ROOT, SECONDS, Serving, Visiting
from .looking import violations_everywhere

pytestmark = pytest.mark.slow


def test_ctrl_c_ends_the_server_and_an_open_page_says_so(serving: Serving, visit: Visiting) -> None:
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


def test_what_was_opened_is_closed_when_a_service_is_stopped(
    serving: Serving, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("no folder can be made here, so the samples are temporary")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = ("env", f"XDG_CACHE_HOME={tmp_path}/cache", f"TMPDIR={temporary}")
    served = serving(command=(*command, sys.executable, str(ROOT / "app.py")))
    until = time.monotonic() + SECONDS
    while not list(temporary.glob("byline-*/library.sqlite3")) and time.monotonic() < until:
        time.sleep(0.2)
    served.process.terminate()
    assert served.process.wait(SECONDS) == 0
    assert not list(temporary.glob("byline-*"))
