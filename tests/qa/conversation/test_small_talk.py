"""What is said to Byline and asks the articles nothing."""

import pytest

from qa.conversation.replies import small_talk


@pytest.mark.parametrize(
    "message",
    [
        "thanks",
        "Thank you!",
        "Vielen Dank!",
        "Merci beaucoup !",
        "¡Muchas gracias!",
        "Guten Tag",
        "Buenos días",
        "Спасибо",
        "谢谢！",
        "Au revoir",
        "ok thanks, bye",
        "Hello",
        "who are you?",
        "What can you do?",
        "Great!",
        "Are you sure?",
        "Hello! Thanks!",
        "what time is it?",
        "What day is it today?",
        "Can you tell me a joke, please?",
        "Write an email to my landlord",
        "That's wrong.",
        "no, that is not right",
        "Show me the source",
        "where did you get that?",
        "Who says so?",
        "where does it say that?",
        "In which article?",
        "Which article says so?",
        "That's not what I asked",
        "go on",
        "Is it raining?",
        "what's the weather like outside right now?",
        "What do you think of the mayor?",
        "Do you think that the mayor should resign?",
        "Would you recommend the fish soup?",
        "What is your opinion on the ferry?",
        "What would you do about the library?",
        "List the people mentioned",
        "Which places are mentioned in the articles?",
        "Who is quoted?",
        "Which articles are interviews?",
        "How many of the articles are opinion pieces?",
    ],
)
def test_small_talk_gets_a_reply(message: str) -> None:
    assert small_talk(message)


@pytest.mark.parametrize(
    "message",
    [
        "Who are you going to vote for?",
        "Thanks to whom was the bridge saved?",
        "What is the name of the ferry?",
        "Hello Kitty sales",
        "thanks, and who paid for it?",
        "Who was mentioned in the report?",
        "Which people were named after the storm?",
        "Which articles are about interviews?",
        "",
        "What time?",
        "what's the date?",
        "What is the source of the Tamsel?",
        "Where did you get on the ferry?",
        "What year was it?",
        "Is that the right bridge?",
        "Who told the joke?",
        "Give me an email for complaints",
        "Give me a song on the record",
        "Where is it from?",
        "Where does it come from?",
        "Where does it say that the bridge is old?",
        "Which article is the newest?",
        "Is it cold?",
        "What was the weather like in the storm?",
        "What was the weather like?",
        "What was the time?",
        "What will the weather be on Sunday?",
        "Who do you think caused it?",
        "What do you do when the siren sounds?",
        "What do you need for the soup?",
        "Do you need a ticket?",
        "What did the mayor think of it?",
        "Would you have to change trains?",
    ],
)
def test_a_question_is_no_small_talk(message: str) -> None:
    assert small_talk(message) is None
