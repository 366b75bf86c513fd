"""What is stated beside a question, and questions that need it."""

import pytest

from qa.conversation.message import sentences

QUESTION = "How much did the new Salt Pier cost?"


@pytest.mark.parametrize(
    "message",
    [
        f"I read about the storm. {QUESTION}",
        f"We visited Lindby last year and loved it - {QUESTION}",
        f"My teacher Mr Berg says that piers are expensive! {QUESTION}",
        f"This is for school. {QUESTION} I need it tomorrow.",
        f"{QUESTION} Just curious.",
        f"One more thing about the pier: {QUESTION}",
    ],
)
def test_a_question_with_a_name_is_asked_alone(message: str) -> None:
    assert " ".join(sentences(message)) == QUESTION


def test_a_question_may_be_asked_politely_beside_a_statement() -> None:
    asked = "Please tell me who paid for the Salt Pier. I am writing a quiz."
    assert sentences(asked) == ["who paid for the Salt Pier?"]


def test_where_no_name_is_stated_none_is_needed() -> None:
    stated, asked = "i walk there often.", "what protects the old boats from the ice"
    assert " ".join(sentences(f"{stated} {asked}")) == asked
    assert " ".join(sentences(f"We saw Lindby. {asked}")) == f"We saw Lindby. {asked}"


@pytest.mark.parametrize(
    "message",
    [
        f"This is for school. {QUESTION} And who paid?",
        f"I have two questions: {QUESTION} And who paid?",
        f"1. {QUESTION} 2. And who paid?",
        f"{QUESTION} I need that today. And who paid?",
    ],
)
def test_several_questions_are_asked_without_it(message: str) -> None:
    assert " ".join(sentences(message)) == f"{QUESTION} And who paid?"


def test_an_article_is_summed_up_behind_a_statement_too() -> None:
    asked = "Summarise the article about the Salt Pier"
    assert sentences(f"I have little time. {asked}, please") == [asked]


@pytest.mark.parametrize(
    "message",
    [
        "I walked on the Salt Pier. How long is it?",
        "We saw Lindby - when was the bridge opened?",
        "I am from Lindby. Who is the mayor?",
        "There was a storm. Who named Bram Oake in this storm?",
        "How long is it? I mean the Salt Pier.",
        "Who built the Salt Pier? And when was the Mill Tower built?",
        "In what water is the Salt - Mill Regatta held?",
        "The Salt Pier is old. Tell me about it.",
        'Not that. When I say "Salt Pier", I mean the new one.',
        "Dr. Hale of Port Ansel is who?",
        "price of the ferry: adult",
        "I like the sea.",
    ],
)
def test_what_may_be_needed_stays(message: str) -> None:
    assert " ".join(sentences(message)) == message
