"""Sayings: whom a question asks for what they said, and which sentences are theirs."""

import pytest

from qa.language.sayings import asked_saying


@pytest.mark.parametrize(
    ("question", "who", "about"),
    [
        ("What did Olga Lindby say about the pier?", "lindby", {"pier"}),
        ("what does lindby think of the pier", "lindby", {"pier"}),
        ("How did the harbour board react to the strike?", "board", {"strike"}),
        ("What has the mayor of Tesselby said?", "mayor", set()),
        ("What did Secretary of State Olga Lindby say about fees?", "lindby", {"fee"}),
        ("What did the chief of staff say?", "staff", set()),
        ("What was Lindby's response to the strike?", "lindby", {"strike"}),
        ("What is the opinion of the harbour master on fees?", "master", {"fee"}),
        ("According to Lindby, how many came?", "lindby", {"came"}),
    ],
)
def test_a_question_asks_somebody_for_a_saying(question: str, who: str, about: set[str]) -> None:
    asked = asked_saying(question)
    assert asked is not None
    assert (asked.who, set(asked.about)) == (who, about)


@pytest.mark.parametrize(
    "question",
    [
        "What did the storm destroy?",
        "What did he say?",
        "Who said so?",
        "What is the sign for?",
        "What did Lindby do when the keepers told her?",
        "What does it mean if the board rejects it?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert asked_saying(question) is None


@pytest.mark.parametrize(
    ("sentence", "before", "fit"),
    [
        ("Ms Lindby said the pier would stay.", "", 1.0),
        ("“The pier stays,” said the harbour master, Olga Lindby.", "", 1.0),
        ("Olga Lindby, who has run the pier since May, warned against it.", "", 1.0),
        ("The pier pays, according to the harbour master Lindby.", "", 1.0),
        ("The harbour master, Olga Lindby said: “The pier stays.”", "", 1.0),
        ("Ms Lindby on Friday estimated that the pier pays.", "", 1.0),
        ("“The pier pays,” she added.", "Ms Lindby spoke of fees.", 1.0),
        ("“It stays,” she added.", "Ms Lindby spoke of the pier.", 0.5),
        ("“It stays,” said a keeper.", "Ms Lindby spoke of the pier.", -1.0),
        ("“It stays,” the keeper said.", "Ms Lindby spoke of the pier.", -1.0),
        ("Ms Lindby said she was tired.", "", 0.0),
        ("“The pier goes,” he said.", "Mr Hale disagreed.", 0.0),
        ("Mr Hale said the pier would go.", "Ms Lindby was there.", -1.0),
        ("Ada Brook said that Lindby owned the pier.", "", 0.0),
        ("Ada Brook, a nurse, said Lindby’s pier was old.", "", 0.0),
        ("Olga Lindby was appalled by the pier.", "", 0.0),
        ("The pier was closed.", "", -1.0),
    ],
)
def test_a_saying_is_its_speakers(sentence: str, before: str, fit: float) -> None:
    asked = asked_saying("What did Olga Lindby say about the pier?")
    assert asked is not None
    assert asked.fits(sentence, before) == fit


def test_what_many_say_may_be_told_of_others() -> None:
    asked = asked_saying("What do harbour masters say about the pier?")
    assert asked is not None
    assert asked.fits("Ms Lindby called the pier old.") == 0.0
