"""Progress: how far a long work is, how fast it goes, how long it will take."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_WINDOW_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is: ``done`` of ``total`` files, or articles where all are made anew.

    ``source`` is the one just done, ``rate`` how many a second lately, ``left`` the seconds that
    are left at that rate, None while that cannot be told.
    """

    done: int
    total: int
    source: str
    rate: float = 0.0
    left: float | None = None

    def __str__(self) -> str:
        """For example ``120 of 4000, 35 a second, 2 min left``."""
        text = f"{self.done} of {self.total}"
        if self.rate:
            text += f", {self.rate:.{0 if self.rate >= 10 else 1}f} a second"
        return text if self.left is None else f"{text}, {_duration(self.left)} left"


OnProgress = Callable[[Progress], None]
"""Told of every step, several times a second; what it raises stops the work."""


class Pace:
    """Tells somebody how far a work is; the rate is that of the last seconds."""

    def __init__(
        self,
        total: int,
        told: OnProgress | None,
        *,
        done: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._told, self._clock = told, clock
        self._last = Progress(done, total, "")
        self._marks = deque([(clock(), done)])

    def at(self, done: int, source: str) -> None:
        """So much is done."""
        now = self._clock()
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_SECONDS:
            self._marks.popleft()
        since, before = self._marks[0]
        rate = (done - before) / (now - since) if now > since else 0.0
        total = max(done, self._last.total)
        left = (total - done) / rate if rate else None
        self._last = Progress(done, total, source, rate, left)
        self.again()

    def again(self) -> None:
        """Nothing new is done, but it can be stopped here."""
        if self._told:
            self._told(self._last)


def _duration(seconds: float) -> str:
    """A duration as a person says it.

    >>> _duration(3.2), _duration(75), _duration(7300)
    ('3 s', '1 min', '2 h 2 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
