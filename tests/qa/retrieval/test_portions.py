"""How far the passages are read: on, until one of them surely answers."""

from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.curves import Curve
from qa.reader import Reading
from qa.retrieval.portions import READ_PASSAGES, read_in_portions

FERRY, BRIDGE = "The ferry sails at noon.", "The mayor opened the bridge."
QUESTION = "Who opened the bridge?"
RELEVANCE = Curve({"relevance": 1.0})


class BridgeReader:
    """Takes a passage for the answer that has a bridge, and is as sure of it as it was told."""

    def __init__(self, answers: float) -> None:
        self.answers, self.seen = answers, 0

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading for each passage."""
        assert question
        assert len(passages) == len(titles) > 0
        self.seen += len(passages)
        return [self._reading(text) for text in passages]

    def _reading(self, text: str) -> Reading:
        logit = 8.0 if "bridge" in text else -8.0
        answers = self.answers if "bridge" in text else 0.0
        tokens, begins = np.array([[0, 9]]), np.ones(1, np.float32)
        return Reading(0, 9, 1.0, answers, logit, (logit, logit), tokens, begins)


def hits_with_the_bridge_at(place: int) -> list[Hit]:
    texts = [BRIDGE if number == place else FERRY for number in range(READ_PASSAGES + 2)]
    articles = [Article(f"{number}.txt", "A title", text) for number, text in enumerate(texts)]
    return [Hit(Passage(each, 0, len(each.text)), 0.9) for each in articles]


@pytest.mark.parametrize(
    ("place", "answers", "seen"),
    [(0, 0.9, 4), (0, 0.7, 18), (0, 0.5, 18), (5, 0.9, 12), (5, 0.7, 18), (17, 0.9, 18)],
)
def test_a_passage_that_only_may_answer_settles_nothing(
    place: int, answers: float, seen: int
) -> None:
    reader = BridgeReader(answers)
    read = read_in_portions(QUESTION, hits_with_the_bridge_at(place), reader, RELEVANCE)
    assert reader.seen == len(read) == seen
    assert read[0].passage.text == BRIDGE


def test_a_curve_without_weights_has_all_read() -> None:
    reader = BridgeReader(answers=1.0)
    read_in_portions(QUESTION, hits_with_the_bridge_at(0), reader, Curve({}))
    assert reader.seen == READ_PASSAGES


def test_without_a_reader_as_many_are_compared() -> None:
    found = read_in_portions(QUESTION, hits_with_the_bridge_at(0), None, Curve({"covered": 1.0}))
    assert len(found) == READ_PASSAGES
    assert found[0].passage.text == BRIDGE
    assert all(each.reading is None for each in found)
