"""A small library and how it is asked, without a model."""

from pathlib import Path

from embeddings.filters import Filter
from qa.answer import Answer
from qa.overview.about_articles import AboutArticles
from qa.question.recognising import recognise

HEAD = "---\ntitle: {title}\nauthor: {author}\ndate: {date}\nsite: The Quay\n---\n\n{text}\n"
ARTICLES = {
    "ferry.md": (
        "The ferry to Farra is back",
        "Ada Brook",
        "2020-03-01",
        "By Ada Brook\n\nThe ferry to Farra sails again on Monday after a winter in the yard. "
        "Its captain, Otto Marsh, said that the Farra ferry had never been cleaner. "
        "The yard in Hallowick changed both of the engines and painted the hull in green. "
        "Children of the island will sail free of charge until the end of the spring.",
    ),
    "fair.md": (
        "Sheep fair on Farra",
        "Ines Falk",
        "2022-08-07",
        "The sheep fair of Farra drew eleven hundred visitors on a hot and windless Saturday. "
        "Otto Marsh's ferry was full, and so were both of the boats that came to help it.",
    ),
    "tea.md": (
        "Forty kinds of tea",
        "Ines Falk",
        "2021-05-05",
        "The kiosk on the quay of Tesselby sells forty kinds of tea and one kind of coffee.",
    ),
    "doctor.md": (
        "Lena Quist on her second year as doctor of two islands",
        "Ada Brook",
        "2022-11-12",
        "Lena Quist, 58, came to the clinic by rowing boat. “Nobody else wanted to,” she says.",
    ),
}


def ask(about: AboutArticles, question: str, only: Filter | None = None) -> Answer:
    found = about.answer(question, recognise(question), only)
    assert found is not None
    for citation in found.citations:
        assert citation.quote == citation.article.text[citation.start : citation.end] != ""
    return found


def names(answer: Answer) -> list[str]:
    return [Path(one.article.source).name for one in answer.citations]
