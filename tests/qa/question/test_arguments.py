"""The wish to know what an article argues, or how it concludes."""

import pytest

from qa.question.recognising import recognise
from qa.question.requests import ALL_ARTICLES, Content, Selection, Summary


@pytest.mark.parametrize(
    "question",
    [
        "What does the author argue?",
        "So what does the writer think?",
        "What's the main argument?",
        "What is the author’s central thesis?",
        "What is the reviewer's opinion?",
        "What does the article argue?",
        "What did the article say?",
        "What is the thesis of this essay?",
        "What do the authors claim?",
    ],
)
def test_what_the_article_that_is_spoken_of_argues(question: str) -> None:
    assert recognise(question) == Summary(ALL_ARTICLES, focus="argument")


@pytest.mark.parametrize(
    "question",
    [
        "What does the author conclude?",
        "What does the columnist recommend?",
        "What is the conclusion?",
        "What are the main conclusions of the article?",
        "How does the essay end?",
        "What happens in the end?",
        "What happens at the end of the story?",
        "What's the bottom line?",
    ],
)
def test_how_the_article_that_is_spoken_of_concludes(question: str) -> None:
    assert recognise(question) == Summary(ALL_ARTICLES, focus="ending")


@pytest.mark.parametrize("question", ["What were the findings?", "What does this report find?"])
def test_what_was_found_is_asked_for(question: str) -> None:
    assert recognise(question) == Summary(ALL_ARTICLES, focus="findings")


def test_whose_argument_it_is_may_be_said() -> None:
    essay = recognise("What does the author of the essay about tea argue?")
    assert essay == Summary(Selection("tea"), focus="argument")
    by_name = recognise("What does Ada Hale argue?")
    assert by_name == Summary(Selection(by="Ada Hale"), certain=False, focus="argument")


@pytest.mark.parametrize(
    "question",
    [
        "What is the main argument against the tram?",
        "What does the author say about tea?",
        "What does the mayor argue?",
        "What does the author recommend for dry hands?",
        "How does the strike end?",
        "What is the argument?",
        "What does Ada think of the tram?",
        "Why does the author argue so?",
        "What are the findings on tea?",
        "What is the conclusion of the ferry inquiry?",
        "What does the report find?",
        "What did the letter propose?",
        "What do critics say?",
        "What does the journalist want?",
        "What was the verdict?",
        "What were the results?",
    ],
)
def test_other_arguments_are_looked_for_in_the_text(question: str) -> None:
    assert isinstance(recognise(question), Content)
