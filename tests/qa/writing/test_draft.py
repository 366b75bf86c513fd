"""Drafts of a model that loses its thread, without a model."""

import numpy as np

from qa.writing.draft import LONGEST, Draft
from qa.writing.prompt import answer_prompt
from qa.writing.support import Checker
from tests.qa.writing.one_passage import passage

TEXT = "Sixty boats came to Farra on 12 April."


def draft() -> Draft:
    passages = [passage(TEXT, "Boats")]
    checker = Checker(passages, lambda texts: np.ones((len(texts), 1), np.float32))
    question = "How many boats came to Farra?"
    return Draft(question, checker, answer_prompt(question, passages, 4096), "mark")


def test_a_sentence_without_measure_is_left_out_and_others_are_shown() -> None:
    made = draft()
    made.add(f"Sixty boats{' and 12' * LONGEST} came to Farra. {TEXT}")
    made.end()
    assert [each.text for each in made.sentences] == [TEXT]


def test_a_model_that_goes_on_and_on_is_stopped() -> None:
    made = draft()
    for number in range(LONGEST):
        made.add(f"boat {number} and ")
        if made.full:
            break
    assert number < LONGEST / len("boat and ")


def test_what_is_thought_at_length_stops_nothing() -> None:
    made = draft()
    made.add(f"<think>{'Boats or not? ' * LONGEST}")
    assert not made.full
    made.add("</th")
    made.add(f"ink>{TEXT}")
    made.end()
    assert [each.text for each in made.sentences] == [TEXT]
