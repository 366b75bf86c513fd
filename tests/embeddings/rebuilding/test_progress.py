"""Progress: the rate of the last seconds, and what is left at it."""

from embeddings.rebuilding.progress import Pace, Progress


def test_the_rate_is_that_of_the_last_seconds() -> None:
    now = [0.0]
    seen: list[Progress] = []
    pace = Pace(1000, seen.append, clock=lambda: now[0])
    for done in range(1, 101):  # unchanged files go by fast
        now[0] += 0.01
        pace.advance(done, f"{done}.txt")
    assert round(seen[-1].rate) == 100
    for done in range(101, 161):  # then each takes half a second
        now[0] += 0.5
        pace.advance(done, f"{done}.txt")
    assert seen[-1] == Progress(160, 1000, "160.txt", 2.0, 420.0)
    assert str(seen[-1]) == "160 of 1000, 2.0 a second, 7 min left"


def test_a_step_without_progress_can_stop_the_work_too() -> None:
    seen: list[Progress] = []
    pace = Pace(3, seen.append, clock=lambda: 5.0)
    pace.report()
    pace.advance(1, "a.txt")
    pace.report()
    assert seen == [Progress(0, 3, ""), Progress(1, 3, "a.txt"), Progress(1, 3, "a.txt")]
    assert str(seen[-1]) == "1 of 3"
