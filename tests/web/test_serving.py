"""The server: what it does not load, and how it is stopped while a page is open."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa.byline import Byline
from tests.embeddings.word_hash_encoder import WordHashEncoder

from .accessibility import violations_everywhere
from .conftest import Visiting
from .served import ROOT, SECONDS, Serving

pytestmark = pytest.mark.slow


def test_ctrl_c_ends_the_server_and_an_open_page_says_so(serving: Serving, visit: Visiting) -> None:
    served = serving()
    reader = visit(served)
    served.stop()
    reader.put("Is anybody there?")
    reader.page.get_by_text("Connection to the server was lost").wait_for()
    assert reader.box.input_value() == "Is anybody there?"
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
    assert "Traceback" not in served.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("damaged", "remedy"), [(False, "byline rebuild --encoder"), (True, "byline doctor")]
)
def test_a_library_that_cannot_be_asked_is_not_served(
    damaged: bool, remedy: str, tmp_path: Path
) -> None:
    with Byline(tmp_path / "library", encoder=WordHashEncoder()) as byline:
        byline.add_text("The pier", "Ada Brook opened the pier on Monday.")
    if damaged:
        (tmp_path / "library" / "library.sqlite3").write_bytes(b"no library" * 1000)
    ended = subprocess.run(
        [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", "0"],
        env=os.environ
        | {"BYLINE_LIBRARY": str(tmp_path / "library"), "BYLINE_ENCODER": "all-MiniLM-L6-v2"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ended.returncode == 2
    assert remedy in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_its_log_says_when_and_may_be_closed(serving: Serving) -> None:
    served = serving()
    with socket.create_connection(("127.0.0.1", served.port), SECONDS) as connection:
        connection.sendall(b"no request\r\n\r\n")
        assert connection.recv(1)
    log = served.log.read_text("utf-8")
    assert re.search(r"^20\d\d-\d\d-\d\d \d\d:\S+ WARNING uvicorn", log, re.MULTILINE)
    closing = ("sh", "-c", 'exec "$0" "$@" >&- 2>&-', sys.executable, str(ROOT / "app.py"))
    unheard = serving(command=closing)
    unheard.process.terminate()
    assert unheard.process.wait(SECONDS) == 0


def test_the_command_line_imports_no_page() -> None:
    code = "import qa.cli, qa.web.server, sys; print({'gradio', 'torch'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
