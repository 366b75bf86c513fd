"""A comparison is quoted on both of its things, with the real reader and the sample articles."""

import pytest

from qa import Byline

pytestmark = pytest.mark.slow


def test_both_sides_are_quoted(samples: Byline) -> None:
    answer = samples.ask("Who is older, Ines Hallvard or Wilma Tarrant?")
    assert {"58", "91"} <= set(answer.text.replace(",", " ").split())
    assert answer.searched == "How old is Ines Hallvard? How old is Wilma Tarrant?"
    assert answer.question == "Who is older, Ines Hallvard or Wilma Tarrant?"


def test_it_is_named_on_which_the_articles_say_nothing(samples: Byline) -> None:
    answer = samples.ask("Who is older, Ines Hallvard or Napoleon Bonaparte?")
    assert "58" in answer.text
    assert answer.note == "Your articles don't say: How old is Napoleon Bonaparte?"


def test_where_nothing_is_said_on_either_it_is_refused(samples: Byline) -> None:
    answer = samples.ask("Who is older, Napoleon Bonaparte or Julius Caesar?")
    assert answer.refused
    assert answer.searched == "Who is older, Napoleon Bonaparte or Julius Caesar?"


def test_where_a_sentence_speaks_of_both_the_question_is_left_whole(samples: Byline) -> None:
    asked = "What was stolen first, the silver herring or the gold watch?"
    answer = samples.ask(asked)
    assert answer.searched == asked
    assert "herring" in answer.text
    assert "gold watch" in answer.text


def test_what_was_searched_for_two_things_is_two_sentences(samples: Byline) -> None:
    answer = samples.ask("Compare Mill Bridge and Lantern Bridge")
    assert answer.searched == "Tell me about Mill Bridge. Tell me about Lantern Bridge"
