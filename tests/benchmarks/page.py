"""The page under load: python -m tests.benchmarks.page --data PATH --work FOLDER [--seconds 300].

A server over a library of 10,000 passages as tests/benchmarks/large.py makes them. A browser opens
the page cold; then open pages ask questions at a steady rate, as the page's own script does, from
the question to the whole answer; then the rate grows until answers take longer than 1.5 seconds.
``--passages 1000 --seconds 10`` is a short pass. ``--soak 3600`` asks for an hour instead: after
200 questions to warm up, as fast as they are answered, it goes on in twelve parts with new pages in
each; the growth of memory is measured from the end of the warm-up.
"""

import asyncio
import os
import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import count, repeat
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks.large import library_arguments, prepare
from tests.benchmarks.server import warm_server
from tests.benchmarks.squad import load_paragraph_corpus
from tests.benchmarks.tables import show
from tests.benchmarks.visitor import AskOutcome, Visitor

TOO_SLOW = 1.5  # seconds, at the 95th percentile
PARTS = 12  # of a soak
WARM_UP, WARMING = 200, 5.0  # questions before a soak, and a second
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


def main() -> None:
    """Serve, measure, print."""
    parser = library_arguments(__doc__, passages=10_000, real=10_000)
    parser.add_argument("--pages", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2.0, help="Questions a second, in all.")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--soak", type=float, default=0.0, help="Seconds; 3600 is an hour.")
    options = parser.parse_args()
    folder = prepare(options, options.passages)
    questions = [one.text for one in load_paragraph_corpus(options.data).questions]
    with warm_server(folder) as (url, process):
        show([cold_page(url)])
        rows: list[dict[str, Any]] = []
        for rate, seconds in soak_rates(options) if options.soak else growing_rates(options):
            before = rows[0]["memory MB"] if rows else resident(process.pid)
            outcomes = asyncio.run(ask_questions(url, questions, options.pages, rate, seconds))
            rows.append(load_row(outcomes, rate, seconds, before, resident(process.pid)))
            print(rows[-1], file=sys.stderr, flush=True)
            if not options.soak and (rows[-1]["errors"] or rows[-1]["p95 s"] > TOO_SLOW):
                break
        show(rows)


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
            "Network.loadingFinished",
            lambda event: received.append(event["encodedDataLength"]),
        )
        start = time.monotonic()
        page.goto(url, wait_until="commit")
        page.wait_for_selector("#question textarea:enabled")
        usable = time.monotonic() - start
        page.wait_for_selector("#start .start:not(.opening)")
        browser.close()
    return {"usable s": usable, "received MB": sum(received) / 1e6, "requests": len(received)}


def growing_rates(options: Namespace) -> Iterator[tuple[float, float]]:
    """Rates and seconds: those of the options, then rates that grow by half, half a minute each."""
    yield options.rate, options.seconds
    for step in count(1):
        yield options.rate * 1.5**step, min(options.seconds, 30.0)


def soak_rates(options: Namespace) -> Iterator[tuple[float, float]]:
    """Rates and seconds of a soak: the warm-up, then equal parts."""
    yield WARMING, WARM_UP / WARMING
    yield from repeat((options.rate, options.soak / PARTS), PARTS)


async def ask_questions(
    url: str, questions: Sequence[str], pages: int, rate: float, seconds: float
) -> list[AskOutcome]:
    """Ask questions at a steady rate by so many pages; returns the outcome of each."""
    async with httpx.AsyncClient(
        base_url=url, timeout=120, limits=httpx.Limits(max_connections=None)
    ) as client:
        visitors = [await Visitor.open_page(client) for _ in range(pages)]
        tasks = []
        start = time.monotonic()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(start + number / rate - time.monotonic(), 0))
            visitor = visitors[number % pages]
            question = questions[number * 37 % len(questions)]
            tasks.append(asyncio.create_task(visitor.ask(question)))
        return list(await asyncio.gather(*tasks))


def load_row(
    outcomes: Sequence[AskOutcome], rate: float, seconds: float, before: float, after: float
) -> dict[str, Any]:
    """A row of the table; ``before`` and ``after``: memory in megabytes."""
    times = sorted(one.seconds for one in outcomes if one.seconds is not None)
    return {
        "questions a second": rate,
        "seconds": seconds,
        "answers": len(times),
        "errors": len(outcomes) - len(times),
        "p50 s": times[len(times) // 2] if times else 0.0,
        "p95 s": times[int(len(times) * 0.95)] if times else 0.0,
        "longest line": max(one.before for one in outcomes),
        "memory MB": after,
        "growth": after / before - 1,
    }


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
