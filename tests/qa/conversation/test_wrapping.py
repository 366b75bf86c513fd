"""What stands around a question, and what only looks as if it did."""

import pytest

from qa.conversation.message import sentences

QUESTION = "who paid for the bridge?"


@pytest.mark.parametrize(
    "message",
    [
        "Can you tell me who paid for the bridge?",
        "could you please tell me who paid for the bridge",
        "Do you know who paid for the bridge?",
        "I'd like to know who paid for the bridge.",
        "I was wondering who paid for the bridge",
        "Please tell me: who paid for the bridge?",
        "Question: who paid for the bridge?",
        "um so who paid for the bridge anyone know??",
        "In the news, who paid for the bridge?",
        "who paid for the bridge according to my articles?",
        "who paid for the bridge? Thanks!",
        "who paid for the bridge, please?",
        "who paid for the bridge? Answer in one sentence.",
        "who paid for the bridge? Keep it short. Thank you so much!",
        "who paid for the bridge? Reply in 20 words. Be brief",
        "who paid for the bridge? I don't understand.",
        "who paid for the bridge? Thanks, that helps!",
        "who paid for the bridge? ok thanks bye",
        "who paid for the bridge, many thanks in advance",
        "who paid for the bridge ?!!! 🙏",
        '"who paid for the bridge?"',
        "Ok so who paid for the bridge",
        "well um who paid for the bridge",
        "yeah so i want to know who paid for the bridge",
        "Right, so uh who paid for the bridge",
    ],
)
def test_a_question_is_what_is_left(message: str) -> None:
    assert " ".join(sentences(message)) == QUESTION


@pytest.mark.parametrize(
    "message",
    [
        "Who do you know?",
        "How do you know?",
        "Who said please?",
        "Who said thanks?",
        "Who got the most cheers?",
        "Does the mayor have any ideas?",
        "Question time began when?",
        "What does C++ cost?",
        "Tell me about the bridge",
        "So who paid for the bridge?",
        "and then who paid?",
        "Right to roam",
        "Well water of Farra?",
        "Hello Dolly",
        "Who sang Hello, Goodbye?",
        "Who sang with Dr. Good?",
        "Who tells whom what to do?",
        "What is the U.S.?",
        "Thanks!",
        "please",
        "how many",
    ],
)
def test_a_question_that_only_looks_wrapped_stays(message: str) -> None:
    assert " ".join(sentences(message)) == message


def test_an_apostrophe_left_out_is_put_back() -> None:
    assert sentences("whos ill if you dont sleep") == ["who's ill if you don't sleep?"]
    assert sentences("Why cant it sail?") == ["Why can't it sail?"]
