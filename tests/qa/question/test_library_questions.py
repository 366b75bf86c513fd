"""Questions for some of the articles: by their order, author or time, and on a thing."""

import pytest

from qa.question.recognising import recognise
from qa.question.requests import Holdings, Mentions, Selection


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("What is the newest article?", Selection(count=1)),
        ("What are the latest articles?", Selection(several=True)),
        ("the newer article", Selection(count=1)),
        ("Older articles", Selection(order="oldest", several=True)),
        ("Show me the 3 oldest stories", Selection(order="oldest", count=3, several=True)),
        ("Which articles are from 2021?", Selection(time="in 2021", several=True)),
        ("What was published last week?", Selection(time="last week")),
        ("Summarise everything from 2021", Selection(time="in 2021")),
        ("Summarise the articles by Ada Hale", Selection(by="Ada Hale", several=True)),
        ("Which articles did Ada Hale write?", Selection(by="Ada Hale", several=True)),
        ("What did Ada Hale write?", Selection(by="Ada Hale", several=True)),
        ("articles published in the Quay", Selection(by="the Quay", several=True)),
        ("Do you have any stories from the Quay?", Selection(by="the Quay", several=True)),
        ("Articles from last month", Selection(time="last month", several=True)),
        ("Which articles are from before 2016?", Selection(time="before 2016", several=True)),
        (
            "Articles from between 2016 and 2018",
            Selection(time="between 2016 and 2018", several=True),
        ),
        ("Summarise the newest articles", Selection(several=True)),
        ("Articles from 2016 onwards", Selection(time="from 2016", several=True)),
        ("Articles from May 2016", Selection(time="in May 2016", several=True)),
        ("Articles by Ada and by Otto", Selection(by="Ada and by Otto", several=True)),
        ("Is there anything about last week?", Selection(time="last week")),
        ("Last week's articles", Selection(time="Last week", several=True)),
        ("Show me this year's articles", Selection(time="this year", several=True)),
        ("Summarise yesterday’s articles", Selection(time="yesterday")),
    ],
)
def test_some_of_the_articles_are_asked_for(question: str, articles: Selection) -> None:
    assert recognise(question) == Holdings(articles)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("the newest article about the tide", Selection("the tide", count=1)),
        ("Are there articles on tea by Ada Hale?", Selection("tea", "Ada Hale", several=True)),
        ("Articles by ada hale about tea", Selection("tea", "ada hale", several=True)),
        ("Articles about the house by the sea", Selection("the house by the sea", several=True)),
        (
            "Which articles from the Quay mention tea?",
            Selection("tea", "the Quay", several=True),
        ),
        ("What did Ada Hale write about tea?", Selection("tea", "Ada Hale", several=True)),
        ("When was the ferry first mentioned?", Selection("the ferry", order="oldest", count=1)),
        ("Give me a timeline of the flood", Selection("the flood", order="oldest", several=True)),
        (
            "Timeline of the tide since last week",
            Selection("the tide", time="since last week", order="oldest", several=True),
        ),
        (
            "Timeline of last week's storm",
            Selection("storm", time="last week", order="oldest", several=True),
        ),
        (
            "Which articles mention yesterday’s vote?",
            Selection("vote", time="yesterday", several=True),
        ),
        ("Is there anything about tea this month?", Selection("tea", time="this month")),
        ("Is there anything about the flood in 1953?", Selection("the flood in 1953")),
        ("Articles since 2020 about tea", Selection("tea", time="since 2020", several=True)),
        ("All articles from last week on tea", Selection("tea", time="last week", several=True)),
    ],
)
def test_some_of_the_articles_on_a_thing_are_asked_for(question: str, articles: Selection) -> None:
    assert recognise(question) == Mentions(articles)
