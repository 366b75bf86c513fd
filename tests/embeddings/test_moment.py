"""A moment is told in the time of the machine."""

import time
from collections.abc import Iterator

import pytest

from embeddings.moment import local_day, local_time


@pytest.fixture
def auckland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be changed here")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("auckland")
def test_it_is_tomorrow_in_auckland() -> None:
    assert local_day("2026-03-04T19:23:06+00:00") == "2026-03-05"
    assert local_time("2026-03-04T19:23:06+00:00") == "08:23 on 5 March 2026"
