"""What a reader limits the articles to, as a search takes it."""

from datetime import date
from pathlib import Path

import pytest

from qa.byline import Byline
from qa.language.time_words import TimeWords
from qa.web.limits import Limits
from tests.embeddings.word_hash_encoder import WordHashEncoder

IN_2018 = TimeWords("in 2018", date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("limits", "said", "found"),
    [
        (Limits(), None, True),
        (Limits(sites=("quay.example",)), None, False),
        (Limits(after="2018-05-01"), IN_2018, False),
        (Limits(after="2019-01-01"), IN_2018, False),  # both are shown, and contradict each other
        (Limits(after="2019-01-01", before="2018-01-01"), None, False),
        (Limits(before="2018-05-01"), IN_2018, True),
    ],
)
def test_a_search_finds_what_is_within_the_limits_and_the_days_of_the_question(
    limits: Limits, said: TimeWords | None, found: bool, tmp_path: Path
) -> None:
    story = tmp_path / "pier.md"
    story.write_text("---\ndate: 2018-04-01\n---\n# Pier\n\nAda Brook opened the pier.", "utf-8")
    with Byline(tmp_path / "own", encoder=WordHashEncoder()) as byline:
        byline.add(story)
        assert bool(byline.search("pier", only=limits.within(said))) is found
