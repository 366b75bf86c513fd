"""A long job, such as a rebuild. Its progress belongs to the server: a page may be reloaded."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread

from embeddings.errors import IndexingError
from embeddings.rebuilding.progress import OnProgress, Progress

BEGUN = Progress(0, 0, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of something that was done, as lines of text."""

    lines: tuple[str, ...]
    failed: bool = False
    undo: str = ""  # the id of an article whose removal can be undone


@dataclass(frozen=True, slots=True)
class JobState:
    """What a page shows of a job: its progress, and the last outcomes."""

    name: str = ""
    running: bool = False
    stopping: bool = False
    progress: Progress = BEGUN
    outcomes: tuple[Outcome, ...] = ()  # the last first; of earlier ones those that can be undone
    number: int = 0  # grows with every change


Work = Callable[[OnProgress], tuple[str, ...]]
"""A function that does the work, reports its progress, and returns the outcome's lines."""


class Cancelled(Exception):
    """The reader asked the job to stop."""


class Job:
    """Runs at most one job at a time, in a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stop = Event()
        self._state = JobState()

    @property
    def state(self) -> JobState:
        """The current state."""
        with self._lock:
            return self._state

    def start(self, name: str, work: Work) -> bool:
        """Begin a job; False if another one is running."""
        with self._lock:
            if self._state.running:
                return False
            self._stop.clear()
            self._publish(JobState(name, running=True, outcomes=self._undoable()))
            Thread(target=self._run, args=(work,), name="byline-job", daemon=True).start()
            return True

    def cancel(self) -> None:
        """Ask the job to stop at its next step; what it has stored stays."""
        self._stop.set()
        with self._lock:
            if self._state.running:
                self._publish(replace(self._state, stopping=True))

    def tell(self, *lines: str, failed: bool = False, undo: str | None = None) -> None:
        """Show the outcome of something that needed no job.

        ``undo``: the id of the removed article that can be brought back; "": none can be any more;
        None: those that could be still can.
        """
        with self._lock:
            before = self._undoable() if undo is None else ()
            outcomes = (Outcome(lines, failed, undo or ""), *before)
            self._publish(replace(self._state, outcomes=outcomes))

    def _undoable(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self._state.outcomes if one.undo)

    def _publish(self, state: JobState) -> None:
        self._state = replace(state, number=self._state.number + 1)

    def _run(self, work: Work) -> None:
        outcome = Outcome(("It stopped unexpectedly. The log says why.",), failed=True)
        try:
            outcome = Outcome(work(self._progress))
        except Cancelled:
            outcome = Outcome(("Cancelled. What was finished before is kept.",))
        except (IndexingError, OSError) as error:
            outcome = Outcome((str(error),), failed=True)
        finally:
            with self._lock:
                self._publish(JobState(outcomes=(outcome, *self._undoable())))

    def _progress(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled
        with self._lock:
            self._publish(replace(self._state, progress=progress))
