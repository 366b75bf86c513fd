"""Short answers: the reader's words, whole, and not of something else."""

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.quoting.short_answers import short_answer
from qa.reader import Reading
from qa.retrieval.reranking import ReadPassage


def shown(question: str, text: str, found: str) -> str:
    """The short answer where the reader finds these words of a text."""
    start = text.index(found)
    ends = (start, start + len(found))
    tokens, begins = np.array([ends]), np.array([1.0], np.float32)
    reading = Reading(*ends, 1.0, 0.5, 4.0, (4.0, 4.0), tokens, begins)
    passage = Passage(Article("a.txt", "The quay", text, language="en"), 0, len(text))
    answer = short_answer(question, ReadPassage(Hit(passage, 1.0), reading, {}, 0.9))
    assert answer.place is not None
    return answer.place.of(text)


@pytest.mark.parametrize(
    ("question", "text", "found", "answer"),
    [
        ("How many were killed?", "Four were hurt, but nobody was killed.", "Four", "nobody"),
        ("How many were hurt?", "Four were hurt, but nobody was killed.", "Four", "Four"),
        ("How many people drowned?", "Ten boats sank; no one drowned.", "Ten", "no one"),
        ("How many boats sank?", "Ten boats sank; no one drowned.", "Ten", "Ten"),
        ("How many people were hurt?", "Nobody was hurt, but 31 sheep died.", "31", "Nobody"),
        ("How many people came?", "No one hoped for it, but 90 people came.", "90", "90"),
        (
            "How many people died?",
            "Nine were burnt, four of them badly, and no one died.",
            "Nine",
            "no one",
        ),
        (
            "How many people were killed?",
            "Three died. No one was killed outside.",
            "Three",
            "Three",
        ),
        (
            "How many guests attended?",
            "Some 300 came. Nobody from Wick attended.",
            "300",
            "Some 300",
        ),
        ("How many engines had valves?", "It had four. No one invention had any.", "four", "four"),
        ("How many were hurt?", "It had 34 on board. None of them was hurt.", "34", "None"),
        ("How many were hurt?", "It had 34 on board. It stood. None was hurt.", "34", "34"),
    ],
)
def test_how_many_is_nobody_where_that_is_said_of_them_and_not_of_others(
    question: str, text: str, found: str, answer: str
) -> None:
    assert shown(question, text, found) == answer
