"""A long work with progress that belongs to the server, not to a page: a reload loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread

from embeddings.errors import IndexingError
from embeddings.rebuilding.progress import OnProgress, Progress

BEGUN = Progress(0, 0, "")


@dataclass(frozen=True, slots=True)
class Told:
    """What came of something that was done, in lines."""

    lines: tuple[str, ...]
    failed: bool = False
    undo: str = ""  # the id of an article whose removal can be undone


@dataclass(frozen=True, slots=True)
class JobState:
    """What a page shows of a job: how far it is, and what was told last."""

    name: str = ""
    running: bool = False
    stopping: bool = False
    progress: Progress = BEGUN
    told: tuple[Told, ...] = ()  # the last first; before it only what can still be undone
    number: int = 0  # grows with every change


Work = Callable[[OnProgress], tuple[str, ...]]
"""Does the work, reporting its progress, and says in lines what came of it."""


class Cancelled(Exception):
    """The reader asked the work to stop."""


class Job:
    """At most one work at a time, in a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stop = Event()
        self._state = JobState()

    @property
    def state(self) -> JobState:
        """How far it is, as of now."""
        with self._lock:
            return self._state

    def start(self, name: str, work: Work) -> bool:
        """Begin a work; False if another is under way."""
        with self._lock:
            if self._state.running:
                return False
            self._stop.clear()
            self._become(JobState(name, running=True, told=self._undoable()))
            Thread(target=self._run, args=(work,), name="byline-job", daemon=True).start()
            return True

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what it has stored stays."""
        self._stop.set()
        with self._lock:
            if self._state.running:
                self._become(replace(self._state, stopping=True))

    def tell(self, *lines: str, failed: bool = False, undo: str | None = None) -> None:
        """Show something that was done at once; of a work that is under way until its end.

        ``undo``: what can be undone from now on, "" for nothing; None: what could be.
        """
        with self._lock:
            before = self._undoable() if undo is None else ()
            told = (Told(lines, failed, undo or ""), *before)
            self._become(replace(self._state, told=told))

    def _undoable(self) -> tuple[Told, ...]:
        return tuple(one for one in self._state.told if one.undo)

    def _become(self, state: JobState) -> None:
        self._state = replace(state, number=self._state.number + 1)

    def _run(self, work: Work) -> None:
        ended = Told(("It stopped unexpectedly. The log says why.",), failed=True)
        try:
            ended = Told(work(self._progress))
        except Cancelled:
            ended = Told(("Cancelled. What was finished before is kept.",))
        except (IndexingError, OSError) as error:
            ended = Told((str(error),), failed=True)
        finally:
            with self._lock:
                self._become(JobState(told=(ended, *self._undoable())))

    def _progress(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled
        with self._lock:
            self._become(replace(self._state, progress=progress))
