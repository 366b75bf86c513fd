"""Numbers that a writer works out of others."""

import pytest

from qa.checking.missing import missing_values
from tests.qa.checking.one_passage import sources

TEXT = (
    "The hall has 58 seats, of which 41 were sold. The show began at 7.30pm and ended at 9pm, in a "
    "hall that was built in 1921 and repaired in 1998. The guild grew by 40 to 120 members. "
    "Moths were found in 12 of the 48 costumes. The troupe owns 30 masks and 6 drums. It played in "
    "Ghent, Lille, Metz and Trier. The director gave her reasons for leaving: the pay is poor, the "
    "roof leaks, and nobody comes."
)


def origins(claim: str) -> list[tuple[str, ...]]:
    return [each.origin for each in missing_values(claim, sources(TEXT))]


@pytest.mark.parametrize(
    ("claim", "origin"),
    [
        ("Of the seats in the hall 17 were not sold.", ("58", "41")),
        ("The show in the hall began and ended within 90 minutes.", ("9pm", "7.30pm")),
        ("The hall that was built was repaired 77 years later.", ("1998", "1921")),
        ("The guild grew from 80 members to 120.", ("120", "40")),
        ("A quarter of the costumes had moths.", ("12", "48")),
        ("Moths were found in 25% of the costumes.", ("12", "48")),
        ("The troupe owns 36 masks and drums in all.", ("30", "6")),
        ("The troupe owns a total of 36 props.", ("30", "6")),
        ("The troupe played in four cities.", ("Ghent", "Lille", "Metz", "Trier")),
        (
            "The director gave three reasons for leaving.",
            ("the pay is poor", "the roof leaks", "nobody comes"),
        ),
    ],
)
def test_what_follows_exactly_is_told_from_what(claim: str, origin: tuple[str, ...]) -> None:
    assert origins(claim) == [origin]


@pytest.mark.parametrize(
    "claim",
    [
        "Of the seats in the hall 27 were not sold.",
        "The guild grew from 90 members to 120.",
        "A third of the costumes had moths.",
        "Moths were found in 20% of the costumes.",
        "The troupe owns 46 masks and drums in all.",
        "The troupe owns 36 masks.",  # of masks alone there are 30
        "The troupe owns 24 drums.",
        "A fifth of the masks had moths.",  # masks and drums are no part of each other
        "The troupe played in five cities.",
        "The director gave two reasons for leaving.",
    ],
)
def test_what_does_not_follow_is_in_no_source(claim: str) -> None:
    assert origins(claim) == [()]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("A quarter of the boats are red.", "One-quarter of all boats are red."),
        ("A quarter of the boats are red.", "Of the boats 25% are red."),
        ("Nearly a third of the boats are red.", "Of the boats 31% are red."),
        ("Half of the boats are red.", "Half the boats are red."),
    ],
)
def test_a_share_may_be_told_in_other_words(claim: str, source: str) -> None:
    assert list(missing_values(claim, sources(source))) == []
