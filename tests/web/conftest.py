"""A real server on a free port, and Debian's Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from tests.embeddings.web_server import WebServer

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAME, PASSWORD = "ola", "tide and pier"
PICTURES = ROOT / "screenshots"
SECONDS = 60  # until something shows, on a machine that has other work
IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return document.activeElement === mark && box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth;
}"""


@dataclass(frozen=True)
class Served:
    """A running page."""

    port: int
    library: Path
    process: subprocess.Popen[bytes]
    articles: tuple[Path, ...] = ()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


Serving = Callable[..., Served]
"""Serves a page; see ``serving``."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing: apt-get install chromium")
        pytest.skip("chromium is missing")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Serving]:
    """Starts pages; each with a library of the articles given, the first command of a reader.

    ``again``: one that has ended, and is started once more where it was.
    """
    running: list[subprocess.Popen[bytes]] = []

    def serve(
        *articles: Path,
        filled: Callable[[Path], None] | None = None,
        again: Served | None = None,
        command: Sequence[str] = (sys.executable, str(ROOT / "app.py")),
        **settings: str,
    ) -> Served:
        port = again.port if again else free_port()
        library = again.library if again else tmp_path_factory.mktemp("served") / "library"
        folder = library.parent
        environment = os.environ | {
            "BYLINE_LIBRARY": str(library),
            "BYLINE_PORT": str(port),
            "XDG_CACHE_HOME": str(cache),
            "XDG_DATA_HOME": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
        }
        environment |= {f"BYLINE_{name.upper()}": value for name, value in settings.items()}
        if filled:
            filled(library)
        if articles:
            adding = [sys.executable, "-m", "qa", "add", *map(str, articles)]
            subprocess.run(adding, env=environment, cwd=folder, check=True, capture_output=True)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--no-browser"],
                env=environment,
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        running.append(process)
        served = Served(port, library, process, articles)
        wait_for(served, folder / "log")
        return served

    yield serve
    for process in running:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def outside() -> Iterator["WebServer"]:
    """What no page may visit; it notes who comes."""
    from tests.embeddings.web_server import web_server

    with web_server({}) as server:
        yield server


@pytest.fixture(scope="session")
def sandwick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two articles."""
    from .pier import ARTICLE

    folder = tmp_path_factory.mktemp("articles")
    (folder / "pier.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "quay.txt").write_text(
        "The quay\n\n4 June 2018\n\nIda Holm opened the new quay at Tarn in June.\n", "utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def pier(serving: Serving, sandwick: Path) -> Served:
    """A page over them, which the tests of asking share."""
    return serving(sandwick)


@pytest.fixture(scope="session")
def behind(serving: Serving) -> Served:
    """A page with a login, at a path of a reverse proxy that is trusted."""
    from qa.web.guard.passwords import hash_password

    return serving(
        auth=f"{NAME}:{hash_password(PASSWORD)}",
        root_path="/articles",
        hosts="byline.example",
        trusted_proxies="127.0.0.1",
    )


def wait_for(served: Served, log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and served.process.poll() is None:
        try:
            with urlopen(f"{served.url}healthz"):
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"the page does not answer: {log.read_text()}")


class Visit:
    """A browser's tab on the page; remembers every request and every dialog."""

    def __init__(self, browser: Any, served: Served, **context: Any) -> None:
        self._context = browser.new_context(**context)
        self._context.set_default_timeout(SECONDS * 1000)
        self.page = self._context.new_page()
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.served = served
        self.box = self.page.locator("#question textarea")
        self.open()

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, path: str = "") -> None:
        self.page.goto(self.served.url + path)
        self.ready()

    def ready(self) -> None:
        self.page.wait_for_selector("#question button[aria-label='Send question']")
        self.page.wait_for_selector("#start .start:not(.opening)", state="attached")

    def put(self, question: str) -> None:
        """Ask by keyboard, and wait for nothing."""
        self.box.fill(question)
        self.box.press("Enter")

    def ask(self, question: str) -> Any:
        """The same; the whole answer's turn."""
        before = self.page.locator("#thread .turn").count()
        self.put(question)
        return self.answered(before)

    def answered(self, number: int = 0) -> Any:
        """A turn of the conversation, once its answer is whole."""
        turn = self.page.locator(f"#thread .turn[data-turn='{number}']")
        turn.locator(".acts").wait_for()
        self.page.wait_for_selector("#question button[aria-label='Send question']")
        return turn

    def cited(self) -> Any:
        """The cited words in their article, once they are in view and have the focus."""
        mark = self.page.locator("#source mark.cited")
        mark.first.wait_for()
        self.page.wait_for_function(f"({IN_VIEW})(document.querySelector('#source mark.cited'))")
        return mark

    def source_closed(self) -> None:
        self.page.wait_for_selector("#source-bar:not(.open)", state="attached")

    def go(self, tab: str) -> None:
        self.page.get_by_role("tab", name=tab).click()

    def library(self) -> None:
        self.go("Library")
        self.page.wait_for_selector("#library .counts")

    def picture(self, name: str) -> None:
        """A screenshot for people to look at, in a folder that git ignores."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")

    def outside(self) -> list[str]:
        """Requests that went to any other address than the page's own."""
        local = (self.served.url, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(local)]

    def close(self) -> None:
        self._context.close()


Visiting = Callable[..., Visit]
"""Opens a tab on a page; what else it is given is the browser's, such as its size."""


@pytest.fixture
def visit(browser: Any) -> Iterator[Visiting]:
    opened: list[Visit] = []

    def open_page(served: Served, **context: Any) -> Visit:
        opened.append(Visit(browser, served, **context))
        return opened[-1]

    yield open_page
    for each in opened:
        each.close()


@pytest.fixture
def served(pier: Served) -> Served:
    """The page that ``reader`` visits; some modules have one of their own in its place."""
    return pier


@pytest.fixture
def reader(served: Served, visit: Visiting) -> Visit:
    """A tab on the page."""
    return visit(served)
