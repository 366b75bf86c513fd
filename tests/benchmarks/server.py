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
def start_server(library: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Start a server; yields the address where its page will be, and the process."""
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
    """Wait until the page answers."""
    while process.poll() is None:
        try:
            httpx.get(url, timeout=60).raise_for_status()
        except httpx.TransportError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("byline serve ended before its page was there")


@contextmanager
def warm_server(library: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Start a server; yields its address and process once it has answered, with all loaded."""
    with start_server(library) as (url, process):
        wait_for(url, process)
        httpx.post(f"{url}/api/ask", json={"question": "Is it warm?"}, timeout=120)
        yield url, process
