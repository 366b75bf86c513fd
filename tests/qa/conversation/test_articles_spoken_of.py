"""Follow-ups on lists of articles, on their order, author and time."""

import pytest

from qa.conversation.articles_spoken_of import question_about_articles
from qa.conversation.turn import Turn
from tests.qa.conversation.whole_questions import standalone_question

LIST = Turn(
    "Which articles are from 2021?",
    titles=("Tide", "Tea at “The Quay”", "The fair on the hill is back"),
)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Summarise the first", "Summarise “Tide”"),
        ("Who wrote the second one?", "Who wrote “Tea at “The Quay””"),
        (
            "When was the last one of them published?",
            "When was “The fair on the hill is back” published",
        ),
        ("Tell me more about number three", None),
        ("Tell me more about the third one", "Summarise “The fair on the hill is back”"),
        ("What is the last one about?", "What is “The fair on the hill is back” about"),
        ("And the third?", "Summarise “The fair on the hill is back”"),
        ("the last one", "Summarise “The fair on the hill is back”"),
        ("Summarise the fourth one", None),
        ("Who came on the first ferry?", None),
    ],
)
def test_one_of_a_list_is_named_by_its_place(message: str, question: str | None) -> None:
    assert question_about_articles([LIST], message) == question
    assert (
        question_about_articles([LIST, Turn("Who wrote it?", titles=("Tide",))], message)
        == question
    )
    assert (
        question_about_articles([Turn("Who drank the tea?", titles=("Tide", "Tea"))], message)
        is None
    )


def test_a_long_list_has_more_than_five_places() -> None:
    listed = Turn("Which articles are there?", titles=tuple("ABCDEFGHI"))
    assert question_about_articles([listed], "Summarise the seventh one") == "Summarise “G”"


@pytest.mark.parametrize(
    ("before", "message", "question"),
    [
        ("What is the newest article?", "And the oldest?", "the oldest article"),
        (
            "Summarise the newest article",
            "What about the oldest one?",
            "Summarise the oldest article",
        ),
        ("Articles by Ada Hale", "the oldest", "the oldest article by Ada Hale"),
        (
            "Articles by Ada Hale about tea in 2021",
            "Which one is the newest?",
            "the newest article by Ada Hale about tea in 2021",
        ),
        ("Summarise “Tea”", "And the oldest?", "Summarise the oldest article"),
        (
            "Which articles mention tea?",
            "Summarise the newest one",
            "Summarise the newest article about tea",
        ),
        ("Articles about tea", "Sum up the latest", "Summarise the latest article about tea"),
        (
            "Articles by Ada Hale",
            "Tell me about the oldest one",
            "Summarise the oldest article by Ada Hale",
        ),
        (
            "Summarise the newest article about tea",
            "Summarise the older one in one sentence",
            "Summarise the older article about tea in 1 sentence",
        ),
        ("Articles about tea", "Summarise the newest ferry", None),
        (
            "Articles by Ada Hale",
            "What did she write about tea?",
            "articles by Ada Hale about tea",
        ),
        ("Articles about tea", "Which is the oldest bridge?", None),
        ("Which articles mention tea?", "And since 2020?", "articles about tea since 2020"),
        ("Which articles are from 2021?", "and 2022?", "articles in 2022"),
        ("Articles by Ada Hale", "Only those from 2021", "articles by Ada Hale in 2021"),
        ("Articles by Ada Hale", "What about Otto Marsh?", "articles by Otto Marsh"),
        ("Articles from 2021", "Which of them are by Ada Hale?", "articles by Ada Hale in 2021"),
        ("Articles from 2021", "How many of those mention tea?", "articles about tea in 2021"),
        ("Articles about tea", "Which of them mention the tide?", None),
        ("Articles about tea", "Which one is about tides?", "Which article is about tides"),
        ("Which articles are there?", "Which one mentions tea?", "Which article mentions tea"),
        ("Articles about tea", "Which articles mention tides?", None),
        ("Who drank the tea?", "Which one is about tides?", None),
        ("Articles about tea", "Who drinks it?", None),
        ("Articles about tea", "And why?", None),
        ("Articles about tea in 2021", "and the ferry?", "articles about ferry in 2021"),
        ("Anything about tea?", "And the oldest?", "the oldest article about tea"),
        ("Where can I read about tea?", "only those by Ada", "articles by Ada about tea"),
        ("How often is tea mentioned?", "and in 2021?", "articles about tea in 2021"),
        ("Articles by Ada Hale", "How many are from 2016?", "articles by Ada Hale in 2016"),
        ("Articles by Ada Hale", "Are any of them about tea?", "articles by Ada Hale about tea"),
        ("Articles by Ada Hale", "Do any mention tea?", "articles by Ada Hale about tea"),
        ("Articles by Ada Hale", "Is there one about tea?", "articles by Ada Hale about tea"),
        ("Articles by Ada Hale", "How many are there?", "articles by Ada Hale"),
        ("Articles by Ada Hale", "and from before 2016?", "articles by Ada Hale before 2016"),
        ("Articles about tea", "only 2016", "articles about tea in 2016"),
        ("Articles about tea", "Which did Otto Marsh write?", "articles by Otto Marsh about tea"),
        ("Articles about tea", "Are there any about tides?", None),
        ("Articles about tea", "Which tea is from 2016?", None),
        ("Articles about tea", "How many came in 2016?", None),
        ("Articles about tea", "Which is the best?", None),
        ("Articles by Ada Hale", "How many were on board?", None),
        ("Articles about tea", "Which was from Lindby?", None),
        ("Articles by Ada Hale", "Which are on tea?", "articles by Ada Hale about tea"),
        ("Articles about tea", "Which were from 2016?", "articles about tea in 2016"),
        ("Articles by Ada Hale", "Any others by her?", "articles by Ada Hale"),
        ("Who drank the tea?", "How many are from 2016?", None),
        ("Who drank the tea?", "And the oldest?", None),
        ("Articles by Ada Hale", "What else did she write?", "articles by Ada Hale"),
    ],
)
def test_what_was_asked_last_of_other_articles(
    before: str, message: str, question: str | None
) -> None:
    assert question_about_articles([Turn(before)], message) == question


def test_all_by_whoever_wrote_one() -> None:
    told = Turn("Who wrote the article about tea?", short="Ada Hale")
    for message in ("What else has she written?", "Other articles by the same author"):
        assert question_about_articles([told], message) == "articles by Ada Hale"
    assert question_about_articles([Turn("Who drank it?", short="Ada Hale")], message) is None


def test_what_articles_were_asked_for_is_spoken_of_after_them() -> None:
    told = Turn("Summarise the article about the flood", "The river rose.", titles=("Rain",))
    assert standalone_question([told], "Tell me more") == "Tell me about flood"
    assert standalone_question([told], "And who paid for it?") == "who paid for it? (flood)"


def test_which_articles_mention_it_are_those_that_mention_what_it_is() -> None:
    told = Turn("How long is Mill Bridge?", "It is long.")
    asked = "Which articles mention it?"
    assert standalone_question([told], asked) == "Which articles mention Mill Bridge?"


def test_what_was_summed_up_is_of_no_other_year() -> None:
    told = Turn("Summarise “Tea”", "Tea is drunk.", titles=("Tea",))
    assert "Summarise" not in standalone_question([told], "And in 2019?")


def test_the_list_goes_on_after_one_of_it_was_summed_up() -> None:
    turns = [LIST, Turn("Summarise “Tide”", "It rose.", titles=("Tide",)), Turn("Who wrote it?")]
    asked = question_about_articles(turns, "Which of them are by Ada Hale?")
    assert asked == "articles by Ada Hale in 2021"
    assert question_about_articles(turns, "And the oldest?") == "the oldest article in 2021"


def test_one_is_chosen_of_all_that_could_be_summed_up() -> None:
    turns = [Turn("Give me a summary", titles=("Tide", "Tea"))]
    assert question_about_articles(turns, "The second one") == "Summarise “Tea”"
    quoted = [Turn("What was the quarrel about?", "It was about tea.", titles=("Tide", "Tea"))]
    assert question_about_articles(quoted, "The second one") is None


def test_what_was_summed_up_is_told_in_fewer_words() -> None:
    turns = [Turn("Key points of “Tea”?", titles=("Tea",))]
    assert (
        question_about_articles(turns, "And in two sentences?") == "Summarise it in two sentences"
    )
    assert (
        question_about_articles(turns, "Make it a bit shorter") == "Summarise it in two sentences"
    )
    for shorter in ("Shorten it", "make that shorter", "a shorter version", "Keep it short"):
        assert question_about_articles(turns, shorter) == "Summarise it in two sentences"
    for other in ("Shorten the pier", "in simpler words"):
        assert question_about_articles(turns, other) is None
    assert question_about_articles(turns, "In two cups?") is None
    for longer in ("Longer, please", "Can you make it longer?", "In more detail", "More details"):
        assert question_about_articles(turns, longer) == "Summarise it in ten sentences"
    assert question_about_articles(turns, "What took longer?") is None
    assert question_about_articles(turns, "Which is shorter?") is None
    assert question_about_articles([Turn("Who drank it?")], "Shorter, please") is None


def test_thanks_end_no_list_and_no_summary() -> None:
    thanks = Turn("Thanks!", "You're welcome.")
    listed = [Turn("Which articles are from 2021?", titles=("Tide", "Tea")), thanks]
    assert question_about_articles(listed, "And from 2022?") == "articles in 2022"
    shorter = Turn("Shorter", searched="Summarise it in two sentences", titles=("Tea",))
    turns = [Turn("Key points of “Tea”?", titles=("Tea",)), shorter, thanks]
    assert question_about_articles(turns, "And in one sentence?") == "Summarise it in one sentence"
    assert question_about_articles([thanks], "And from 2022?") is None
