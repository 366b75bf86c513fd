"""What a question takes for granted, and an article does not know."""

import pytest

from embeddings.article import Article
from qa.quoting.premise import knows

_PIER = Article(
    "pier",
    "Gull Pier shut",
    "Mr Hale, of the US Navy, shut Gull Pier on Saturday. It had opened last year.\n\n"
    "They didn't ask. The Dutch company of Töregene Quill built it, as it did the Heron Bridge.",
    authors=("Ada Brook",),
    published="2017-09-11",
)


@pytest.mark.parametrize(
    "question",
    [
        "Why was the pier shut?",
        "Why did Piet Hale shut Gull Pier?",
        "Why did the United States Navy shut it?",
        "Did the Netherlands build it?",
        "What did Toregene Quill build?",
        "What did Töregen Quill build?",
        "What did Ada Brook see?",
        "What did NATO build?",
        "What Is The Price Of A Ticket?",
        "Wer hat den Vertrag unterschrieben?",
        "What was shut in 2017?",
        "What was built in 2016?",
        "What was built in the 1990s?",
    ],
)
def test_what_it_knows_by_any_of_its_names(question: str) -> None:
    assert knows(_PIER, question)


@pytest.mark.parametrize(
    "question",
    [
        "Why was Lantern Pier shut?",
        "Why was the Mill Bridge shut?",
        "What did Bea Stroud build?",
        "How old is Thornby?",
        "Where is the Tern Museum?",
        "What was shut in 2019?",
        "What was built in 2015?",
    ],
)
def test_what_it_does_not_know(question: str) -> None:
    assert not knows(_PIER, question)


def test_an_article_without_a_date_may_be_of_any_year() -> None:
    assert knows(Article("a", "Tide", "The pier was shut."), "What was shut in 2019?")
