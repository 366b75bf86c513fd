"""Real servers of the page, each on a free port, which end with what they were started for."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.settings import Settings

ROOT = Path(__file__).parents[2]
SECONDS = 60  # until something shows, on a machine that has other work


@dataclass(frozen=True)
class Served:
    """A running page."""

    port: int
    library: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def log(self) -> Path:
        return self.library.parent / "log"

    def stop(self) -> None:
        """As Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(SECONDS)


Serving = Callable[..., Served]
"""Starts a page with a library of the articles given; see ``starting``."""


@contextmanager
def starting(
    folders: pytest.TempPathFactory, cache: Path, encoder: SentenceEncoder
) -> Iterator[Serving]:
    """Who starts pages, and stops them at the end.

    ``again``: one that has ended, and is started once more where it was.
    """
    running: list[Served] = []

    def serve(
        *articles: Path,
        filled: Callable[[Byline], object] | None = None,
        again: Served | None = None,
        command: Sequence[str] = (sys.executable, str(ROOT / "app.py")),
        **settings: str,
    ) -> Served:
        port = again.port if again else _free_port()
        library = again.library if again else folders.mktemp("served") / "library"
        environment = os.environ | {
            "BYLINE_LIBRARY": str(library),
            "BYLINE_PORT": str(port),
            "XDG_CACHE_HOME": str(cache),
            "XDG_DATA_HOME": str(library.parent / "data"),
            "PYTHONPATH": str(ROOT),
        }
        environment |= {f"BYLINE_{name.upper()}": value for name, value in settings.items()}
        if articles or filled:
            with Byline(library, settings=Settings(library=library), encoder=encoder) as byline:
                filled(byline) if filled else byline.add(*articles)
        with (library.parent / "log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--no-browser"],
                env=environment,
                cwd=library.parent,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        running.append(Served(port, library, process))
        _wait_for(running[-1])
        return running[-1]

    yield serve
    for served in running:
        try:
            served.stop()
        except subprocess.TimeoutExpired:
            served.process.kill()
            served.process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(served: Served) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and served.process.poll() is None:
        try:
            with urlopen(f"{served.url}healthz"):
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"the page does not answer: {served.log.read_text()}")
