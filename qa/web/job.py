"""A long work with progress that belongs to the server, not to a page: a reload loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from threading import Event, Lock, Thread

from embeddings.errors import IndexingError
from embeddings.rebuilding.progress import OnProgress, Progress


class Phase(Enum):
    """Where a job is."""

    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobState:
    """What a page shows of a job: ``done`` of ``total`` files, then how it ended, in lines."""

    phase: Phase = Phase.IDLE
    name: str = ""
    done: int = 0
    total: int = 0
    lines: tuple[str, ...] = ()
    stopping: bool = False
    pace: str = ""  # how fast it goes and how long it will take
    source: str = ""  # the file, address or article that was last done
    undo: str = ""  # the id of an article whose removal can be undone

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.phase is Phase.RUNNING


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
            self._state = JobState(Phase.RUNNING, name)
            Thread(target=self._run, args=(work,), name="byline-job", daemon=True).start()
            return True

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what it has stored stays."""
        self._stop.set()
        with self._lock:
            if self._state.running:
                self._state = replace(self._state, stopping=True)

    def tell(self, *lines: str, failed: bool = False, undo: str = "") -> None:
        """Show something that was done at once, unless a work is under way."""
        with self._lock:
            if not self._state.running:
                phase = Phase.FAILED if failed else Phase.DONE
                self._state = JobState(phase, lines=lines, undo=undo)

    def _run(self, work: Work) -> None:
        phase = Phase.FAILED
        lines: tuple[str, ...] = ("It stopped unexpectedly. The log says why.",)
        try:
            lines = work(self._progress)
            phase = Phase.DONE
        except Cancelled:
            phase, lines = Phase.CANCELLED, ("Cancelled. What was finished before is kept.",)
        except (IndexingError, OSError) as error:
            lines = (str(error),)
        finally:
            with self._lock:
                self._state = replace(self._state, phase=phase, lines=lines, stopping=False)

    def _progress(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled
        with self._lock:
            self._state = replace(
                self._state,
                done=progress.done,
                total=progress.total,
                pace=str(progress) if progress.total else "",
                source=progress.source,
            )
