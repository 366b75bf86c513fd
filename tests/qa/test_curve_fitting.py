"""The curves are fitted to what an answer reads: as far as one passage settles the question."""

from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.reader import Reading
from qa.retrieval.portions import READ_PASSAGES, read_in_portions
from tests.benchmarks.corpus import source_of
from tests.benchmarks.searched_questions import SearchedQuestion, has_answer
from tests.benchmarks.squad import Question

pytestmark = pytest.mark.slow  # scipy is slow to load

SURE, UNSURE = "Who opened the bridge?", "Who may have opened the bridge?"


class CountingReader:
    """Finds the bridge in a passage, and is surer of it for one question than for the other."""

    def __init__(self) -> None:
        self.given: list[tuple[str, str]] = []

    def read(
        self, question: str, passages: Sequence[str], titles: Sequence[str] = ()
    ) -> list[Reading]:
        """One reading for each passage."""
        self.given += [(question, title) for title in titles]
        return [self._reading(text, 0.9 if question == SURE else 0.7) for text in passages]

    def _reading(self, text: str, answers: float) -> Reading:
        logit = 8.0 if "bridge" in text else -8.0
        tokens, begins = np.array([[0, 9]]), np.ones(1, np.float32)
        return Reading(0, 9, 1.0, answers, logit, (logit, logit), tokens, begins)


def searched_question(text: str) -> SearchedQuestion:
    """A question to the second of twenty passages."""
    texts = ["The ferry sails at noon."] * 20
    texts[1] = "The mayor opened the bridge."
    articles = [Article(source_of(n), f"Title {n}", said) for n, said in enumerate(texts)]
    hits = tuple(
        Hit(Passage(each, 0, len(each.text)), 0.9 - n / 100) for n, each in enumerate(articles)
    )
    question = Question(text, text, 1, ("The mayor",))
    return SearchedQuestion(question, has_article=True, small=False, hits=hits[:READ_PASSAGES])


def test_a_fitted_curve_reads_as_far_as_an_answer_and_no_passage_twice() -> None:
    from tests.benchmarks.curve_fitting import PASSAGE, fit_passages
    from tests.benchmarks.fit import CachingReader

    counting = CountingReader()
    reader = CachingReader(counting)
    questions = [searched_question(SURE), searched_question(UNSURE)]
    curve = fit_passages(questions, reader, PASSAGE)
    read = [read_in_portions(one.question.text, one.hits, reader, curve) for one in questions]
    assert [len(each) for each in read] == [4, READ_PASSAGES]
    assert all(one.is_right(each[0].passage) for one, each in zip(questions, read, strict=True))
    assert len(counting.given) == len(set(counting.given)) == 2 * READ_PASSAGES


def test_without_a_reader_all_that_could_be_read_is_compared() -> None:
    from tests.benchmarks.curve_fitting import fit_passages

    curve = fit_passages([searched_question(SURE)], None, ("fused", "covered"))
    assert curve.weights["covered"] > 0


def test_an_answer_stands_in_a_text_by_whole_words() -> None:
    question = Question("whose", "Whose idea was it?", 0, ("Ada Brook",))
    assert has_answer(question, "It was Ada Brook’s idea.")
    assert not has_answer(question, "It was Ada Brooker's idea.")
