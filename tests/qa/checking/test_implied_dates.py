"""Dates that a text means by its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checking.implied_dates import implied_dates, is_implied
from qa.language.values import Date, values


@pytest.mark.parametrize(
    ("claimed", "text", "follows"),
    [
        ("5 March 2024", "It rained.", True),
        ("March 2024", "It rained.", True),
        ("4 March 2024", "It rained.", False),
        ("4 March 2024", "Yesterday it rained.", True),
        ("1 March 2024", "On Friday it rained.", True),
        ("8 March 2024", "On Friday it will rain.", True),
        ("7 March 2024", "On Friday it will rain.", False),
        ("2023", "Last summer it rained.", True),
        ("February 2024", "Last month it rained.", True),
        ("April 2024", "Last month it rained.", False),
        ("July 2023", "Last summer it rained.", False),
    ],
)
def test_a_date_follows_from_that_of_its_article(claimed: str, text: str, follows: bool) -> None:
    (date,) = values(f"It was {claimed}.")
    assert isinstance(date, Date)
    found = implied_dates(text, "2024-03-05T08:00:00Z")
    assert any(is_implied(date, each) for each in found) is follows


@given(st.dates(), st.sampled_from(["Yesterday", "On Monday", "next year", ""]))
def test_every_day_can_be_that_of_an_article(day: object, text: str) -> None:
    assert list(implied_dates(text, str(day)))


@pytest.mark.parametrize("published", ["", "soon", "2024"])
def test_what_is_no_day_tells_nothing(published: str) -> None:
    assert list(implied_dates("Yesterday", published)) == []
