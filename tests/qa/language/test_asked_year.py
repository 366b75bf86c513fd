"""Tests for qa.language.asked_year: a year the sentence does not have, and a number of another."""

import pytest

from embeddings.sentences import Span
from qa.language.asked_year import asked_year, of_another_year, of_asked_year

EMPLOYED = "The mill employed 2,100 people in 2008, 1,450 in 2014 and 900 in 2020."


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("How many passengers in 2025?", 2025),
        ("How many passengers since 2025?", None),
        ("How many came in 2015 and 2016?", None),
        ("How many came in 2015-16?", None),
        ("Was the mill shut in 2010?", None),
    ],
)
def test_one_year_is_asked_about(question: str, year: int | None) -> None:
    assert asked_year(question) == year


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
    assert of_another_year("How many were employed in 2011?", sentence, around) == other


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
    short = of_asked_year(f"How many in {year}?", EMPLOYED, Span(start, start + len(said)))
    assert short is not None
    assert short.of(EMPLOYED) == shown


def test_words_over_several_years_are_no_short_answer() -> None:
    told = "It had 5 boats and 212 guests in 2019 and 140 in 2022."
    short = Span(told.index("212"), told.index(" in 2022"))
    assert of_asked_year("How many guests in 2022?", told, short) is None


def test_what_is_compared_with_a_year_is_not_its_number() -> None:
    told = "It carried 55,000 in 2016, 7,000 more than in 2015."
    read = Span(told.index("55,000"), told.index(" in 2016"))
    assert of_asked_year("How many in 2015?", told, read) == read
