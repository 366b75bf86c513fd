"""A browser that opens the page for the first time: how long, how many bytes."""

import shutil
import time
from typing import Any

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


def cold_page(url: str) -> dict[str, Any]:
    """Seconds until a question can be typed, and megabytes received, with an empty cache."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_page()
        page.set_default_timeout(120_000)  # milliseconds
        received: list[float] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on(
            "Network.loadingFinished", lambda told: received.append(told["encodedDataLength"])
        )
        start = time.monotonic()
        page.goto(url, wait_until="commit")
        page.wait_for_selector("#question textarea:enabled")
        usable = time.monotonic() - start
        page.wait_for_selector("#start .start:not(.opening)")
        browser.close()
    return {"usable s": usable, "received MB": sum(received) / 1e6, "requests": len(received)}
