"""How far the passages are read: on, until one of them surely answers."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import ArticleIndex, Hit
from embeddings.library.store import Store
from embeddings.passages import Passage
from qa.quoting.evidence import READ_PASSAGES, EvidenceFinder
from qa.reader import Reading
from qa.retrieval.retriever import Retriever
from tests.embeddings.word_hash_encoder import WordHashEncoder

FERRY, BRIDGE = "The ferry sails at noon.", "The mayor opened the bridge."


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


@pytest.mark.parametrize(
    ("place", "answers", "seen"),
    [(0, 0.9, 4), (0, 0.7, 18), (0, 0.5, 18), (5, 0.9, 12), (5, 0.7, 18), (17, 0.9, 18)],
)
def test_a_passage_that_only_may_answer_settles_nothing(
    tmp_path: Path, place: int, answers: float, seen: int
) -> None:
    texts = [BRIDGE if number == place else FERRY for number in range(READ_PASSAGES + 2)]
    hits = [
        Hit(Passage(Article(f"{number}.txt", "A title", text), 0, len(text)), 0.9)
        for number, text in enumerate(texts)
    ]
    store, encoder, reader = Store(tmp_path), WordHashEncoder(), BridgeReader(answers)
    finder = EvidenceFinder(Retriever(ArticleIndex(store, encoder)), encoder, lambda: reader)
    evidence = finder.weigh("Who opened the bridge?", hits)
    assert reader.seen == seen
    assert evidence.sentences[0].text == BRIDGE
    assert [each.reading is not None for each in evidence.passages] == [
        number < seen for number in range(len(hits))
    ]
    store.close()
