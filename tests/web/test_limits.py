"""What a reader limits the articles to, as a search takes it."""

from pathlib import Path

import pytest

from qa.byline import Byline
from qa.web.limits import Limits


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (Limits(), True),
        (Limits(sites=("quay.example",)), False),
        (Limits(before="2018-05-01"), True),
        (Limits(after="2018-05-01"), False),
        (Limits(after="2019-01-01", before="2018-01-01"), False),  # both are shown, and contradict
    ],
)
def test_a_search_finds_what_is_within_the_limits(
    limits: Limits, found: bool, quick: Byline, tmp_path: Path
) -> None:
    story = tmp_path / "pier.md"
    story.write_text("---\ndate: 2018-04-01\n---\n# Pier\n\nAda Brook opened the pier.", "utf-8")
    quick.add(story)
    assert bool(quick.search("pier", only=limits.only())) is found
