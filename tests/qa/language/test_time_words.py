"""Time words in questions, seen from one day."""

from datetime import date

import pytest

from qa.language.time_words import time_words

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("question", "words", "after", "before"),
    [
        ("What happened yesterday?", "yesterday", "2026-03-30", "2026-03-30"),
        ("Who resigned last week?", "last week", "2026-03-23", "2026-03-29"),
        ("Who resigned this year?", "this year", "2026-01-01", "2026-12-31"),
        ("What was said in the last 3 months?", "in the last 3 months", "2025-12-31", "2026-03-31"),
        (
            "Who in the past two weeks?",
            "in the past two weeks",
            "2026-03-17",
            "2026-03-31",
        ),
        ("Who came within the last year?", "within the last year", "2025-03-31", "2026-03-31"),
        ("What has the last 2 weeks brought?", "the last 2 weeks", "2026-03-17", "2026-03-31"),
        ("All articles from the last month", "from the last month", "2026-02-28", "2026-03-31"),
        ("What changed since last month?", "since last month", "2026-02-01", "None"),
        ("Who came until yesterday?", "until yesterday", "None", "2026-03-30"),
        ("Who came before this year?", "before this year", "None", "2025-12-31"),
        ("Who came after last week?", "after last week", "2026-03-30", "None"),
        ("Who sold more than last year?", "last year", "2025-01-01", "2025-12-31"),
        ("Who fell in 2017?", "in 2017", "2017-01-01", "2017-12-31"),
        ("Who fell on 12 April 2017?", "on 12 April 2017", "2017-04-12", "2017-04-12"),
        ("What came after 2019?", "after 2019", "2020-01-01", None),
        ("What came before May 2019?", "before May 2019", None, "2019-04-30"),
        ("What came between 2019 and 2015?", "between 2019 and 2015", "2015-01-01", "2019-12-31"),
        ("What came from 2015 to 2019?", "from 2015 to 2019", "2015-01-01", "2019-12-31"),
    ],
)
def test_time_words_name_days(
    question: str, words: str, after: str | None, before: str | None
) -> None:
    found = time_words(question, TODAY)
    assert found is not None
    assert found.words == words
    assert str(found.after or None) == str(after)
    assert str(found.before or None) == str(before)


@pytest.mark.parametrize(
    "question",
    [
        "How long did it last?",
        "Who lasted month after month?",
        "What happened on 31 February 2017?",
        "When was the last year that the herring came?",
        "What did she write in the last 18 years of her life?",
        "Who came in the last week of May?",
        "Who came in the last years?",
        "Who came the day before yesterday?",
        "Who sold 2019 boats?",
        "",
    ],
)
def test_other_numbers_are_no_time(question: str) -> None:
    assert time_words(question, TODAY) is None
