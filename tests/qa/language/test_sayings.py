"""Sayings: whom a question asks for what they said, and which sentences are theirs."""

import pytest

from qa.language.sayings import asked_speaker, says


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("what does lindby think of the pier", "lindby"),
        ("How did the harbour board react to the strike?", "board"),
        ("What has the mayor of Tesselby said?", "mayor"),
        ("What did Secretary of State Olga Lindby say about fees?", "lindby"),
        ("What did the chief of staff say?", "staff"),
        ("According to Lindby, how many came?", "lindby"),
        ("What did he say?", ""),
        ("Who said so?", ""),
        ("What is the sign for?", ""),
    ],
)
def test_a_question_asks_somebody_for_a_saying(question: str, who: str) -> None:
    assert asked_speaker(question) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "“The pier stays,” said the harbour master, Olga Lindby.",
        "Olga Lindby, who has run the pier since May, warned against it.",
        "The pier pays, according to the harbour master Lindby.",
        "The harbour master, Olga Lindby said: “The pier stays.”",
        "Ms Lindby on Friday estimated that the pier pays.",
    ],
)
def test_a_saying_is_its_speakers(sentence: str) -> None:
    assert says("lindby", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Hale said the pier would go.",
        "Ada Brook said that Lindby owned the pier.",
        "Ada Brook, a nurse, said Lindby’s pier was old.",
        "Olga Lindby was appalled by the pier.",
        "The pier was closed.",
    ],
)
def test_what_others_say_or_nobody_is_none_of_theirs(sentence: str) -> None:
    assert not says("lindby", sentence)
