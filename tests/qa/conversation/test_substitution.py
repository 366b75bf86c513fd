"""Follow-ups that ask again of another year or thing."""

from dataclasses import replace

import pytest

from qa.conversation.turn import Turn
from tests.qa.conversation.whole_questions import standalone_question

VISITORS = Turn("How many people came to the Salt Museum in 2019?", "Sixty thousand came.")


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("and the year before?", "How many people came to the Salt Museum in 2018?"),
        ("And in 2021?", "How many people came to the Salt Museum in 2021?"),
        ("What about the following year?", "How many people came to the Salt Museum in 2020?"),
        ("and the Fish Museum?", "How many people came to the Fish Museum in 2019?"),
        ("And since 2021?", "How many people came to the Salt Museum since 2021?"),
        ("last month?", "How many people came to the Salt Museum last month?"),
    ],
)
def test_the_last_question_is_asked_again_of_another(message: str, asked: str) -> None:
    assert standalone_question([VISITORS], message) == asked


@pytest.mark.parametrize(
    ("asked", "message", "again"),
    [
        ("Who struck last month?", "and this month?", "Who struck this month?"),
        ("Who struck last month?", "and last year?", "Who struck last year?"),
        ("Who struck last month?", "And 2018?", "Who struck in 2018?"),
        ("Who led it? (strike last month)", "And this month?", "Who led it this month? (strike)"),
        ("Who led it? (strike in 2017)", "And in 2018?", "Who led it in 2018? (strike)"),
    ],
)
def test_another_time_takes_the_place_of_the_one_before(
    asked: str, message: str, again: str
) -> None:
    assert standalone_question([Turn(asked, "Three crews, as in 1931.")], message) == again


@pytest.mark.parametrize(
    ("asked", "message", "again"),
    [
        ("How many live in Farra?", "What about Lindby?", "How many live in Lindby?"),
        ("How many live in Farra?", "and in Lindby?", "How many live in Lindby?"),
        ("How many live in Farra?", "Actually, I meant Lindby", "How many live in Lindby?"),
        ("How many live in Farra?", "I was asking about Lindby", "How many live in Lindby?"),
        ("Who owns the Elsa?", "No, I asked about the Comb", "Who owns the Comb?"),
        ("Who won in 2019?", "No, I meant 2018", "Who won in 2018?"),
        ("Who won it? (Salt Cup)", "and in 2018?", "Who won it in 2018? (Salt Cup)"),
        ("Who won at Farra?", "And in Lindby?", "Who won at Lindby?"),
        ("How many sailed on the Elsa?", "And the Comb?", "How many sailed on the Comb?"),
        ("How many did the Elsa carry?", "And on the Comb?", "How many did the Comb carry?"),
        ("Who was on board the Elsa?", "And on the Comb?", "Who was on board the Comb?"),
        ("How many come on a Monday?", "and on Sunday?", "How many come on a Sunday?"),
        ("Who won it in April? (Salt Cup)", "What about June?", "Who won it in June? (Salt Cup)"),
        ("How old is he? (Jon Ode)", "and Ada Berg?", "How old is he? (Ada Berg)"),
        ("How long is it? (Comb Light)", "And the Elsa?", "How long is it? (Elsa)"),
        ("Who paid? (toll, Salt Pier)", "what about the Elsa?", "Who paid? (toll, Elsa)"),
        ("Who won the Salt Cup?", "and at Holm?", "Who won the Salt Cup at Holm?"),
        ("Who won it? (Salt Cup)", "for Lindby?", "Who won it for Lindby? (Salt Cup)"),
        ("Who sells tea on saturdays?", "and on mondays?", "Who sells tea on mondays?"),
        ("How many come with a dog to Farra?", "With cats?", "How many come with cats to Farra?"),
    ],
)
def test_a_name_takes_the_place_of_the_only_one(asked: str, message: str, again: str) -> None:
    assert standalone_question([Turn(asked, "Many.")], message) == again


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("How much did the Salt Museum cost?", "What about Ada Berg?"),
        ("Who vetoed it in the Council?", "What about Farra?"),
        ("Who sailed from Farra to Lindby?", "What about Tesselby?"),
        ("Who won at Farra?", "What about Monday?"),
        ("Who runs it? (Salt Museum)", "What about Ada Berg?"),
        ("How old is he? (Jon Ode)", "What about Lindby?"),
        ("How old is he? (Jon Ode)", "What about the Elsa?"),
        ("Who sailed her to Farra? (Elsa)", "What about the Comb?"),
        ("Who won? (Salt Cup, Lindby United)", "And the Elsa?"),
    ],
)
def test_a_name_that_stands_otherwise_takes_no_place(asked: str, message: str) -> None:
    assert standalone_question([Turn(asked, "Many.")], message).startswith(message)


@pytest.mark.parametrize(
    ("asked", "message", "again"),
    [
        ("When was she born? (Ada Berg)", "where?", "where was she born? (Ada Berg)"),
        ("Did the ferry sink?", "and why?", "why did the ferry sink?"),
        ("Did the ferry sink?", "why not?", "why did the ferry sink?"),
        ("Where does it sail? (Elsa)", "since when?", "since when does it sail? (Elsa)"),
        ("Who won the cup?", "When?", "When? (won cup)"),
    ],
)
def test_when_or_why_alone_asks_so_of_what_was_asked_last(
    asked: str, message: str, again: str
) -> None:
    assert standalone_question([Turn(asked, "Yes.")], message) == again


@pytest.mark.parametrize("message", ["And the Salt Tower?", "What about the Salt Tower's?"])
def test_whose_it_is_may_be_another(message: str) -> None:
    turns = [Turn("What is the Mill Tower's height, of all Mill Towers?", "81 metres.")]
    again = "What is the Salt Tower's height, of all Mill Towers?"
    assert standalone_question(turns, message) == again


def test_the_year_of_an_answer_counts_where_the_question_has_none() -> None:
    turns = [Turn("How many came to the Salt Museum?", "In 2019 sixty thousand came.")]
    asked = standalone_question(turns, "And the year before?")
    assert asked == "How many came to the Salt Museum in 2018?"


@pytest.mark.parametrize(
    "message", ["Who runs the Fish Museum in 2021?", "Who was first at sea?", "Fish Museum"]
)
def test_a_question_that_says_more_is_not_put_into_the_last(message: str) -> None:
    assert standalone_question([VISITORS], message).startswith(message)


def test_a_ship_is_she_as_well() -> None:
    turns = [Turn("Who owns the Elsa?", "Ada Berg owns the Elsa.")]
    turns.append(Turn("How old is she?", "Forty, and the Elsa leaks.", "How old is she? (Elsa)"))
    assert standalone_question(turns, "and the Comb?") == "How old is she? (Comb)"


@pytest.mark.parametrize(
    ("between", "again"),
    [("How long is Elm Bridge?", "How long is Mill Bridge?"), ("Since when?", "Since when?")],
)
def test_the_other_one_is_what_was_spoken_of_before(between: str, again: str) -> None:
    turns = [Turn("Who runs Mill Bridge?", "Ada."), Turn("And Elm Bridge?", "Jon.")]
    turns[1] = replace(turns[1], searched=standalone_question(turns[:1], "And Elm Bridge?"))
    turns.append(Turn(between, "So.", standalone_question(turns, between)))
    asked = standalone_question(turns, "and the other one?")
    assert asked.startswith(again)
    assert ("Mill Bridge" in asked, "Elm Bridge" in asked) == (True, False)


@pytest.mark.parametrize(
    "questions",
    [
        ["Who runs Mill Bridge?"],
        ["Who runs Mill Bridge, Elm Bridge or Farra?"],
        ["Who runs Mill Bridge?", "And Elm Bridge?", "How deep is the river?"],  # of neither
    ],
)
def test_there_is_no_other_of_one_of_three_or_of_what_was_left(questions: list[str]) -> None:
    query = standalone_question([Turn(each, "Ada.") for each in questions], "and the other one?")
    assert query.startswith("and the other one?")
