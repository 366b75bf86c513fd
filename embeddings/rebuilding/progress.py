"""Progress: how far a long work is, how fast, and how long it will take."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_WINDOW_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: ``done`` of ``total`` files, or of articles for a new edition.

    ``source`` is the last one, ``rate`` the number a second lately, ``left`` the seconds left at
    that rate, None while it is unknown.
    """

    done: int
    total: int
    source: str
    rate: float = 0.0
    left: float | None = None

    def __str__(self) -> str:
        """The progress as ``120 of 4000, 35 a second, 2 min left``."""
        text = f"{self.done} of {self.total}"
        if self.rate:
            text += f", {self.rate:.{0 if self.rate >= 10 else 1}f} a second"
        return text if self.left is None else f"{text}, {_duration(self.left)} left"


OnProgress = Callable[[Progress], None]
"""Called at every step, several times a second; stops the work by raising."""


class Pace:
    """Computes the progress of a work, and reports it to ``on_progress``."""

    def __init__(
        self,
        total: int,
        on_progress: OnProgress | None,
        *,
        done: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_progress, self._clock = on_progress, clock
        self._last = Progress(done, total, "")
        self._marks = deque([(clock(), done)])

    def advance(self, done: int, source: str) -> None:
        """Note that ``done`` are done, ``source`` the last of them, and report it."""
        now = self._clock()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_SECONDS:
            self._marks.popleft()
        since, before = self._marks[0]
        rate = (done - before) / (now - since) if now > since else 0.0
        total = max(done, self._last.total)
        left = (total - done) / rate if rate else None
        self._last = Progress(done, total, source, rate, left)
        self.report()

    def report(self) -> None:
        """Report the last progress again, so that the work can be stopped."""
        if self._on_progress:
            self._on_progress(self._last)


def _duration(seconds: float) -> str:
    """A duration in words.

    >>> _duration(3.2), _duration(75), _duration(7300)
    ('3 s', '1 min', '2 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
