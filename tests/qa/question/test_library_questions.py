"""Questions for some of the articles: by their order, author or time, and on a thing."""

import pytest

from qa.question.recognising import recognise
from qa.question.requests import Holdings, Meant, Mentions


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("What is the newest article?", Meant(count=1)),
        ("What are the latest articles?", Meant(several=True)),
        ("the newer article", Meant(count=1)),
        ("Older articles", Meant(order="oldest", several=True)),
        ("Show me the 3 oldest stories", Meant(order="oldest", count=3, several=True)),
        ("Which articles are from 2021?", Meant(time="in 2021", several=True)),
        ("What was published last week?", Meant(time="last week")),
        ("Summarise everything from 2021", Meant(time="in 2021")),
        ("Summarise the articles by Ada Hale", Meant(by="Ada Hale", several=True)),
        ("Which articles did Ada Hale write?", Meant(by="Ada Hale", several=True)),
        ("What did Ada Hale write?", Meant(by="Ada Hale", several=True)),
        ("articles published in the Quay", Meant(by="the Quay", several=True)),
        ("Do you have any stories from the Quay?", Meant(by="the Quay", several=True)),
        ("Articles from last month", Meant(time="last month", several=True)),
        ("Which articles are from before 2016?", Meant(time="before 2016", several=True)),
        (
            "Articles from between 2016 and 2018",
            Meant(time="between 2016 and 2018", several=True),
        ),
        ("Summarise the newest articles", Meant(several=True)),
        ("Articles from 2016 onwards", Meant(time="from 2016", several=True)),
        ("Articles from May 2016", Meant(time="in May 2016", several=True)),
        ("Articles by Ada and by Otto", Meant(by="Ada and by Otto", several=True)),
        ("Is there anything about last week?", Meant(time="last week")),
        ("Last week's articles", Meant(time="Last week", several=True)),
        ("Show me this year's articles", Meant(time="this year", several=True)),
        ("Summarise yesterday’s articles", Meant(time="yesterday")),
    ],
)
def test_some_of_the_articles_are_asked_for(question: str, articles: Meant) -> None:
    assert recognise(question) == Holdings(articles)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("the newest article about the tide", Meant("the tide", count=1)),
        ("Are there articles on tea by Ada Hale?", Meant("tea", "Ada Hale", several=True)),
        ("Articles by ada hale about tea", Meant("tea", "ada hale", several=True)),
        ("Articles about the house by the sea", Meant("the house by the sea", several=True)),
        (
            "Which articles from the Quay mention tea?",
            Meant("tea", "the Quay", several=True),
        ),
        ("What did Ada Hale write about tea?", Meant("tea", "Ada Hale", several=True)),
        ("When was the ferry first mentioned?", Meant("the ferry", order="oldest", count=1)),
        ("Give me a timeline of the flood", Meant("the flood", order="oldest", several=True)),
        (
            "Timeline of the tide since last week",
            Meant("the tide", time="since last week", order="oldest", several=True),
        ),
        (
            "Timeline of last week's storm",
            Meant("storm", time="last week", order="oldest", several=True),
        ),
        (
            "Which articles mention yesterday’s vote?",
            Meant("vote", time="yesterday", several=True),
        ),
        ("Is there anything about tea this month?", Meant("tea", time="this month")),
        ("Is there anything about the flood in 1953?", Meant("the flood in 1953")),
        ("Articles since 2020 about tea", Meant("tea", time="since 2020", several=True)),
        ("All articles from last week on tea", Meant("tea", time="last week", several=True)),
    ],
)
def test_some_of_the_articles_on_a_thing_are_asked_for(question: str, articles: Meant) -> None:
    assert recognise(question) == Mentions(articles)
