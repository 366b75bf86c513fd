"""A work that goes on while pages come and go."""

from threading import Event
from time import monotonic, sleep

from embeddings.errors import IndexingError
from embeddings.rebuilding.progress import OnProgress, Progress
from qa.web.html.job import job_html
from qa.web.job import Job, Outcome


def ended(job: Job) -> None:
    until = monotonic() + 10
    while job.state.running and monotonic() < until:
        sleep(0.001)


def test_a_job_is_alone_reports_and_can_be_cancelled() -> None:
    job, go = Job(), Event()
    shown: list[str] = []

    def work(told: OnProgress) -> tuple[str, ...]:
        told(Progress(1, 2, "a"))
        shown.append(job_html(job.state))
        go.wait(10)
        told(Progress(2, 2, "b"))
        return ("Done.",)

    assert job.start("Rebuilding", work)
    assert not job.start("Adding", work)
    job.tell("Another is under way.", failed=True)
    assert "Another is under way." in job_html(job.state)
    assert "Cancel" in job_html(job.state)
    job.cancel()
    go.set()
    ended(job)
    assert "value='1' max='2'" in shown[0]
    assert job.state.outcomes == (Outcome(("Cancelled. What was finished before is kept.",)),)
    assert job.start("Rebuilding", work)
    ended(job)
    assert job.state.outcomes == (Outcome(("Done.",)),)


def test_a_failed_job_says_why() -> None:
    def work(told: OnProgress) -> tuple[str, ...]:
        raise IndexingError("The <folder> is gone.")

    job = Job()
    job.start("Rebuilding", work)
    ended(job)
    assert "The &lt;folder&gt; is gone." in job_html(job.state)


def test_what_can_be_undone_can_be_until_something_else_can() -> None:
    job, go = Job(), Event()
    job.tell("Removed “Tide”.", undo="5adf1781024b")
    job.start("Rebuilding", lambda _: (str(go.wait(10)),))
    job.tell("Wait until it has finished.", failed=True)
    assert "Undo" in job_html(job.state)
    go.set()
    ended(job)
    removed = Outcome(("Removed “Tide”.",), undo="5adf1781024b")
    assert job.state.outcomes == (Outcome(("True",)), removed)
    job.tell("“Tide” is back.", undo="")
    assert "Undo" not in job_html(job.state)
