"""What a question asks for, told from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.question_kinds import (
    Content,
    Holdings,
    Mentions,
    Metadata,
    Summary,
    recognise,
)


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Summarise this article", ""),
        ("Summarize it, please.", ""),
        ("What is this article about?", ""),
        ("What's the story on the harbour all about?", "the harbour"),
        ("Give me an overview of the ferry inquiry", "the ferry inquiry"),
        ("Give a summary of “The night the Tamsel rose”", "The night the Tamsel rose"),
        ("tl;dr of the article about seagrass", "seagrass"),
        ("What does the article say?", ""),
        ("Worum geht es in diesem Artikel?", ""),
        ("¿De qué trata el artículo?", ""),
    ],
)  # fmt: skip
def test_a_summary_is_asked_for(question: str, article: str) -> None:
    assert recognise(question) == Summary(article)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Which articles mention Mill Bridge?", "Mill Bridge"),
        ("which of my articles talk about the flood", "the flood"),
        ("How many articles mention Tobias Renck?", "Tobias Renck"),
        ("List all articles on Port Ansel.", "Port Ansel"),
        ("Show me the articles about seagrass", "seagrass"),
        ("What's new about the Lantern Bridge?", "the Lantern Bridge"),
        ("Any news on the Morning Tern?", "the Morning Tern"),
        ("Anything about goats?", "goats"),
        ("Do you have something on the Eel Ladder?", "the Eel Ladder"),
        ("is there anything about the flood", "the flood"),
        ("In which articles is Ines Hallvard mentioned?", "Ines Hallvard"),
        ("Welche Artikel erwähnen Dunmarrow?", "Dunmarrow"),
    ],
)
def test_mentions_are_asked_for(question: str, thing: str) -> None:
    assert recognise(question) == Mentions(thing)


@pytest.mark.parametrize(
    ("question", "fact", "article", "certain"),
    [
        ("Who wrote this article?", "authors", "", True),
        ("Who wrote it?", "authors", "", True),
        ("And who wrote it?", "authors", "", True),
        ("so when was it published, please?", "published", "", True),
        ("who is the author of the piece about the library", "authors", "the library", True),
        ("Who wrote the obituary of Wilma Tarrant?", "authors", "Wilma Tarrant", True),
        ("Who wrote Walking the old line?", "authors", "Walking the old line", False),
        ("When was the article published?", "published", "", True),
        ("When was “Walking the old line” written?", "published", "Walking the old line", True),
        ("When did the review of the Eel Ladder come out?", "published", "the Eel Ladder", True),
        ("Which paper printed the interview with Ines Hallvard?", "site", "Ines Hallvard", True),
        ("When was this article last updated?", "updated", "", True),
    ],
)  # fmt: skip
def test_a_fact_about_an_article_is_asked_for(
    question: str, fact: str, article: str, certain: bool
) -> None:
    found = recognise(question)
    assert isinstance(found, Metadata)
    assert (found.fact, found.article, found.certain) == (fact, article, certain)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Who wrote the report?", False),
        ("Who made the silver herring?", False),
        ("When did Mill Bridge reopen?", False),
        ("What did the inquiry find about the seal?", False),
        ("Which councillors voted against the plan?", True),
        ("Why did the engine stop?", True),
        ("Name the ferries of Skerrin", True),
        ("Which bus goes there?", False),
        ("What does the mayor say about herring?", False),
        ("What articles of clothing did she knit?", True),
    ],
)
def test_everything_else_is_looked_for_in_the_text(question: str, several: bool) -> None:
    assert recognise(question) == Content(several)


@given(st.text(max_size=200))
def test_any_words_are_of_some_kind(question: str) -> None:
    assert isinstance(recognise(question), Content | Summary | Mentions | Metadata)


@pytest.mark.parametrize(
    "question",
    [
        "What are the articles about?",
        "Which articles are there?",
        "How many articles do I have in my library?",
        "List all articles",
        "Please summarise everything.",
        "Which newspapers are in here?",
        "What topics do you cover?",
        "Give me the latest news",
        "What's new?",
        "Welche Artikel gibt es?",
    ],
)
def test_what_there_is_is_asked_for(question: str) -> None:
    assert recognise(question) == Holdings()


@pytest.mark.parametrize(
    "question",
    [
        "Which stories does the mayor tell?",
        "What news did the mayor get?",
        "How many articles of the treaty are there?",
        "What are the texts of the treaty about tolls called?",
        "Which newspapers are printed in Farra?",
        "What is new in the harbour?",
    ],
)
def test_what_only_sounds_so_is_asked_of_what_they_say(question: str) -> None:
    assert not isinstance(recognise(question), Holdings)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the ferry", "the ferry"),
        ("Please tell me more about the ferry.", "the ferry"),
        ("Anything about why it closed?", "why it closed"),
        ("Is there anything about whether it closed?", ""),
        ("What do you know about Ines Hallvard?", "Ines Hallvard"),
        ("What do the articles say about the flood?", "the flood"),
        ("What did the mayor say about the flood?", ""),
        ("Who went on about the flood?", ""),
        ("On what day did it open?", ""),
    ],
)
def test_what_is_only_to_be_told_of_is_a_topic(question: str, topic: str) -> None:
    assert recognise(question) == Content(topic=topic)
