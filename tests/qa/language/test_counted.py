"""Counted: numbers of what is asked for, and of other things."""

from time import process_time

import pytest

from qa.language.counted import counts_asked_thing
from qa.language.expected import lacks


@pytest.mark.parametrize(
    ("question", "text", "worth"),
    [
        ("How many boats were lost?", "The storm sank 14 of the boats.", 1.0),
        ("How many fishing boats of Farra were lost?", "14 boats sank.", 1.0),
        ("How many women signed?", "Sixty women signed it.", 1.0),
        ("How many people were hurt?", "Twelve were hurt.", 0.0),
        ("How many deer were shot?", "Nineteen sheep were shot.", -1.0),
        ("How many times was it closed?", "It was closed twice.", 0.0),
        ("How many boats were lost?", "The boats were lost.", 0.0),
        ("How much did it cost?", "It cost 14 crowns.", 0.0),
    ],
)
def test_what_a_number_counts(question: str, text: str, worth: float) -> None:
    assert counts_asked_thing(question, text) == worth


def test_an_amount_of_money_is_no_count() -> None:
    assert lacks("How many shareholders are there?", "The $4.8 billion sale is complicated.")
    assert not lacks("How many shareholders are there?", "The 4,800 shareholders complained.")


def test_a_time_of_day_is_no_count() -> None:
    assert lacks("How many people live there?", "No lorry may pass after ten in the evening.")
    assert not lacks("How many boats came?", "There were 40 in the morning.")


def test_a_sentence_of_many_numbers_is_looked_through_once() -> None:
    long = "14 trees, 3 boats, " * 3_000
    began = process_time()
    assert counts_asked_thing("How many trees fell?", long) == 1.0
    assert counts_asked_thing("How many sheep fell?", long) == -1.0
    assert process_time() - began < 1
