"""``byline serve`` over a library, in a process of its own."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import httpx


@contextmanager
def started(library: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address where the page will be, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "qa", "serve", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--library", str(library)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Until the page answers."""
    while process.poll() is None:
        try:
            httpx.get(url, timeout=60).raise_for_status()
        except httpx.TransportError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("byline serve ended before its page was there")


@contextmanager
def served(library: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The same, once it has answered a question, so that all is loaded."""
    with started(library) as (url, process):
        wait_for(url, process)
        httpx.post(f"{url}/api/ask", json={"question": "Is it warm?"}, timeout=120)
        yield url, process
