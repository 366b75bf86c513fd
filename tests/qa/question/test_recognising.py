"""What a question asks for, told from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question.recognising import recognise
from qa.question.requests import (
    Content,
    Holdings,
    Mentions,
    Metadata,
    Request,
    Selection,
    Summary,
    Writers,
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
        ("What does the article about seagrass say?", "seagrass"),
        ("Worum geht es in diesem Artikel?", ""),
        ("¿De qué trata el artículo?", ""),
    ],
)  # fmt: skip
def test_a_summary_is_asked_for(question: str, article: str) -> None:
    found = recognise(question)
    assert isinstance(found, Summary)
    assert (found.articles.name, found.articles.selects) == (article, False)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("which of my articles talk about the flood", "the flood"),
        ("How many articles mention Tobias Renck?", "Tobias Renck"),
        ("List all articles on Port Ansel.", "Port Ansel"),
        ("Show me the articles about seagrass", "seagrass"),
        ("What's new about the Lantern Bridge?", "the Lantern Bridge"),
        ("Anything about goats?", "goats"),
        ("Do you have something on the Eel Ladder?", "the Eel Ladder"),
        ("is there anything about the flood", "the flood"),
        ("In which articles is Ines Hallvard mentioned?", "Ines Hallvard"),
        ("How many times is the mayor mentioned?", "the mayor"),
        ("Where can I read about the flood?", "the flood"),
        ("Which article should I read about the flood?", "the flood"),
        ("Welche Artikel erwähnen Dunmarrow?", "Dunmarrow"),
    ],
)
def test_mentions_are_asked_for(question: str, thing: str) -> None:
    found = recognise(question)
    assert isinstance(found, Mentions)
    assert found.thing == thing


@pytest.mark.parametrize(
    ("question", "fact", "article", "certain"),
    [
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
        ("Who wrote “The “big” one”?", "authors", "The “big” one", True),
        ('Who wrote "Tea at "The Quay""?', "authors", 'Tea at "The Quay"', True),
        ('Who wrote "Tea" or "Coffee"?', "authors", "Tea", True),
        ("Qui a écrit « Thé » ou « Café » ?", "authors", "Thé", True),
    ],
)  # fmt: skip
def test_a_fact_about_an_article_is_asked_for(
    question: str, fact: str, article: str, certain: bool
) -> None:
    found = recognise(question)
    assert isinstance(found, Metadata)
    assert (found.fact, found.articles.name, found.certain) == (fact, article, certain)


@pytest.mark.parametrize(
    ("question", "several"),
    [
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
    found = recognise(question)
    assert isinstance(found, Content)
    assert (found.several, found.topic) == (several, "")


@given(st.text(max_size=200))
def test_any_words_are_of_some_kind(question: str) -> None:
    assert isinstance(recognise(question), Request)


@pytest.mark.parametrize(
    "question",
    [
        "Which articles are there?",
        "How many articles do I have in my library?",
        "List all articles",
        "Please summarise everything.",
        "What topics do you cover?",
        "Give me the latest news",
        "What's new?",
        "Welche Artikel gibt es?",
    ],
)
def test_what_there_is_is_asked_for(question: str) -> None:
    assert isinstance(recognise(question), Holdings)


@pytest.mark.parametrize(
    "question",
    [
        "Which stories does the mayor tell?",
        "What news did the mayor get?",
        "How many articles of the treaty are there?",
        "What are the texts of the treaty about tolls called?",
        "Which newspapers are printed in Farra?",
        "What is new in the harbour?",
        "What is the first story of the tower made of?",
        "What has been written to the harbour master?",
    ],
)
def test_what_only_sounds_so_is_asked_of_what_they_say(question: str) -> None:
    assert not isinstance(recognise(question), Holdings)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the ferry", "the ferry"),
        ("What does the author say about the ferry?", "the ferry"),
        ("What does this article say about the ferry?", "the ferry"),
        ("What do we know about the ferry?", "the ferry"),
        ("Tell me what you know about the ferry.", "the ferry"),
        ("Please tell me more about the ferry.", "the ferry"),
        ("Anything about why it closed?", "why it closed"),
        ("Is there anything about whether it closed?", ""),
        ("What do you know about Ines Hallvard?", "Ines Hallvard"),
        ("What did the mayor say about the flood?", ""),
        ("Who went on about the flood?", ""),
        ("price of the ferry", "price of the ferry"),
        ("On what day did it open?", ""),
    ],
)
def test_what_is_only_to_be_told_of_is_a_topic(question: str, topic: str) -> None:
    found = recognise(question)
    assert isinstance(found, Content)
    assert (found.several, found.topic) == (False, topic)


@pytest.mark.parametrize(
    ("question", "site", "asked"),
    [
        ("According to the Quay, who came?", "the Quay", "who came"),
        ("Who came according to the Quay?", "the Quay", "Who came"),
        ("What does the Quay say about the flood?", "the Quay", "Tell me about the flood"),
        ("Who said so according to plan, and why?", "", ""),
    ],
)
def test_who_is_to_say_it_may_be_a_site(question: str, site: str, asked: str) -> None:
    found = recognise(question)
    assert isinstance(found, Content)
    assert (found.site, found.question) == (site, asked)


def test_the_newest_article_may_be_summed_up_or_asked_for_who_wrote_it() -> None:
    assert recognise("Summarise the newest article.") == Summary(Selection(count=1))
    assert recognise("What is the oldest article about?") == Summary(
        Selection(order="oldest", count=1)
    )
    found = recognise("Who wrote the latest article about tea?")
    assert found == Metadata("authors", Selection("tea", count=1), certain=True)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Who are the authors?", "authors"),
        ("List all authors", "authors"),
        ("Which journalists wrote the articles?", "authors"),
        ("Which sites are the articles from?", "site"),
    ],
)
def test_who_wrote_the_articles_is_asked_for(question: str, fact: str) -> None:
    found = recognise(question)
    assert isinstance(found, Writers)
    assert found.fact == fact


@pytest.mark.parametrize(
    ("question", "request_"),
    [
        ("der neueste Artikel", Holdings(Selection(count=1))),
        ("Zeig mir den ältesten Artikel", Holdings(Selection(order="oldest", count=1))),
        ("Was sind die letzten Artikel?", Holdings(Selection(several=True))),
        ("Fasse die neuesten Artikel zusammen", Holdings(Selection(several=True))),
        ("Was ist der letzte Artikel?", Holdings(Selection(count=1))),
        ("Gibt es einen Artikel über Ziegen?", Mentions(Selection("Ziegen"))),
        ("Les articles les plus anciens", Holdings(Selection(order="oldest", several=True))),
        ("los primeros artículos", Holdings(Selection(order="oldest", several=True))),
        ("Quel est l'article le plus récent ?", Holdings(Selection(count=1))),
        ("¿Cuál es el último artículo?", Holdings(Selection(count=1))),
        ("Welche Artikel sind von Ada Hale?", Holdings(Selection(by="Ada Hale"))),
        ("Gibt es Artikel über Ziegen?", Mentions(Selection("Ziegen"))),
        ("¿Qué artículos hay sobre cabras?", Mentions(Selection("cabras", several=True))),
        ("Fasse den neuesten Artikel zusammen", Summary(Selection(count=1))),
        ("Résume l'article sur les chèvres", Summary(Selection("les chèvres"))),
        ("Resume el artículo más antiguo", Summary(Selection(order="oldest", count=1))),
        ("Wer hat den Artikel geschrieben?", Metadata("authors", Selection(), certain=True)),
        ("Qui a écrit cet article ?", Metadata("authors", Selection(), certain=True)),
        ("Wer hat das geschrieben?", Metadata("authors", Selection(), certain=True)),
        ("Qui l'a écrit ?", Metadata("authors", Selection(), certain=True)),
        ("¿Quién lo escribió?", Metadata("authors", Selection(), certain=True)),
        ("Wann ist der Artikel erschienen?", Metadata("published", Selection(), certain=True)),
        ("¿Cuándo se publicó este artículo?", Metadata("published", Selection(), certain=True)),
        ("Wer hat die Brücke gebaut?", Content()),
        ("Was ist der letzte Halt der Bahn?", Content()),
        ("Qui est le premier ministre ?", Content()),
        ("¿Qué dice el artículo 3 de la ley?", Content()),
        ("Quand le pont a-t-il ouvert ?", Content()),
    ],
)
def test_articles_are_asked_for_in_german_french_and_spanish(
    question: str, request_: Request
) -> None:
    assert recognise(question) == request_
