"""Datelines: what stands before a report is told from the report."""

import pytest

from qa.language.datelines import datelines, without_datelines
from qa.language.expected import fits, told_of


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ANSEL, May 4 - ",
        "PORT ANSEL, Skerrin, Sept. 20 (NTB) -- ",
        "Port Ansel, May 4, 2021 /Newswire/ -- ",
        "FARRA (AP) – ",
        "(CNN) -- ",
        "FARRA — ",
        "ST. BRANNOC, N.Y., MARCH 3 - ",
    ],
)
def test_a_dateline_is_told_from_the_report(dateline: str) -> None:
    text = f"Pier shut\n\n{dateline}The pier was shut."
    assert [found.of(text) for found in datelines(text)] == [dateline]
    assert without_datelines(text).replace(" ", "") == "Pier shut\n\nThe pier was shut.".replace(
        " ", ""
    )
    assert len(without_datelines(text)) == len(text)


@pytest.mark.parametrize("line", ["4 May 2021", "Monday, 4 May 2021", "May 4, 2021"])
def test_a_line_that_is_a_date_is_one(line: str) -> None:
    assert not without_datelines(line).strip()


@pytest.mark.parametrize(
    "text",
    [
        "The pier (of oak) - all of it - burnt.",
        "May 4 - The pier burnt.",
        "Ada Hale (Labour) - aged 67 - left.",
        "On 4 May 2021 it burnt.",
        "NTB - the agency - said so.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert not datelines(text)


def test_nobody_came_forty_strong_because_it_was_written_on_the_fortieth() -> None:
    report = "PORT ANSEL, May 4 - The pier was shut."
    assert fits("How many came?", report) == -1.0
    assert fits("Who shut it?", report) == -1.0
    assert fits("When was the pier built?", report) == -1.0


@pytest.mark.parametrize(
    "question", ["Where was it shut?", "Which town shut it?", "When was it shut?"]
)
def test_where_and_when_a_report_is_from_may_answer(question: str) -> None:
    report = "PORT ANSEL, May 4 - The pier was shut."
    assert told_of(question, report) == report
    assert fits(question, report) == 1.0
