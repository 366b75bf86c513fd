"""A question on two things, as the same question on each."""

import pytest

from qa.conversation.comparing import question_on_each


@pytest.mark.parametrize(
    ("message", "one", "other"),
    [
        ("Which is older, the pier or the mill?", "How old is the pier?", "How old is the mill?"),
        (
            "Which bridge cost more, Mill Bridge or Elm Bridge?",
            "How much did Mill Bridge cost?",
            "How much did Elm Bridge cost?",
        ),
        (
            "Which is cheaper, Swan Mobile or Heron Mobile?",
            "How much does Swan Mobile cost?",
            "How much does Heron Mobile cost?",
        ),
        (
            "Which was built first, Mill Bridge or the Salt Pier?",
            "When was Mill Bridge built?",
            "When was the Salt Pier built?",
        ),
        ("what came first, the flood or the fire", "When was the flood?", "When was the fire?"),
        (
            "Which has more rooms, the Swan or the Heron?",
            "How many rooms does the Swan have?",
            "How many rooms does the Heron have?",
        ),
        (
            "Which singer is from Farra, Ada Hale or Otto Marsh?",
            "Is Ada Hale from Farra?",
            "Is Otto Marsh from Farra?",
        ),
        (
            "Between Ada Hale and Otto Marsh, who is older?",
            "How old is Ada Hale?",
            "How old is Otto Marsh?",
        ),
        (
            "Are Ada Hale and Otto Marsh both from Farra?",
            "Is Ada Hale from Farra?",
            "Is Otto Marsh from Farra?",
        ),
        ("eBay vs. Elm Bridge", "Tell me about eBay", "Tell me about Elm Bridge"),
        ("How long are the Swan and the Heron?", "How long is the Swan?", "How long is the Heron?"),
        (
            "When were Ada Hale and Otto Marsh born?",
            "When was Ada Hale born?",
            "When was Otto Marsh born?",
        ),
        (
            "Which country are Ada Hale and Otto Marsh from?",
            "Which country is Ada Hale from?",
            "Which country is Otto Marsh from?",
        ),
        (
            "Compare Mill Bridge with Elm Bridge",
            "Tell me about Mill Bridge",
            "Tell me about Elm Bridge",
        ),
        (
            "What's the difference between the Swan and the Heron?",
            "Tell me about the Swan",
            "Tell me about the Heron",
        ),
    ],
)
def test_both_are_asked_about(message: str, one: str, other: str) -> None:
    assert list(question_on_each(message).values()) == [one, other]


@pytest.mark.parametrize(
    "message",
    [
        "Where did Ada Hale and Otto Marsh meet?",
        "When was the Treaty of Tea and Salt signed?",
        "Who signed the treaty between Farra and Tesselby?",
        "Did Ada Hale and Otto Marsh quarrel?",
        "Is it open on Monday or Tuesday?",
        "Who is Ada Hale?",
        "Which is older?",
        "Which group had more members, Elm Street, Mill Lane or Farra?",
        "Which group had fewer members Farra, Mill Lane or Elm Street?",
        "What is the name of the ferry to Farra, Tesselby or Little Holm?",
        "What happened first, Ada Hale was elected or Otto Marsh left?",
        "",
    ],
)
def test_what_two_do_together_is_one_question(message: str) -> None:
    assert question_on_each(message) == {}
