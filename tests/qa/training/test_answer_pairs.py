"""Questions beside answers: what is right is told as right, what only looks so as wrong."""

import random

import pytest

from qa.reader import ExtractiveReader
from qa.training.example import Example
from qa.training.pairs.answer_pairs import AnswerPairing
from qa.training.pairs.sentence_pairs import other_answers

PASSAGE = (
    "The Lantern Bridge was opened in May 1931 by the mayor, Otto Brandt. It cost 64,000 crowns. "
    "Its architect, Mina Reuss, died before it was finished."
)


def example(question: str, answer: str) -> Example:
    start = PASSAGE.find(answer) if answer else 0
    return Example(question, PASSAGE, start, start + len(answer), "squad", "bridge", title="Bridge")


@pytest.fixture(scope="module")
def pairing() -> AnswerPairing:
    return AnswerPairing(ExtractiveReader(), random.Random(3))


def test_the_answer_that_people_gave_is_right(pairing: AnswerPairing) -> None:
    (pair,) = pairing.true_pairs([example("Who opened the bridge?", "Otto Brandt")])
    assert pair.claim == "Who opened the bridge? Otto Brandt"
    assert pair.supported
    assert "Otto Brandt" in pair.source
    assert pair.wrong == ()


def test_what_is_found_where_nothing_answers_is_wrong(pairing: AnswerPairing) -> None:
    asked = example("Who closed the bridge?", "")
    pairs = list(pairing.false_reader_pairs("impossible", [asked], times=2))
    assert len(pairs) == 2
    assert not any(pair.supported for pair in pairs)
    assert all(pair.wrong is None for pair in pairs)
    answer = pairs[0].claim.removeprefix("Who closed the bridge? ")
    assert answer in PASSAGE


def test_another_of_the_kind_asked_for_is_wrong(pairing: AnswerPairing) -> None:
    asked = example("Who opened the bridge?", "Otto Brandt")
    assert "Mina Reuss" in {span.of(PASSAGE) for span in other_answers(asked)}
    (pair,) = pairing.other_answer_pairs([asked], 1)
    assert pair.wrong is not None
    said = [span.of(pair.claim) for span in pair.wrong]
    assert said
    assert "Otto" not in pair.claim
    assert pair.claim.endswith(said[0])


def test_a_question_with_a_word_altered_is_wrong(pairing: AnswerPairing) -> None:
    asked = [example("Who opened the bridge in May 1931?", "Otto Brandt")] * 5
    for pair in pairing.altered_pairs(asked):
        assert not pair.supported
        assert pair.wrong
        assert pair.claim != "Who opened the bridge in May 1931? Otto Brandt"
