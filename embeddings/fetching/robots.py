"""Manners: obeys a site's robots.txt and pauses between requests to it."""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from embeddings.fetching.address import NotFetchedError, Target
from embeddings.fetching.connection import Reply

AGENT = "Byline"
_PAUSE_SECONDS = 1.0  # between two requests to a host
_LONGEST_PAUSE = 30.0  # even if robots.txt asks for more
_MOST_BYTES = 500 * 1024  # of robots.txt; the rest is not read, as RFC 9309 has it


class Manners:
    """The robots.txt of each site, fetched once, and the time of the last request to each host."""

    def __init__(
        self,
        pause: float = _PAUSE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def check(self, target: Target, ask: Callable[[Target], Reply]) -> None:
        """Refuse a target that its site's robots.txt forbids; ``ask`` fetches that file.

        Raises:
            NotFetchedError: robots.txt forbids it, or cannot be had.

        """
        if target.site not in self._rules:
            self._rules[target.site] = _rules(
                ask(Target(target.scheme, target.host, target.port, "/robots.txt"))
            )
        if not self._rules[target.site].can_fetch(AGENT, f"{target.site}{target.path}"):
            raise NotFetchedError(
                "is not to be read by programs (its site's robots.txt says so); save it as a file"
            )

    def wait(self, target: Target) -> None:
        """Wait until the next request to the host is polite."""
        rules = self._rules.get(target.site)
        delay = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = max(self._pause, min(delay, _LONGEST_PAUSE)) if self._pause else 0.0
        left = self._last.get(target.host, -pause) + pause - self._clock()
        if target.host in self._last and left > 0:
            self._sleep(left)
        self._last[target.host] = self._clock()


def _rules(reply: Reply) -> RobotFileParser:
    rules = RobotFileParser()
    if reply.status >= 500:
        raise NotFetchedError(
            "is not fetched: its site's robots.txt cannot be had; try again later"
        )
    text = reply.raw[:_MOST_BYTES].decode("utf-8-sig", "replace") if reply.status < 300 else ""
    rules.parse(text.splitlines())
    return rules
