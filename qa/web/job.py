"""A long work with progress that belongs to the server, not to a page: a reload loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread

from embeddings.errors import IndexingError
from embeddings.rebuilding.progress import OnProgress, Progress

BEGUN = Progress(0, 0, "")


@dataclass(frozen=True, slots=True)
class JobState:
    """What a page shows of a job: how far it is, then how it ended, in lines."""

    name: str = ""
    running: bool = False
    stopping: bool = False
    progress: Progress = BEGUN
    lines: tuple[str, ...] = ()
    failed: bool = False
    undo: str = ""  # the id of an article whose removal can be undone


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
            self._state = JobState(name, running=True)
            Thread(target=self._run, args=(work,), name="byline-job", daemon=True).start()
            return True

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what it has stored stays."""
        self._stop.set()
        with self._lock:
            if self._state.running:
                self._state = replace(self._state, stopping=True)

    def tell(self, *lines: str, failed: bool = False, undo: str = "") -> None:
        """Show something that was done at once; of a work that is under way until its end."""
        with self._lock:
            self._state = replace(self._state, lines=lines, failed=failed, undo=undo)

    def _run(self, work: Work) -> None:
        ended = JobState(lines=("It stopped unexpectedly. The log says why.",), failed=True)
        try:
            ended = JobState(lines=work(self._progress))
        except Cancelled:
            ended = JobState(lines=("Cancelled. What was finished before is kept.",))
        except (IndexingError, OSError) as error:
            ended = JobState(lines=(str(error),), failed=True)
        finally:
            with self._lock:
                self._state = ended

    def _progress(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled
        with self._lock:
            self._state = replace(self._state, progress=progress)
