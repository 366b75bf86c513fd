"""Numbers that a writer rounds."""

import pytest

from qa.checking.missing import Missing, missing_values
from tests.qa.checking.one_passage import sources

TEXT = (
    "The hall has 58 seats, of which 41 were sold. The tower measures 312 metres. The show began "
    "at 7.30pm and ended at 9pm, in a hall that was built in 1921 and repaired in 1998."
)


def found(claim: str) -> list[Missing]:
    return list(missing_values(claim, sources(TEXT)))


@pytest.mark.parametrize(
    "claim",
    [
        "The hall has nearly 60 seats.",
        "The hall has almost sixty seats.",
        "More than 40 of the seats were sold.",
        "The tower measures about 310 metres.",
        "The tower is over 300 metres high.",
        "The tower is nearly 320 metres high.",
        "The tower is about 0.3 km high.",
    ],
)
def test_what_is_rounded_is_there(claim: str) -> None:
    assert found(claim) == []


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("The hall has over 60 seats.", "60"),  # on the other side
        ("The hall has nearly 70 seats.", "70"),  # too far away
        ("The hall has nearly 59 seats.", "59"),  # no rounder than what is said
        ("The hall has no more than 40 seats that were sold.", "40"),  # 41 is more
        ("The tower measures about 340 metres.", "340 metres"),  # who says 340 means no 312
        ("The tower is over 290 metres high.", "290 metres"),
        ("The hall has 60 seats.", "60"),
        ("The tower measures about 310 feet.", "310 feet"),
    ],
)
def test_other_numbers_are_not(claim: str, what: str) -> None:
    assert found(claim) == [Missing(what, elsewhere=False)]
