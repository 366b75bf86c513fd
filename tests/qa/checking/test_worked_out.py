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
        ("A quarter of the pupils have desks.", "The school has 240 pupils and 60 desks."),
        ("Two thirds of the members voted no.", "Of the 45 members 30 voted yes and 9 no."),
        ("The council has 54 members in total.", "Of the 45 members of the council 9 voted no."),
        (
            "50 of the crew died in all.",
            "The crew of 30 sailed north. Of them 20 of the crew died.",
        ),
        (
            "In total 230 people live in Orly.",
            "In Orly 200 residents live. People planted 30 trees.",
        ),
        ("In Orly and Farra 14% are poor in all.", "In Orly 6% are poor, in Farra 8%."),
        ("The law was changed after 32 years.", "The law of 1976 was changed in 1994 and 2008."),
        ("The mine was shut for two years.", "The mine was shut from May 2011 to March 2013."),
        ("Rain fell for 5 days in April.", "Rain fell for 12 days in May and 7 in June."),
        ("The choir has four tenors.", "The choir has six tenors: Ada Ro, Bo Vi, Cy Wu and Di Xi."),
        ("There are 208 boats in all.", f"There are {'1 boat and ' * 200}8 boats."),
    ],
)
def test_what_may_be_put_together_otherwise_is_not(claim: str, source: str) -> None:
    assert all(each.origin == () for each in missing_values(claim, sources(source)))
    assert list(missing_values(claim, sources(source)))


@pytest.mark.parametrize(
    ("claim", "source", "origin"),
    [
        ("He has 24 cows left.", "He lost 12 of his 36 cows.", ("36", "12")),
        ("Of the passengers 90 had a ticket.", "Of the 120 passengers 30 had none.", ("120", "30")),
        (
            "A quarter of the women in the choir sing.",
            "The choir has 24 women. Of the women 6 sing.",
            ("6", "24"),
        ),
        ("A third of the beds are free.", "There are 30 beds, of which 10 are free.", ("10", "30")),
        ("In all 23 wolves came.", "In the north 14 wolves came, in the south 9.", ("14", "9")),
    ],
)
def test_wholes_and_their_parts(claim: str, source: str, origin: tuple[str, ...]) -> None:
    assert [each.origin for each in missing_values(claim, sources(source))] == [origin]


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


def test_a_share_of_something_else_is_noticed() -> None:
    text = "Of the boats 25% are red. Of the houses 60% are white."
    (found,) = missing_values("A quarter of the houses are white.", sources(text))
    assert (found.text, found.elsewhere, found.origin) == ("A quarter", True, ())
