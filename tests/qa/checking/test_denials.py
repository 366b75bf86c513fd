"""Denials of a sentence and of its source."""

import pytest

from qa.checking.denials import denies_otherwise


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mayor did not open the market.", "The mayor opened the market on Monday."),
        ("Nobody was hurt in the fire.", "Two people were hurt in the fire."),
        ("The road is open to lorries.", "The road is not open to lorries, said the police."),
        ("The boats can sail.", "The boats can’t sail before noon."),
    ],
)
def test_one_denies_what_the_other_says(claim: str, source: str) -> None:
    assert denies_otherwise(claim, source)
    assert denies_otherwise(source, claim)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "A tug pulled the barge free.",
            "The lifeboat was not launched; a tug pulled the barge free.",
        ),
        ("The hall was built in 1910.", "The hall, built in 1910, has never been painted."),
        ("They could not lift the bell, as it was too heavy.", "The bell was too heavy to lift."),
        ("Dogs are not allowed in the tower.", "Dogs are welcome, except in the tower."),
        ("The harbour was closed.", "The harbour was closed."),
    ],
)
def test_a_denial_of_something_else_is_none_of_this(claim: str, source: str) -> None:
    assert not denies_otherwise(claim, source)
