"""The wish to have an article summed up, and in how many sentences."""

import pytest

from qa.question.recognising import recognise
from qa.question.requests import ALL_ARTICLES, Content, Selection, Summary


@pytest.mark.parametrize(
    "question",
    [
        "Summary",
        "Sum it up for me, please.",
        "Can you summarise it for us?",
        "Sumarize this article",
        "Give me a short summary",
        "I need a quick overview of it",
        "tldr?",
        "Key points?",
        "What are the key takeaways?",
        "What's the gist?",
        "What's this about, in short?",
        "Briefly, what is this article about?",
        "Explain this article.",
        "Summarise my current article",
        "Or, summarise that article",
        "Explain the article to me, please",
        "Summarise it for me in a few lines",
        "What are they about?",
        "What happens in the story?",
        "Zusammenfassung",
        "Can you give me a one-paragraph summary?",
    ],
)
def test_the_article_that_is_spoken_of_is_summed_up(question: str) -> None:
    assert recognise(question) == Summary(ALL_ARTICLES)


@pytest.mark.parametrize(
    ("question", "name", "sentences"),
    [
        ("Summarize this in five bullet points", "", 5),
        ("Summarise the flood story in two short sentences.", "the flood", 2),
        ("Give me a 3-sentence summary of the article about tea", "tea", 3),
        ("What are the four main points of the piece on the mill?", "the mill", 4),
        ("What is the article about the mill about in one sentence?", "the mill", 1),
        ("Sum it up in at most 60 words", "", 3),
        ("Summarise it in a word", "", 1),
        ("Fasse den Artikel über Ziegen in drei Sätzen zusammen", "Ziegen", 3),
        ("Résume l'article sur les chèvres en deux phrases", "les chèvres", 2),
        ("Summarise the article “The house in two lines”", "The house in two lines", 0),
    ],
)
def test_a_summary_is_as_long_as_is_asked_for(question: str, name: str, sentences: int) -> None:
    assert recognise(question) == Summary(Selection(name), sentences)


@pytest.mark.parametrize(
    "question",
    [
        "How long is the summary of the inquiry?",
        "What did he say in two sentences?",
        "What was the main idea of the keeper's paper?",
        "What is the point?",
        "What is a summary?",
        "What's an overview?",
        "What happens in the story when the mill burns?",
        "Explain the article's claim that tea is bad.",
        "Was the outline of the wreck seen?",
    ],
)
def test_what_only_sounds_like_a_summary_is_looked_for(question: str) -> None:
    assert isinstance(recognise(question), Content)


@pytest.mark.parametrize(
    ("question", "part", "sentences"),
    [
        ("Summarise the part about eels", "eels", 0),
        ("Sum up the section on the quay in two sentences", "the quay", 2),
        ("Summarise the party about eels", "", 0),
    ],
)
def test_a_part_may_be_summed_up_alone(question: str, part: str, sentences: int) -> None:
    request = recognise(question)
    assert isinstance(request, Summary)
    assert (request.part, request.sentences) == (part, sentences)
