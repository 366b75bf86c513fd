"""Definitions: sentences that begin with what is asked for, and say what it is."""

import pytest

from qa.language.definitions import defines


@pytest.mark.parametrize(
    ("question", "sentence", "does"),
    [
        ("what is a fyke", "A fyke is a net for eels.", True),
        ("What are fykes?", "Fykes, which Farra knits, are the nets for eels.", True),
        ("What does “fyke” mean?", "Fyke means a net.", True),
        ("What is the Mill Ferry?", "The Mill Ferry was closed to cars.", False),
        ("What is that?", "That is a lie.", False),
        ("What is a fyke?", "A fyke is also a gift.", False),
        ("What is a fyke?", "A fyke is dear.", False),
        ("What is a fyke?", "The boat has a fyke; it is a net.", False),
        ("What is it?", "A fyke is a net for eels.", False),
        ("What is the?", "A fyke is a net for eels.", False),
    ],
)
def test_a_sentence_that_begins_with_it_and_says_what_it_is(
    question: str, sentence: str, does: bool
) -> None:
    assert defines(question, sentence) == does
