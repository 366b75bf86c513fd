"""Whether a text tells of the relation by which a question asks for somebody."""

from time import perf_counter

import pytest

from qa.language.untold import leaves_untold

TEXT = (
    "The yard passed to his sister, Ada Hale. Jon, Piet's son, left in 1955, and Ada's first "
    "marriage ended then. Lena Quist left."
)


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Who is Piet Hale's uncle?", True),
        ("What is the name of Piet's nephew?", True),
        ("Who was the cousin of Piet Hale?", True),
        ("Who is his aunt?", True),
        ("What is Piet's niece called?", True),
        ("Who was Piet Hale's son?", False),
        ("Who is Piet's brother?", False),  # of whom she is the sister
        ("Who was Ada's first husband?", False),
        ("What was the sister ship of the Quist?", False),
        ("What did Piet's uncle say?", False),
    ],
)
def test_who_somebodys_uncle_is_only_a_text_about_one_tells(question: str, untold: bool) -> None:
    assert leaves_untold(question, TEXT) == untold


def test_a_child_may_be_adopted() -> None:
    assert not leaves_untold("Who is Tom Birk's daughter?", "Birk adopted a girl, Signe.")


@pytest.mark.parametrize(
    ("question", "text", "untold"),
    [
        ("How many children died?", "Two children left the trial because of a rash.", True),
        ("How many children died?", "The fever killed two children.", False),
        ("When did Ada Hale die?", "Ada Hale (1901–1988) kept the light.", False),
        ("When did the Hales marry?", "The Hales bought the mill in 1955.", True),
        ("How many people live in Farra?", "Fewer than 300 people came to Farra.", True),
        ("How many people live in Farra?", "Farra has 300 inhabitants.", False),
        ("Where does the keeper live?", "The keeper sleeps in the tower.", False),
        ("Who was arrested?", "Two youths were seen at the canal.", True),
        ("What died out?", "The trade came to an end.", False),
    ],
)
def test_an_event_is_told_by_words_of_its_own(question: str, text: str, untold: bool) -> None:
    assert leaves_untold(question, text) == untold


def test_a_long_question_takes_no_time() -> None:
    start = perf_counter()
    leaves_untold("names of " * 2_500, TEXT)
    assert perf_counter() - start < 0.5
