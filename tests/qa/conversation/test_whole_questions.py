"""Questions of few words after an answer: what leans on it, and what is a question of its own."""

import pytest

from qa.conversation.follow_up import standalone_query
from qa.conversation.turn import Query, Turn
from tests.qa.conversation.whole_questions import standalone_question

TURNS = (
    Turn(
        "Which town closed the Mill Bridge?",
        "Tesselby closed the Mill Bridge on 12 April. The council vetoed a resolution of the "
        "mayor, and Farra abstained from the vote. Three missiles lay in the river.",
    ),
)
LEANING = """
who vetoed it? / why? / how many of them? / what about the year before? / and the vote? / when?
where was that? / who else? / how much did it cost? / what did he say? / was she injured?
what happened then? / what happened next? / and Tesselby? / what about Bergen?
how many people died? / who was responsible? / what was the reason? / what are the consequences?
what was the result? / the cost? / since when? / by whom? / how old is he? / any injuries?
is that true? / did they agree? / any more news? / what else did she say?
how did it end? / which of them won? / what does that mean? / how long did it take?
who paid for it? / what was the vote? / when did she die? / Did Farra agree? / and before that?
in which year? / how tall? / who won? / What is its name? / are there others?
who vetoed the resolution? / how many people were injured? / who voted against?
Was anyone hurt? / which towns agreed? / what was the damage? / how many missiles?
what did experts say?"""
WHOLE = """
Who is the president of France? / Who wrote Hamlet? / Who is Angela Merkel?
Where is Mount Everest? / What is the capital of Peru?
When did Chile become independent? / Did Portugal win Euro 2016?
How old is Elon Musk? / When was NATO founded? / What is Brexit? / What does UNESCO do?
Where was Napoleon born? / When did the Titanic sink? / How high is Mont Blanc?
Who painted the Mona Lisa? / Who won the Nobel Prize? / Which team won the World Cup?
How many people live in Iceland? / Is Pluto a planet?
Who runs Tesla? / Who owns Arsenal? / When is Ramadan?
What is the population of India? / How many moons does Jupiter have?
Who designed the opera house in Sydney?"""
PERHAPS = """
what is the price of gold? / who is the mayor of oslo? / What is photosynthesis?
What is a neutrino? / how do vaccines work? / Why do cats purr? / How do bees make honey?
What are black holes? / Who discovered penicillin? / who invented dynamite?
What causes earthquakes? / Where do penguins live? / who stole the painting?
how does inflation arise? / What is an interest rate? / Who composed an opera?
What does a seagrass meadow do?"""


def questions(table: str) -> list[str]:
    return [each.strip() for line in table.strip().splitlines() for each in line.split("/")]


@pytest.mark.parametrize("message", questions(LEANING))
def test_what_leans_on_the_answer_gets_its_topic_back(message: str) -> None:
    assert standalone_question(TURNS, message).startswith(f"{message} (")


@pytest.mark.parametrize("message", questions(WHOLE))
def test_a_question_of_a_new_name_drags_nothing_along(message: str) -> None:
    assert standalone_question(TURNS, message) == message


@pytest.mark.parametrize("message", questions(PERHAPS))
def test_a_question_of_a_new_thing_may_be_asked_alone(message: str) -> None:
    assert standalone_query(TURNS, message)[1] or standalone_question(TURNS, message) == message


@pytest.mark.parametrize(
    "message",
    [
        "why?",
        "how many of them?",
        "and the vote?",
        "No, the vote",
        "where was that?",
        "How many children?",
        "which hospital?",
    ],
)
def test_what_says_nothing_of_its_own_may_not(message: str) -> None:
    assert not standalone_query(TURNS, message)[1]


def test_another_name_may_be_asked_alone_and_who_did_it_may_not() -> None:
    turns = [Turn("Who won on the Elsa in the Salt Cup?", "Ada Berg won on the Elsa.")]
    assert standalone_query(turns, "and Mill Bridge?")[1]
    assert not standalone_query(turns, "who paid?")[1]


@pytest.mark.parametrize("message", ["Did she know Jon Hale?", "When was she born in Port Ansel?"])
def test_he_or_she_is_nobody_without_the_turns_before(message: str) -> None:
    assert standalone_query([Turn("Who is Ada Berg?", "Ada Berg rows.")], message) == (
        Query(message, ("Ada Berg",)),
        False,
    )


def test_a_sign_among_the_capital_letters_is_no_name() -> None:
    assert standalone_question(TURNS, "What is × here?") != "What is × here?"
