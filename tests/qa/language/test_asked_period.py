"""Tests for qa.language.asked_period: a year or month that is not the asked one."""

import pytest

from embeddings.sentences import Span
from qa.language.asked_period import asked_period, of_another_period, of_asked_period

EMPLOYED = "The mill employed 2,100 people in 2008, 1,450 in 2014 and 900 in 2020."


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("How many passengers in 2025?", "2025"),
        ("How many passengers in May?", "May"),
        ("How many came on 5 May?", ""),
        ("How many passengers since 2025?", ""),
        ("How many came in 2015 and 2016?", ""),
        ("How many came in 2015-16?", ""),
        ("Was the mill shut in 2010?", ""),
    ],
)
def test_one_year_is_asked_about(question: str, period: str) -> None:
    assert asked_period(question) == period


@pytest.mark.parametrize(
    ("sentence", "around", "other"),
    [
        (EMPLOYED, "", True),
        (EMPLOYED, "In 2011 a machine was closed.", False),
        ("It employed 900 people.", "", False),
        ("It has employed 900 since 2009.", "", False),
        ("Between 2009 and 2012 it was shut.", "", False),
        ("It was shut in 2009-12.", "", False),
        ("It lost 4 million in 2010 and twice that a year later.", "", False),
        ("It grew in the 2000s.", "", False),
    ],
)
def test_a_sentence_of_other_years(sentence: str, around: str, *, other: bool) -> None:
    assert of_another_period("How many were employed in 2011?", sentence, around) == other


@pytest.mark.parametrize(
    ("year", "said", "shown"),
    [
        (2014, "2,100 people in 2008, 1,450", "1,450"),
        (2014, "900", "1,450"),
        (2008, "2,100 people", "2,100 people"),
        (2011, "900", "900"),
        (2020, "The mill", "The mill"),
    ],
)
def test_the_number_beside_the_year(year: int, said: str, shown: str) -> None:
    start = EMPLOYED.index(said)
    short = of_asked_period(f"How many in {year}?", EMPLOYED, Span(start, start + len(said)))
    assert short is not None
    assert short.of(EMPLOYED) == shown


@pytest.mark.parametrize(
    ("sentence", "around", "other"),
    [
        ("It carried 900 in June and 700 in July.", "", True),
        ("It carried 900 on 5 May.", "", False),
        ("They may carry 900.", "", False),
        ("It carried 900 in the week after 20 June.", "", False),
        ("It carried 900 in June.", "Ferry, 3 May 2019", False),
        ("Mid-June it carried 900.", "", True),
        ("In June it carried 900 a month.", "", False),
        ("April Hale carried 900.", "", False),
    ],
)
def test_a_sentence_of_other_months(sentence: str, around: str, *, other: bool) -> None:
    assert of_another_period("How many were carried in May?", sentence, around) == other


def test_the_number_beside_the_month() -> None:
    told = "In June it sold 1,200 loaves, in December only 950."
    short = of_asked_period("How many were sold in December?", told, Span(16, 21))
    assert short is not None
    assert short.of(told) == "950"


def test_words_over_several_years_are_no_short_answer() -> None:
    told = "It had 5 boats and 212 guests in 2019 and 140 in 2022."
    short = Span(told.index("212"), told.index(" in 2022"))
    assert of_asked_period("How many guests in 2022?", told, short) is None


def test_what_is_compared_with_a_year_is_not_its_number() -> None:
    told = "It carried 55,000 in 2016, 7,000 more than in 2015."
    read = Span(told.index("55,000"), told.index(" in 2016"))
    assert of_asked_period("How many in 2015?", told, read) == read
