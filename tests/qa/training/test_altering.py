"""What the verifier is trained on: true sentences made false, and said otherwise."""

import random

import pytest

from qa.training.pairs.altering import alter, differences
from qa.training.pairs.declaring import statement
from qa.training.pairs.rewording import fuse, reword

SOURCE = (
    "The town of Tesselby repaired its Mill Bridge for 40 crowns on 12 April 2019. Mayor Ines "
    "Hallvard of Farra praised the 60 workers. The ferry sank on 3 May 2018 near Dunmarrow."
)
CLAIM = "Tesselby repaired the Mill Bridge for 40 crowns on 12 April 2019."


def test_only_the_words_that_are_marked_were_changed() -> None:
    draw = random.Random(1)
    kinds = set()
    for _ in range(200):
        made = alter(CLAIM, SOURCE, draw)
        assert made is not None
        assert made.text != CLAIM
        assert made.wrong
        kinds.add(made.wrong[0].of(made.text))
        if len(made.wrong) == 1:
            (place,) = made.wrong
            assert CLAIM.startswith(made.text[: place.start])
            assert CLAIM.endswith(made.text[place.end :])
    assert {"60", "3 May 2018"} <= kinds
    assert any("Hallvard" in each for each in kinds)


def test_a_sentence_that_allows_no_change_is_left() -> None:
    assert alter("So it goes.", SOURCE, random.Random(1)) is None


def test_the_difference_to_an_original_is_found() -> None:
    changed = CLAIM.replace("40", "90").replace("Mill", "Old Mill")
    assert [each.of(changed) for each in differences(changed, CLAIM)] == ["Old", "90"]


def test_said_otherwise_keeps_the_values() -> None:
    for seed in range(30):
        said = reword("On 12 April 2019, the town (a port) paid 40 crowns.", random.Random(seed))
        assert "40" in said
        assert said.endswith(".")


def test_two_sentences_as_one_say_the_same_of_the_same() -> None:
    for seed in range(30):
        cold = fuse("The mayor left.", "It was cold.", random.Random(seed))
        assert "it was cold" in cold
    ways = {fuse("She left.", "She was cold.", random.Random(seed)) for seed in range(30)}
    assert "She left and was cold." in ways


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Who vetoed the resolution?", "Russia", "Russia vetoed the resolution."),
        ("How many people died?", "five", "Five people died."),
        ("The bridge was opened in what year?", "2019", "The bridge was opened 2019."),
        ("When did Russia veto it?", "in 2017", "When did Russia veto it? In 2017."),
    ],
)
def test_questions_with_answers_become_statements(
    question: str, answer: str, expected: str
) -> None:
    text, place = statement(question, answer)
    assert text == expected
    assert text[place:].lower().startswith(answer.lower())
