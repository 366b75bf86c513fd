"""Real servers, and Debian's Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from embeddings.encoder import SentenceEncoder

from .served import ROOT, SECONDS, Served, Serving, starting

if TYPE_CHECKING:
    from tests.embeddings.web_server import WebServer

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
IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return document.activeElement === mark && box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth;
}"""


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


@pytest.fixture(scope="module")
def serving(
    tmp_path_factory: pytest.TempPathFactory, cache: Path, real_encoder: SentenceEncoder
) -> Iterator[Serving]:
    """Starts pages that end with the module."""
    with starting(tmp_path_factory, cache, real_encoder) as serve:
        yield serve


@pytest.fixture(scope="session")
def serving_all(
    tmp_path_factory: pytest.TempPathFactory, cache: Path, real_encoder: SentenceEncoder
) -> Iterator[Serving]:
    """Starts those that modules share."""
    with starting(tmp_path_factory, cache, real_encoder) as serve:
        yield serve


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
def pier(serving_all: Serving, sandwick: Path) -> Served:
    """A page over them, which the tests of asking share."""
    return serving_all(sandwick)


@pytest.fixture(scope="session")
def behind(serving_all: Serving) -> Served:
    """A page with a login, at a path of a reverse proxy that is trusted."""
    from qa.web.guard.passwords import hash_password

    return serving_all(
        auth=f"{NAME}:{hash_password(PASSWORD)}",
        root_path="/articles",
        hosts="byline.example",
        trusted_proxies="127.0.0.1",
    )


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
